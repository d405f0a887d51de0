package org.dropback.oss.aliyun;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.FailureKind;
import org.jspecify.annotations.Nullable;

/** Tells what a failed call means for the next try. */
final class Kinds {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Set<LocalError> OF_THE_LINE =
            Set.of(LocalError.HOST_UNKNOWN, LocalError.CONNECTION_REFUSED, LocalError.CONNECTION_LOST, LocalError.TIMED_OUT, LocalError.ANSWER_UNREADABLE);
    /** What OSS says of too much traffic (facts 7), and of a body that came too slowly. */
    private static final Set<String> THROTTLED =
            Set.of("SlowDown", "QpsLimitExceeded", "UploadTrafficRateLimitExceeded", "TooManyRequests", "Throttling");
    private static final Set<String> PASSING = Set.of("RequestTimeout", "OperationAborted");
    static final String SKEWED = "RequestTimeTooSkewed";
    static final String DENIED = "RequestDeniedByCallback";

    private Kinds() {
    }

    /** Without an answer. */
    static FailureKind of(Effect effect, ErrorEvidence evidence, @Nullable Throwable cause) {
        if (evidence.code().equals(LocalError.CANCELLED.code())) {
            return FailureKind.FATAL;
        }
        if (effect == Effect.STORES && evidence.stored() == Stored.UNKNOWN) {
            return FailureKind.UNKNOWN_OUTCOME;
        }
        var error = Arrays.stream(LocalError.values()).filter(local -> local.code().equals(evidence.code())).findFirst();
        boolean line = error.filter(OF_THE_LINE::contains).isPresent() || error.filter(LocalError.TLS_FAILED::equals).isPresent() && !distrusts(cause);
        return line ? FailureKind.RETRY_LATER : FailureKind.FATAL;
    }

    /** With an answer, of OSS or of what stands between. */
    static FailureKind of(Effect effect, ErrorEvidence evidence, Answer answer) {
        if (evidence.code().equals(DENIED)) {
            return FailureKind.FATAL;
        }
        if (effect == Effect.STORES && evidence.stored() == Stored.UNKNOWN) {
            return FailureKind.UNKNOWN_OUTCOME;
        }
        if (evidence.code().equals(SKEWED)) {
            return FailureKind.SKEWED;
        }
        // The line broke, and with it went why: not to be mistaken for a refusal.
        boolean brokenOff = answer.truncated() && answer.body().length < CallbackAnswer.MAX_BYTES && evidence.code().equals(LocalError.ANSWER_UNREADABLE.code());
        boolean refused = !brokenOff
                && (answer.status() == 501 || answer.status() / 100 == 4 && answer.status() != 408 && answer.status() != 429 && !PASSING.contains(evidence.code()));
        if (THROTTLED.contains(evidence.code()) || answer.status() == 429 || !refused && retryAfter(answer) != null) {
            return FailureKind.THROTTLED;
        }
        return refused ? FailureKind.FATAL : FailureKind.RETRY_LATER;
    }

    /** How long OSS, or what stands between, asks to be left alone; null where neither does. */
    static @Nullable Duration retryAfter(Answer answer) {
        var millis = number(answer.header("x-oss-qos-delay-time"));
        var seconds = number(answer.header("retry-after"));
        var asked = millis != null ? Duration.ofMillis(millis) : seconds != null ? Duration.ofSeconds(seconds) : null;
        return asked == null || asked.compareTo(LONGEST) <= 0 ? asked : LONGEST;
    }

    /** Null for what is no number; a date is not waited for. */
    private static @Nullable Long number(@Nullable String text) {
        return text == null || !text.strip().matches("\\d{1,12}") ? null : Long.valueOf(text.strip());
    }

    static boolean distrusts(@Nullable Throwable cause) {
        return Stream.iterate(cause, e -> e != null, Throwable::getCause).limit(20)
                .anyMatch(e -> e instanceof CertificateException || e instanceof SSLPeerUnverifiedException);
    }
}
