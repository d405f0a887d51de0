package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropback.callback.SignatureReport;
import org.dropback.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * A callback that the receiver took. Immutable, any thread.
 *
 * @param id      given by the log, larger for a later one; 0 outside a log
 * @param target  path and query as received
 * @param headers in order, names in the sender's case
 * @param head    the bytes of request line and headers
 * @param body    dechunked
 * @param report  how its signature was checked
 * @param answer  null while there is none yet
 * @param tls     null where it came without TLS
 */
public record ReceivedCallback(long id, Instant at, String method, String target, List<Map.Entry<String, String>> headers, byte[] head, byte[] body,
                               SignatureReport report, @Nullable SentAnswer answer, @Nullable Tls tls) {

    /** @param sni the name that the sender asked for; null where it asked for none */
    public record Tls(@Nullable String sni) { }

    /** What the receiver thinks of the signature. */
    public enum Verdict {
        VALID("valid"), INVALID("invalid"), MISSING("missing"), KEY_UNREACHABLE("key-unreachable");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As the command line prints it. */
        public String text() {
            return text;
        }

        static Verdict of(SignatureReport.Outcome outcome) {
            return valueOf(outcome.name());
        }
    }

    /** A callback from its bytes as they were received and kept. */
    public static ReceivedCallback of(long id, Instant at, byte[] head, byte[] body, SignatureReport report, @Nullable SentAnswer answer) {
        var parsed = RequestHead.parse(head);
        return new ReceivedCallback(id, at, parsed.method(), parsed.target(), parsed.headers(), head, body, report, answer, null);
    }

    public ReceivedCallback {
        headers = List.copyOf(headers);
    }

    public Verdict signature() {
        return Verdict.of(report.outcome());
    }

    /** Status of the receiver's answer; 0 where it sent none. */
    public int answered() {
        return answer == null ? 0 : answer.status();
    }

    /** The target up to its question mark. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    public String bodyText() {
        return new String(body, UTF_8);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    public Optional<String> requestId() {
        return header("x-oss-request-id");
    }

    public Optional<String> bucket() {
        return header("x-oss-bucket").or(() -> BodyFields.of(this).get("bucket"));
    }

    /** The object's key, where the body tells it: OSS puts it nowhere else. */
    public Optional<String> object() {
        return BodyFields.of(this).object();
    }

    /** Bytes that it needs when kept. */
    public long bytes() {
        return head.length + body.length + (answer == null ? 0 : answer.body().length);
    }

    public ReceivedCallback withId(long newId) {
        return new ReceivedCallback(newId, at, method, target, headers, head, body, report, answer, tls);
    }

    public ReceivedCallback withAnswer(SentAnswer newAnswer) {
        return new ReceivedCallback(id, at, method, target, headers, head, body, report, newAnswer, tls);
    }

    public ReceivedCallback withTls(@Nullable Tls newTls) {
        return new ReceivedCallback(id, at, method, target, headers, head, body, report, answer, newTls);
    }
}
