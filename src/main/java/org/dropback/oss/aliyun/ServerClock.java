package org.dropback.oss.aliyun;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time by which requests are signed: this machine's, until OSS finds it more than 15 minutes off (facts 6.1). Any thread. */
final class ServerClock {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);

    private static final Duration TOLERATED = Duration.ofMinutes(15);

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(offset);
    }

    /** OSS's time less this machine's. */
    Duration offset() {
        return offset;
    }

    /** Whether OSS's refusal tells a time that it would not take for ours (facts 3, 15 minutes). */
    boolean isFarFrom(Answer refusal) {
        return date(refusal).filter(date -> Duration.between(date, now()).abs().compareTo(TOLERATED) > 0).isPresent();
    }

    /** Goes by the {@code Date} of OSS's refusal from now on; whether there was one. */
    boolean correct(Answer refusal) {
        var date = date(refusal);
        date.ifPresent(there -> {
            offset = Duration.between(clock.instant(), there);
            LOG.warn("This machine's clock is {} s off; requests are signed by OSS's", offset.toSeconds());
        });
        return date.isPresent();
    }

    private static Optional<Instant> date(Answer answer) {
        try {
            return Optional.ofNullable(answer.header("date")).map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
