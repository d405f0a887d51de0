package org.dropback.sandbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a request says it was made: {@code x-oss-date} goes before {@code Date} (EC pages 0002-00000502 to 504). Any thread. */
final class RequestTime {

    /** How far a client's clock may be off, both ways. */
    static final Duration SKEW = Duration.ofMinutes(15);

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RequestTime() {
    }

    /** Of a request signed in its header. */
    static Instant of(OssRequest request, Clock clock) throws OssError {
        var text = request.header("x-oss-date").or(() -> request.header("date")).orElse("");
        if (text.isEmpty()) {
            throw OssError.accessDenied("OSS authentication requires a valid Date.", "0002-00000503");
        }
        var time = basic(text).or(() -> parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
                .orElseThrow(() -> OssError.accessDenied("OSS authentication requires a valid Date.", "0002-00000502"));
        if (Duration.between(time, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw new OssError(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.",
                    "0002-00000504")
                    .with("MaxAllowedSkewMilliseconds", Long.toString(SKEW.toMillis()))
                    .with("RequestTime", time.toString()).with("ServerTime", clock.instant().toString());
        }
        return time;
    }

    /** {@code yyyyMMdd'T'HHmmss'Z'}. */
    static Optional<Instant> basic(String text) {
        return parse(text, BASIC);
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(Instant.from(format.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
