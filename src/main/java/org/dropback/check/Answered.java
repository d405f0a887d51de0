package org.dropback.check;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.dropback.check.Step.Kind;
import org.dropback.check.Step.Sentence;

/** Whether it was OSS that answered, and what it says of this machine's clock (facts 6.1). */
final class Answered {

    private static final Duration MOST = Duration.ofMinutes(15);
    private static final Duration MUCH = Duration.ofMinutes(2);

    private final Clock clock;

    Answered(Clock clock) {
        this.clock = clock;
    }

    boolean isOss(Reached.Head head, Consumer<Step> each) {
        if (!head.headers().containsKey("x-oss-request-id")) {
            var type = head.headers().getOrDefault("content-type", "-");
            boolean page = type.startsWith("text/html") || head.status() / 100 == 3;
            each.accept(Step.failed(Kind.OSS, page ? "portal" : "foreign", Integer.toString(head.status()), type,
                    head.headers().getOrDefault("server", "-")));
            return false;
        }
        each.accept(Step.passed(Kind.OSS, Sentence.of("test.oss")));
        each.accept(clock(head.headers().getOrDefault("date", "")));
        return true;
    }

    private Step clock(String date) {
        try {
            var off = Duration.between(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from), clock.instant());
            var minutes = Long.toString(off.abs().toMinutes());
            if (off.abs().compareTo(MUCH) < 0) {
                return Step.passed(Kind.CLOCK, Sentence.of("test.clock"));
            }
            // The client goes by OSS's clock once it is refused for its own.
            return Step.warning(Kind.CLOCK, (off.abs().compareTo(MOST) > 0 ? "clock.far" : "clock.off") + (off.isNegative() ? ".slow" : ".fast"), minutes);
        } catch (DateTimeException e) {
            return Step.skipped(Kind.CLOCK, "clock.unknown");
        }
    }
}
