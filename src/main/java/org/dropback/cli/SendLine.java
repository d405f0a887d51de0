package org.dropback.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.dropback.fire.Attempt;
import org.dropback.fire.FireReport;
import org.dropback.fire.FireWords;
import org.dropback.text.Messages;
import org.dropback.wire.Delivery;
import org.dropback.wire.SendStep;
import org.dropback.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A test callback as JSON. The components are the contract's fields: add, never rename.
 *
 * @param ossStatus    what OSS would give the uploader: 200, 203 or 400
 * @param message      OSS's, of a 203 or 400
 * @param publicKeyUrl where the key was served meanwhile; null for a callback without a signature
 */
record SendLine(boolean accepted, int ossStatus, @Nullable String message, @Nullable String ec, String verdict, boolean signed,
                @Nullable String publicKeyUrl, List<AttemptLine> urls) {

    /**
     * One URL that was asked.
     *
     * @param failure why no answer came; null where one did
     * @param answer  null where none came
     * @param sni     null unless TLS failed without SNI
     * @param tls     both handshakes of an https URL, the request's own first; one for an address, which SNI cannot name, and none where none was tried
     * @param message what OSS would say of this URL; null where it takes the answer
     */
    record AttemptLine(String url, boolean accepted, @Nullable String message, @Nullable String failure, long millis, List<StepLine> steps,
                       @Nullable AnswerLine answer, @Nullable SniLine sni, List<TlsLine> tls, List<String> notes) {
    }

    /** @param step {@code lookup}, {@code connect}, {@code tls}, {@code request}, {@code head} or {@code body} */
    record StepLine(String step, boolean done, double millis, String detail) {

        static StepLine of(SendStep step) {
            return new StepLine(word(step.phase()), step.done(), step.took().toNanos() / 1000 / 1000.0, step.detail());
        }
    }

    /** @param body where it is UTF-8, else {@code bodyBase64} holds it */
    record AnswerLine(int status, List<NameValue> headers, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
                      @JsonInclude(JsonInclude.Include.NON_NULL) byte @Nullable [] bodyBase64, boolean bodyTruncated) {

        static AnswerLine of(WireAnswer answer) {
            var text = Utf8.text(answer.body(), answer.tooLong());
            return new AnswerLine(answer.status(), NameValue.of(answer.headers()), text.orElse(null),
                    text.isPresent() ? null : answer.body(), answer.tooLong());
        }
    }

    /** Whether TLS works with SNI. */
    record SniLine(boolean works, String detail) {
    }

    /**
     * One handshake.
     *
     * @param sent    whether it is the request's own
     * @param subject of the certificate that the server showed, empty where it showed none
     * @param detail  why it failed; empty where it was made and the certificate is trusted for the host
     */
    record TlsLine(boolean sni, boolean sent, boolean works, String protocol, String subject, String issuer, String detail) {

        static List<TlsLine> of(Attempt attempt) {
            return Stream.concat(attempt.steps().stream().map(SendStep::handshake), Stream.ofNullable(attempt.other())).filter(Objects::nonNull)
                    .map(shook -> new TlsLine(shook.sni(), shook != attempt.other(), shook.works(), shook.protocol(), shook.subject(), shook.issuer(),
                            shook.problem())).toList();
        }
    }

    static SendLine of(FireReport report, Messages messages) {
        var words = new FireWords(messages);
        var signer = report.order().signer();
        var failure = report.refusal() != null || report.attempts().getLast().verdict() == null ? null
                : report.attempts().getLast().verdict().failure();
        return new SendLine(report.accepted(), report.ossStatus(),
                report.refusal() != null ? report.refusal().message() : failure == null ? null : failure.message(),
                report.refusal() != null ? report.refusal().ec() : failure == null ? null : failure.ec(),
                words.verdict(report), signer != null, signer == null ? null : signer.publicKeyUrl(),
                report.attempts().stream().map(attempt -> line(attempt, report, words)).toList());
    }

    private static AttemptLine line(Attempt attempt, FireReport report, FireWords words) {
        var verdict = attempt.verdict();
        var delivery = attempt.delivery();
        return new AttemptLine(attempt.url(), verdict != null && verdict.accepted(),
                verdict == null || verdict.failure() == null ? null : verdict.failure().message(),
                delivery instanceof Delivery.Failed failed ? word(failed.failure()) : null, delivery == null ? 0 : delivery.took().toMillis(),
                attempt.steps().stream().map(StepLine::of).toList(),
                delivery instanceof Delivery.Answered answered ? AnswerLine.of(answered.answer()) : null,
                attempt.sniInstead().map(instead -> new SniLine(instead.works(), instead.problem())).orElse(null), TlsLine.of(attempt), words.notes(attempt, report.order()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
