package org.dropback.update;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version such as {@code 0.2.0} or {@code 0.2.0-rc1}. What follows a hyphen comes before the version without it; two such are the same here.
 *
 * @param numbers 1 to 4, each of at most 9 digits
 */
record ReleaseVersion(List<Integer> numbers, boolean preliminary) implements Comparable<ReleaseVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9}){0,3})(-[0-9A-Za-z.-]{1,40})?");
    private static final int LENGTH = 4;

    /** Empty for what is no version, such as that of a build that has none. */
    static Optional<ReleaseVersion> of(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ReleaseVersion(Arrays.stream(form.group(1).split("\\.")).map(Integer::valueOf).toList(), form.group(2) != null))
                : Optional.empty();
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        for (int i = 0; i < LENGTH; i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Boolean.compare(other.preliminary, preliminary);
    }

    private int number(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }
}
