package org.dropback.settings;

/**
 * What is kept.
 *
 * @param historyDays how long finished uploads stay in the history, at most 3,650 days; 0 for ever
 */
public record Upkeep(int historyDays, LogLevel logLevel) {

    private static final int TEN_YEARS = 3650;

    static final Upkeep DEFAULT = new Upkeep(0, LogLevel.WARN);

    /** @throws OutOfRangeException for a number that is none of these */
    public Upkeep {
        OutOfRangeException.checkUnlessZero(historyDays, 1, TEN_YEARS);
    }

    public Upkeep withHistoryDays(int value) {
        return new Upkeep(value, logLevel);
    }

    public Upkeep withLogLevel(LogLevel value) {
        return new Upkeep(historyDays, value);
    }
}
