package org.dropback.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that goes wrong by as much as told. Any thread. */
final class OffsetClock extends Clock {

    /** Dates keep four digits of year. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Clock base;
    private volatile Duration offset;

    OffsetClock(Clock base, Duration offset) {
        this.base = base;
        this.offset = checked(offset);
    }

    /** @throws IllegalArgumentException for more than a hundred years */
    static Duration checked(Duration offset) {
        if (offset.abs().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("More than a hundred years: " + offset);
        }
        return offset;
    }

    Duration offset() {
        return offset;
    }

    void goFastBy(Duration newOffset) {
        offset = checked(newOffset);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new OffsetClock(base.withZone(zone), offset);
    }
}
