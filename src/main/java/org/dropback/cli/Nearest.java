package org.dropback.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** "Did you mean": the known word that holds the given one, else the one that takes the fewest letters to change, add or leave out, if those are few. */
final class Nearest {

    private static final int FAR = 2;

    private Nearest() {
    }

    static Optional<String> to(String word, Collection<String> known) {
        return known.stream().filter(candidate -> holds(candidate, word) || distance(word, candidate) <= FAR)
                .min(Comparator.<String, Boolean>comparing(candidate -> !holds(candidate, word)).thenComparing(candidate -> distance(word, candidate)));
    }

    /** A single letter says nothing. */
    private static boolean holds(String candidate, String word) {
        return word.length() > 1 && !word.equals("--") && candidate.contains(word);
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
