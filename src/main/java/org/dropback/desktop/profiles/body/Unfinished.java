package org.dropback.desktop.profiles.body;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code ${…} in which the caret stands, on its way to a variable.
 *
 * @param start of {@code ${}
 * @param end   after what a completion takes the place of
 * @param typed what of the name stands before the caret
 */
record Unfinished(int start, int end, String typed) {

    /** Empty where the caret is in no {@code ${}. */
    static Optional<Unfinished> at(String text, int caret) {
        int start = caret;
        while (start > 0 && isName(text.charAt(start - 1))) {
            start--;
        }
        if (start < 2 || text.charAt(start - 1) != '{' || text.charAt(start - 2) != '$') {
            return Optional.empty();
        }
        int end = caret;
        while (end < text.length() && isName(text.charAt(end))) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == '}';
        // Without its brace, what follows the caret is not part of this variable.
        return Optional.of(new Unfinished(start - 2, closed ? end + 1 : caret, text.substring(start, caret)));
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || ":._-".indexOf(c) >= 0;
    }

    /** Names that begin with what was typed come before those that only hold it. */
    List<Suggestion> matching(List<Suggestion> all) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return all.stream().filter(each -> each.name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparing(each -> !begins(each.name().toLowerCase(Locale.ROOT), wanted))).toList();
    }

    private static boolean begins(String name, String wanted) {
        return name.startsWith(wanted) || name.startsWith("x:" + wanted);
    }
}
