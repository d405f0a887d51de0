package org.dropback.sandbox;

/**
 * A pattern of object keys: {@code *} stands for any characters, slashes too, {@code ?} for one. Immutable, any thread. No regular expression, since
 * many stars would take one for ever.
 */
record Glob(String pattern) {

    boolean matches(String key) {
        int p = 0;
        int k = 0;
        int star = -1;
        int starredTo = 0;
        while (k < key.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starredTo = k;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == key.charAt(k))) {
                p++;
                k++;
            } else if (star >= 0) {
                p = star + 1;
                k = ++starredTo;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
