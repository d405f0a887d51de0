package org.dropback.oss.aliyun;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time by which requests are signed: this machine's, until OSS finds it more than 15 minutes off (facts 6.1). Any thread. */
final class ServerClock {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);

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

    /** Goes by the {@code Date} of OSS's refusal from now on; whether there was one. */
    boolean correct(Answer refusal) {
        try {
            var date = refusal.header("date");
            if (date == null) {
                return false;
            }
            offset = Duration.between(clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
            LOG.warn("This machine's clock is {} s off; requests are signed by OSS's", offset.toSeconds());
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
