package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dropback.text.Durations;
import org.dropback.wire.Exchange;

/**
 * One answer of the receiver, read from the path without state: {@code /callback}, {@code /callback/status/502}, {@code /callback/delay/6s},
 * {@code /callback/body/html}.
 *
 * @param chunked leaves Content-Length out
 */
record ScriptedAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body, boolean chunked, Duration delay) {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(50);
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** @param told what {@code /callback} answers, and what the other paths change one thing of */
    static ScriptedAnswer of(String path, ReceiverAnswer told) {
        var words = path.split("/");
        if (path.equals("/callback")) {
            return as(told);
        }
        boolean known = words.length == 4 && words[1].equals("callback");
        return switch (known ? words[2] : "") {
            case "status" -> status(words[3], told);
            case "delay" -> delay(words[3], told);
            case "body" -> body(words[3], told);
            default -> unknown();
        };
    }

    void send(Exchange exchange) throws IOException {
        if (chunked) {
            try (var out = exchange.respond(status, headers, -1)) {
                out.write(body);
            }
        } else {
            exchange.answer(status, headers, body);
        }
    }

    private static ScriptedAnswer as(ReceiverAnswer told) {
        return new ScriptedAnswer(told.status(), type(told.contentType()), told.body().getBytes(UTF_8), false, told.delay());
    }

    private static ScriptedAnswer status(String text, ReceiverAnswer told) {
        if (!text.matches("[2-5][0-9]{2}")) {
            return unknown();
        }
        int status = Integer.parseInt(text);
        var headers = new ArrayList<>(type(told.contentType()));
        if (status >= 300 && status < 400) {
            headers.add(Map.entry("Location", "/callback"));
        }
        return new ScriptedAnswer(status, headers, status == 204 || status == 304 ? new byte[0] : told.body().getBytes(UTF_8), false, told.delay());
    }

    private static ScriptedAnswer delay(String text, ReceiverAnswer told) {
        try {
            var delay = Durations.parse(text);
            return as(told.withDelay(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay));
        } catch (IllegalArgumentException e) {
            return unknown();
        }
    }

    private static ScriptedAnswer body(String kind, ReceiverAnswer told) {
        var json = told.body().getBytes(UTF_8);
        return switch (kind) {
            case "html" -> ok("text/html; charset=utf-8", "<!doctype html><title>Hello</title><p>This is no JSON.</p>".getBytes(UTF_8));
            case "bom" -> ok(told.contentType(), joined(BOM, json));
            case "empty" -> ok(told.contentType(), new byte[0]);
            case "binary" -> ok("application/octet-stream", everyByte());
            case "5mb" -> ok("application/json", ("\"" + "x".repeat(5_000_000) + "\"").getBytes(UTF_8));
            case "chunked" -> new ScriptedAnswer(200, type(told.contentType()), json, true, Duration.ZERO);
            default -> unknown();
        };
    }

    private static ScriptedAnswer unknown() {
        return new ScriptedAnswer(404, type("application/json"), "{\"Status\":\"no such path\"}".getBytes(UTF_8), false, Duration.ZERO);
    }

    private static ScriptedAnswer ok(String contentType, byte[] body) {
        return new ScriptedAnswer(200, type(contentType), body, false, Duration.ZERO);
    }

    private static List<Map.Entry<String, String>> type(String contentType) {
        return List.of(Map.entry("Content-Type", contentType));
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
