package org.dropback.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers of bytes as people read and write them. MB is 10^6, MiB is 2^20. Any thread. */
public final class ByteSize {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
    private static final Pattern FORM = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*([a-z]*)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> FACTORS = Map.ofEntries(
            Map.entry("", 1L), Map.entry("b", 1L),
            Map.entry("k", 1000L), Map.entry("kb", 1000L), Map.entry("kib", 1L << 10),
            Map.entry("m", 1_000_000L), Map.entry("mb", 1_000_000L), Map.entry("mib", 1L << 20),
            Map.entry("g", 1_000_000_000L), Map.entry("gb", 1_000_000_000L), Map.entry("gib", 1L << 30),
            Map.entry("t", 1_000_000_000_000L), Map.entry("tb", 1_000_000_000_000L), Map.entry("tib", 1L << 40));

    private static final List<String> EXACT = List.of("TiB", "TB", "GiB", "GB", "MiB", "MB", "KiB", "KB");

    private ByteSize() {
    }

    /** Decimal units, one digit after the point below 100: {@code 212 KB}, {@code 4.8 MB}. */
    public static String format(long bytes, Locale locale) {
        // Not by BigDecimal, which squares numbers of a thousand digits before it does anything: 25 ms of the FX thread at each start.
        long one = 1;
        int unit = 0;
        while (unit < UNITS.length - 1 && rounded(bytes, one) >= 1000) {
            one *= 1000;
            unit++;
        }
        var number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(1);
        return number.format(bytes < 0 ? -rounded(bytes, one) : rounded(bytes, one)) + " " + UNITS[unit];
    }

    /** The amount in units of {@code one} byte and more, a half rounded up: whole from 100 on, below that to a tenth. */
    private static double rounded(long bytes, long one) {
        long whole = Math.abs(bytes / one);
        long rest = Math.abs(bytes % one);
        if (one == 1 || whole >= 100) {
            return whole + (2 * rest >= one ? 1 : 0);
        }
        return (whole * 10 + (rest + one / 20) / (one / 10)) / 10.0;
    }

    /** Exactly, as {@link #parse} reads it, in the largest unit that leaves no rest: {@code 8MiB}, {@code 5MB}, {@code 1025B}. */
    public static String write(long bytes) {
        for (var unit : EXACT) {
            long factor = FACTORS.get(unit.toLowerCase(Locale.ROOT));
            if (bytes >= factor && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return bytes + "B";
    }

    /**
     * Reads {@code 8MiB}, {@code 1.5 GB}, {@code 300k}, {@code 1024}; case does not count. A part of a byte is dropped.
     *
     * @throws IllegalArgumentException for anything else, or more than {@link Long#MAX_VALUE}
     */
    public static long parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        var factor = FACTORS.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (factor == null) {
            throw new IllegalArgumentException(text);
        }
        var bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(text);
        }
        return bytes.longValue();
    }
}
