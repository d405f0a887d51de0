package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropback.text.Messages;

/**
 * What can stand where somebody types in a body, after {@code ${}.
 *
 * @param start of what a choice replaces, in UTF-16 units of the body; the two characters before are {@code ${}
 * @param end   of it; includes the closing brace where there is one
 * @param items system variables first, then those of the profile
 */
public record BodyCompletions(int start, int end, List<Item> items) {

    /**
     * @param name  as it stands between the braces; put in with a closing brace after it
     * @param isNew whether the profile has no such variable yet, and gets it with this choice
     */
    public record Item(String name, boolean isNew) {

        public Item(String name) {
            this(name, false);
        }

        /** What it holds and when it is empty. */
        public String text(Messages messages) {
            return isNew ? messages.get("variable.new") : messages.get(SystemVariable.named(name).map(variable -> "variable." + variable.variable()).orElse("variable.custom"));
        }
    }

    private static final Pattern NEW_NAME = Pattern.compile("x:[a-z0-9_.-]*");

    public BodyCompletions {
        items = List.copyOf(items);
    }

    /**
     * @param caret in UTF-16 units
     * @param own   names of the profile's variables, with {@code x:}
     * @return empty where no variable is being typed, or nothing begins like this
     */
    public static Optional<BodyCompletions> at(String body, int caret, List<String> own) {
        int start = body.lastIndexOf("${", caret - 2) + 2;
        if (caret < 2 || start < 2 || body.substring(start, caret).chars().anyMatch(c -> "${}\r\n\"&".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        var typed = body.substring(start, caret).toLowerCase(Locale.ROOT);
        var names = new ArrayList<String>();
        for (var variable : SystemVariable.values()) {
            names.add(variable.variable());
        }
        own.stream().filter(name -> !names.contains(name)).distinct().forEach(names::add);
        var items = names.stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith(typed)).map(Item::new).toList();
        if (items.isEmpty() && NEW_NAME.matcher(typed).matches()) {
            items = List.of(new Item(typed.equals("x:") ? "x:my_variable" : typed, true));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new BodyCompletions(start, end(body, caret), items));
    }

    private static int end(String body, int caret) {
        int end = caret;
        while (end < body.length() && (Character.isLetterOrDigit(body.charAt(end)) || "_.:-".indexOf(body.charAt(end)) >= 0)) {
            end++;
        }
        return end < body.length() && body.charAt(end) == '}' ? end + 1 : caret;
    }
}
