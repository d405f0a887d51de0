package org.dropback.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.SavedProfile;
import org.jspecify.annotations.Nullable;

/**
 * A saved profile in JSON, as it takes effect. The components are the contract's fields: add, never rename.
 *
 * @param problems why it is not known whole, a sentence each
 */
record ProfileLine(String name, String folder, @Nullable String parent, List<String> urls, @Nullable String host, boolean sni, String bodyType, String body,
                   List<VariableLine> variables, Map<String, String> headers, List<String> environments, List<String> problems) {

    /** @param value null of a secret */
    record VariableLine(String name, @Nullable String value, String kind, boolean enabled, boolean secret) {

        static VariableLine of(CallbackVariable variable) {
            return new VariableLine(variable.name(), variable.secret() ? null : variable.value(),
                    variable.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), variable.enabled(), variable.secret());
        }
    }

    static ProfileLine of(SavedProfile saved, ProfileBook book, CliServices services) {
        var effective = book.effective(saved.name(), null);
        var profile = effective.profile();
        return new ProfileLine(saved.name(), saved.folder(), saved.parent(), profile.urls(), profile.host(), profile.sni(),
                profile.bodyType().name().toLowerCase(Locale.ROOT), profile.body(), profile.variables().stream().map(VariableLine::of).toList(),
                profile.headers(), List.copyOf(book.environments(saved.name())),
                effective.problems().stream().map(problem -> problem.text(services.messages())).toList());
    }
}
