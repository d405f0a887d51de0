package org.dropback.oss.aliyun;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.http.MessageConstraintException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.conn.ConnectTimeoutException;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.FailureKind;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/** What a call without success says about the file. */
final class Failures {

    private static final int PROXY_ASKS = 407;

    private Failures() {
    }

    static StoreException cancelled(Call call) {
        return local(call, LocalError.CANCELLED, "", null);
    }

    /** @param closed whether the store was closed meanwhile */
    static StoreException noAnswer(Call call, Throwable cause, boolean closed) {
        boolean stopped = call.body().transfer().cancelSignal().isCancelled() || closed || Thread.currentThread().isInterrupted();
        var detail = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof BodyException body) {
            return local(call, body.error(), detail, cause);
        }
        if (!stopped && call.body().isStalled()) {
            return local(call, LocalError.TIMED_OUT, "no byte of the body could be sent for a while", cause);
        }
        return local(call, stopped ? LocalError.CANCELLED : kind(cause), detail, cause);
    }

    private static LocalError kind(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> LocalError.HOST_UNKNOWN;
            case ConnectTimeoutException _ -> LocalError.TIMED_OUT;
            case SocketTimeoutException _ -> LocalError.TIMED_OUT;
            case ConnectException _ -> LocalError.CONNECTION_REFUSED;
            case NoRouteToHostException _ -> LocalError.CONNECTION_REFUSED;
            case SSLException _ -> Kinds.distrusts(cause) ? LocalError.CERTIFICATE_UNTRUSTED : LocalError.TLS_FAILED;
            case ClientProtocolException _ -> LocalError.ANSWER_UNREADABLE;
            case MessageConstraintException _ -> LocalError.ANSWER_UNREADABLE;
            case org.apache.hc.client5.http.ClientProtocolException _ -> LocalError.ANSWER_UNREADABLE;
            case org.apache.hc.core5.http.MessageConstraintException _ -> LocalError.ANSWER_UNREADABLE;
            case IOException _ -> LocalError.CONNECTION_LOST;
            default -> LocalError.INTERNAL;
        };
    }

    private static StoreException local(Call call, LocalError error, String detail, @Nullable Throwable cause) {
        var stored = call.effect().afterLoss(call.body().lastByteOut());
        var evidence = ErrorEvidence.local(stored, error, detail);
        return new StoreException(evidence, Kinds.of(call.effect(), evidence, cause), null, cause);
    }

    /** Lets an answer of 2xx pass that bears OSS's request ID; a page of a proxy or a captive portal bears none. */
    static Answer requireSuccess(Call call, Answer answer) throws StoreException {
        var stored = call.effect().afterStatus(answer.status(), answer.requestId() != null);
        if (answer.status() == PROXY_ASKS) {
            throw refused(call, answer, new ErrorEvidence(Stored.NO, answer.status(), LocalError.PROXY_REFUSED.code(), "HTTP 407", null, null));
        }
        if (answer.status() / 100 == 2) {
            if (answer.requestId() != null) {
                return answer;
            }
            throw refused(call, answer, unreadableEvidence(stored, answer));
        }
        throw refused(call, answer, error(answer).map(error -> evidence(afterError(call, error, stored), answer, error)).orElseGet(() -> unreadableEvidence(stored, answer)));
    }

    /** Nobody documents whether an object is there by the time that its callback denies it. */
    private static Stored afterError(Call call, Map<String, String> error, Stored stored) {
        return call.effect() == Effect.STORES && Kinds.DENIED.equals(error.get("Code")) ? Stored.UNKNOWN : stored;
    }

    private static StoreException refused(Call call, Answer answer, ErrorEvidence evidence) {
        return new StoreException(evidence, Kinds.of(call.effect(), evidence, answer), Kinds.retryAfter(answer), null);
    }

    /** The same failure with another verdict on the file. */
    static StoreException because(StoreException failure, Stored stored, FailureKind kind) {
        var evidence = failure.evidence();
        return new StoreException(new ErrorEvidence(stored, evidence.httpStatus(), evidence.code(), evidence.message(), evidence.requestId(),
                evidence.ec()), kind, failure.retryAfter().orElse(null), failure);
    }

    /** What the XML of an error or a 203 says; gaps are filled from the headers. */
    static ErrorEvidence evidence(Stored stored, Answer answer, Map<String, String> error) {
        return new ErrorEvidence(stored, answer.status(), error.getOrDefault("Code", ""), error.getOrDefault("Message", ""),
                error.getOrDefault("RequestId", answer.requestId()), error.getOrDefault("EC", answer.header("x-oss-ec")));
    }

    /** The fields of the {@code Error}: from the body or, where a HEAD can have none, from the header or the status alone. */
    static Optional<Map<String, String>> error(Answer answer) {
        return XmlFields.read(answer.body(), "Error").or(() -> fromHeader(answer)).or(() -> fromStatus(answer)).filter(error -> error.containsKey("Code"));
    }

    private static Optional<Map<String, String>> fromHeader(Answer answer) {
        try {
            return Optional.ofNullable(answer.header("x-oss-err")).map(Base64.getDecoder()::decode).flatMap(xml -> XmlFields.read(xml, "Error"));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> fromStatus(Answer answer) {
        if (answer.requestId() == null || answer.body().length > 0) {
            return Optional.empty();
        }
        return switch (answer.status()) {
            case 403 -> Optional.of(Map.of("Code", "AccessDenied"));
            case 404 -> Optional.of(Map.of("Code", "NoSuchKey"));
            default -> Optional.empty();
        };
    }

    /** An answer of OSS that makes no sense: asking again may give a better one. */
    static StoreException unreadable(Stored stored, Answer answer) {
        return new StoreException(unreadableEvidence(stored, answer), FailureKind.RETRY_LATER, null, null);
    }

    private static ErrorEvidence unreadableEvidence(Stored stored, Answer answer) {
        var detail = "HTTP " + answer.status() + ", " + answer.header("content-type") + ", " + answer.body().length + " bytes";
        return new ErrorEvidence(stored, answer.status(), LocalError.ANSWER_UNREADABLE.code(), detail, answer.requestId(), answer.header("x-oss-ec"));
    }
}
