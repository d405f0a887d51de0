package org.dropback.desktop.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** A field in which two versions of a profile differ, as a person reads it. */
record Difference(String field, String mine, String theirs) {

    private static final String HIDDEN = "••••••";

    static List<Difference> between(SavedProfile mine, SavedProfile theirs, Messages messages) {
        var all = new ArrayList<Difference>();
        add(all, messages.get("profiles.name"), mine.name(), theirs.name());
        add(all, messages.get("profiles.folder"), mine.folder(), theirs.folder());
        add(all, messages.get("profiles.inherits"), Objects.requireNonNullElse(mine.parent(), ""), Objects.requireNonNullElse(theirs.parent(), ""));
        parts(all, "", mine.own(), theirs.own(), messages);
        var environments = new TreeSet<>(mine.environments().keySet());
        environments.addAll(theirs.environments().keySet());
        environments.forEach(name -> parts(all, name + " · ", mine.environments().getOrDefault(name, ProfilePart.EMPTY),
                theirs.environments().getOrDefault(name, ProfilePart.EMPTY), messages));
        return all;
    }

    private static void parts(List<Difference> all, String where, ProfilePart mine, ProfilePart theirs, Messages messages) {
        add(all, where + messages.get("profiles.url"), lines(mine.urls()), lines(theirs.urls()));
        add(all, where + "Host", text(mine.host()), text(theirs.host()));
        add(all, where + messages.get("profiles.sni"), text(mine.sni()), text(theirs.sni()));
        add(all, where + messages.get("profiles.body"), text(mine.bodyType()) + "\n" + text(mine.body()), text(theirs.bodyType()) + "\n" + text(theirs.body()));
        add(all, where + messages.get("profiles.variables"), variables(mine.variables(), messages), variables(theirs.variables(), messages));
        add(all, where + messages.get("profiles.headers"), headers(mine, messages), headers(theirs, messages));
    }

    private static void add(List<Difference> all, String field, String mine, String theirs) {
        if (!mine.equals(theirs)) {
            all.add(new Difference(field, mine.strip(), theirs.strip()));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String lines(@Nullable List<String> lines) {
        return lines == null ? "" : String.join("\n", lines);
    }

    private static String variables(List<CallbackVariable> variables, Messages messages) {
        return variables.stream().map(each -> each.name() + " = " + (each.secret() ? HIDDEN : each.value()) + " (" + messages.get("profiles.kind." + each.kind())
                + (each.enabled() ? ")" : ", " + messages.get("profiles.off") + ")")).collect(Collectors.joining("\n"));
    }

    private static String headers(ProfilePart part, Messages messages) {
        return Stream.concat(part.headers().entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()),
                part.without().stream().map(name -> name + " (" + messages.get("profiles.headerGone") + ")")).collect(Collectors.joining("\n"));
    }
}
