package org.dropback.desktop.inspector;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.callback.AnswerVerdict;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackSignature;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.Received;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.SentAnswer;
import org.jspecify.annotations.Nullable;

/**
 * One callback, made fit to be shown. Immutable, made on any thread.
 *
 * @param url     where it came to, whole
 * @param message the whole request, head and body
 * @param signed  what its signature is over
 * @param answer  head and body; null while there is none, and of a dropped connection
 * @param verdict null while there is no answer
 */
record Inspected(ReceivedCallback callback, String url, Received body, Received message, Received signed, @Nullable Received answer,
                 @Nullable AnswerVerdict verdict) {

    /**
     * @param plain where the receiver listens, with any path
     * @param tls   where it listens for those that came over TLS; {@code plain} where it does so no more
     */
    static Inspected of(ReceivedCallback callback, URI plain, URI tls) {
        var receiver = callback.tls() == null ? plain : tls;
        var answer = callback.answer();
        return new Inspected(callback, receiver.getScheme() + "://" + receiver.getRawAuthority() + callback.target(), body(callback.headers(), callback.body()),
                message(callback.head(), callback.body()),
                Received.of(CallbackSignature.stringToSign(callback.target(), callback.body()), false),
                answer == null || answer.dropped() ? null : answer(answer),
                answer == null ? null : answer.verdict());
    }

    /** A body, read as its Content-Type says. */
    static Received body(List<Map.Entry<String, String>> headers, byte[] body) {
        var received = Received.of(body, false);
        boolean form = headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Content-Type")
                && header.getValue().toLowerCase(Locale.ROOT).startsWith(BodyType.FORM.contentType()));
        return form && !received.binary() ? received.as(Code.Language.FORM) : received;
    }

    /** A message as text where all of it is text, with line feeds alone; else as a hex dump of its very bytes. */
    static Received message(byte[] head, byte[] body) {
        var all = new ByteArrayOutputStream(head.length + body.length);
        all.writeBytes(head);
        all.writeBytes(body);
        var received = Received.of(all.toByteArray(), false);
        return received.binary() ? received : received.asHttp();
    }

    private static Received answer(SentAnswer answer) {
        var head = "HTTP/1.1 " + answer.status() + "\r\n"
                + answer.headers().stream().map(header -> header.getKey() + ": " + header.getValue() + "\r\n").collect(Collectors.joining()) + "\r\n";
        return message(head.getBytes(StandardCharsets.UTF_8), answer.body());
    }
}
