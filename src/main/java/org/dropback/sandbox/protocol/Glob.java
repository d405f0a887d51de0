package org.dropback.sandbox.protocol;

import java.util.Arrays;

/**
 * A pattern of object keys or paths: {@code *} stands for any characters, slashes too, {@code ?} for one; all else for itself; the whole must match.
 * Immutable, any thread. No regular expression, since many stars would take one for ever.
 */
public record Glob(String pattern) {

    public boolean matches(String text) {
        int[] wanted = pattern.codePoints().toArray();
        int[] given = text.codePoints().toArray();
        int w = 0;
        int g = 0;
        int star = -1;
        int starredTo = 0;
        while (g < given.length) {
            if (w < wanted.length && wanted[w] == '*') {
                star = w++;
                starredTo = g;
            } else if (w < wanted.length && (wanted[w] == '?' || wanted[w] == given[g])) {
                w++;
                g++;
            } else if (star >= 0) {
                w = star + 1;
                g = ++starredTo;
            } else {
                return false;
            }
        }
        return Arrays.stream(wanted, w, wanted.length).allMatch(c -> c == '*');
    }
}
