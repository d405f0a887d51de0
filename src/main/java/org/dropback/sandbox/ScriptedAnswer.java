package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropback.text.Durations;

/**
 * One answer of the receiver, ready to be sent: as told, or read from the path without state: {@code /callback/status/502},
 * {@code /callback/delay/6s}, {@code /callback/body/html}.
 *
 * @param chunked leaves Content-Length out
 */
record ScriptedAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body, boolean chunked, Duration delay, boolean drop) {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(50);
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** An answer with the values of the callback filled in. */
    static ScriptedAnswer of(ReceiverAnswer told, ReceivedCallback callback) {
        var headers = new ArrayList<>(type(told.contentType()));
        for (var header : told.headers()) {
            // A value of the callback may hold a line break, which must not begin a header of its own.
            headers.add(Map.entry(header.getKey(), AnswerTemplate.parse(header.getValue()).resolve(callback, false).replaceAll("\\p{Cntrl}", " ")));
        }
        boolean bodiless = told.status() == 204 || told.status() == 304;
        var body = bodiless ? "" : AnswerTemplate.parse(told.body()).resolve(callback, told.isJson());
        return new ScriptedAnswer(told.status(), headers, body.getBytes(UTF_8), false, told.delay(), told.drop());
    }

    /** @param told what the paths change one thing of; empty for a path that says nothing */
    static Optional<ScriptedAnswer> byPath(ReceiverAnswer told, ReceivedCallback callback) {
        var words = callback.path().split("/");
        if (words.length != 4 || !words[1].equals("callback")) {
            return Optional.empty();
        }
        return switch (words[2]) {
            case "status" -> status(words[3], told, callback);
            case "delay" -> delay(words[3], told, callback);
            case "body" -> body(words[3], of(told, callback));
            default -> Optional.empty();
        };
    }

    static ScriptedAnswer unknownPath() {
        return json(404, "{\"Status\":\"no such path\"}");
    }

    static ScriptedAnswer json(int status, String body) {
        return new ScriptedAnswer(status, type("application/json"), body.getBytes(UTF_8), false, Duration.ZERO, false);
    }

    private static Optional<ScriptedAnswer> status(String text, ReceiverAnswer told, ReceivedCallback callback) {
        if (!text.matches("[2-5][0-9]{2}")) {
            return Optional.empty();
        }
        int status = Integer.parseInt(text);
        var answer = of(told.withStatus(status).withDrop(false), callback);
        if (status < 300 || status >= 400) {
            return Optional.of(answer);
        }
        var headers = new ArrayList<>(answer.headers());
        headers.add(Map.entry("Location", "/callback"));
        return Optional.of(new ScriptedAnswer(status, headers, answer.body(), false, answer.delay(), false));
    }

    private static Optional<ScriptedAnswer> delay(String text, ReceiverAnswer told, ReceivedCallback callback) {
        try {
            var delay = Durations.parse(text);
            return Optional.of(of(told.withDelay(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay), callback));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<ScriptedAnswer> body(String kind, ScriptedAnswer told) {
        return switch (kind) {
            case "html" -> ok(type("text/html; charset=utf-8"), "<!doctype html><title>Hello</title><p>This is no JSON.</p>".getBytes(UTF_8), false);
            case "bom" -> ok(told.headers(), joined(BOM, told.body()), false);
            case "empty" -> ok(told.headers(), new byte[0], false);
            case "binary" -> ok(type("application/octet-stream"), everyByte(), false);
            case "5mb" -> ok(type("application/json"), ("\"" + "x".repeat(5_000_000) + "\"").getBytes(UTF_8), false);
            case "chunked" -> ok(told.headers(), told.body(), true);
            default -> Optional.empty();
        };
    }

    private static Optional<ScriptedAnswer> ok(List<Map.Entry<String, String>> headers, byte[] body, boolean chunked) {
        return Optional.of(new ScriptedAnswer(200, headers, body, chunked, Duration.ZERO, false));
    }

    private static List<Map.Entry<String, String>> type(String contentType) {
        return contentType.isEmpty() ? List.of() : List.of(Map.entry("Content-Type", contentType));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] everyByte() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
