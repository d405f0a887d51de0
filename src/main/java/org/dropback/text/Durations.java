package org.dropback.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time as people read and write them. Any thread. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h)\\s*)+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h)");

    /** Characters; more would be more than the pattern can take. */
    private static final int LONGEST = 100;

    private Durations() {
    }

    /** {@code 38 ms}, {@code 1.2 s}, {@code 41 s}, {@code 2 min 5 s}, {@code 3 h 7 min}, in the words of the locale. */
    public static String format(Duration duration, Locale locale) {
        var messages = Messages.of(locale);
        var number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(1);
        long millis = duration.toMillis();
        if (millis < 1000) {
            return messages.get("text.duration.millis", number.format(millis));
        }
        long tenths = (millis + 50) / 100;
        if (tenths < 100) {
            return messages.get("text.duration.seconds", number.format(tenths / 10.0));
        }
        long seconds = (millis + 500) / 1000;
        if (seconds < 60) {
            return messages.get("text.duration.seconds", number.format(seconds));
        }
        if (seconds < 3600) {
            return messages.get("text.duration.minutes", number.format(seconds / 60), number.format(seconds % 60));
        }
        return messages.get("text.duration.hours", number.format(seconds / 3600), number.format(seconds % 3600 / 60));
    }

    /**
     * Reads {@code 500ms}, {@code 6s}, {@code 2m}, {@code 1h} and sums such as {@code 1m30s}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Duration parse(String text) {
        var trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.length() > LONGEST || !FORM.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(text);
        }
        var sum = Duration.ZERO;
        for (var matcher = PART.matcher(trimmed); matcher.find(); ) {
            long amount = Long.parseLong(matcher.group(1));
            sum = sum.plus(switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            });
        }
        return sum;
    }

    /** As {@link #parseSigned} reads it, to the millisecond: {@code -20m}, {@code 1h30m}, {@code 0s}. */
    public static String write(Duration duration) {
        var length = duration.abs();
        var parts = part(length.toHours(), "h") + part(length.toMinutesPart(), "m") + part(length.toSecondsPart(), "s")
                + part(length.toMillisPart(), "ms");
        return parts.isEmpty() ? "0s" : (duration.isNegative() ? "-" : "") + parts;
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    /**
     * Reads the same with a sign: {@code -20m}, {@code +1h}, {@code 6s}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Duration parseSigned(String text) {
        var trimmed = text.strip();
        boolean signed = trimmed.startsWith("-") || trimmed.startsWith("+");
        var length = parse(signed ? trimmed.substring(1) : trimmed);
        return trimmed.startsWith("-") ? length.negated() : length;
    }
}
