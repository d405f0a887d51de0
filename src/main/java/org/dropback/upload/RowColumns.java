package org.dropback.upload;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.text.Messages;
import org.dropback.text.Placeholder;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.jspecify.annotations.Nullable;

/** The {@code {row:column}} of a batch against its table, before the first file: what one column lacks all files lack. Any thread. */
public final class RowColumns {

    private RowColumns() {
    }

    /**
     * Why no file of a batch can be uploaded, as a sentence; empty where all that is named is there.
     *
     * @param profile null for no callback
     * @param table   null where the batch has none
     */
    public static Optional<String> problem(String keyTemplate, @Nullable CallbackProfile profile, @Nullable RowTable table, Messages messages) {
        for (var wanted : named(keyTemplate, profile)) {
            if (table == null) {
                return Optional.of(messages.get("upload.placeholder.rows", wanted.toString()));
            }
            if (!table.columns().contains(wanted.argument())) {
                return Optional.of(messages.get("upload.placeholder.column", wanted.toString(), table.name(), String.join(", ", table.columns())));
            }
        }
        return Optional.empty();
    }

    /** Whether there is a table of which neither the key nor a variable takes anything. */
    public static boolean isUnused(String keyTemplate, @Nullable CallbackProfile profile, @Nullable RowTable table) {
        return table != null && named(keyTemplate, profile).isEmpty();
    }

    private static Set<Placeholder> named(String keyTemplate, @Nullable CallbackProfile profile) {
        var templates = Stream.concat(Stream.of(keyTemplate), profile == null ? Stream.empty()
                : profile.variables().stream().filter(variable -> variable.kind() == Kind.FROM_FILE).map(CallbackVariable::value));
        var named = new LinkedHashSet<Placeholder>();
        templates.forEach(template -> {
            try {
                PlaceholderTemplate.parse(template).placeholders().stream().filter(each -> each.name().equals("row")).forEach(named::add);
            } catch (PlaceholderException _) {
                // Told where it stands: a template that cannot be read names nothing.
            }
        });
        return named;
    }
}
