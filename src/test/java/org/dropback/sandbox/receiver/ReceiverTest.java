package org.dropback.sandbox.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.base64;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dropback.sandbox.OnOneSandbox;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxListener;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.Signed;
import org.dropback.sandbox.receiver.ReceivedCallback.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest extends OnOneSandbox {

    /** Facts 2.4 a, as Alibaba's key signed it. */
    private static final String FOREIGN = "kKQeGTRccDKyHB3H9vF+xYMSrmhMZjzzl2/kdD1ktNVgbWEfYTQG0G2SU/RaHBovRCE8OkQDjC3uG33esH2txA==";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void aCallbackIsKeptByteForByte() throws Exception {
        var body = new byte[] {0, (byte) 0xFF, '\r', '\n', (byte) 0xE4};
        assertEquals(200, post("/callback?x=%20", body, Map.of("X-Odd-Case", "Yes")).statusCode());
        var kept = sandbox.callbacks().getLast();
        assertArrayEquals(body, kept.body());
        assertEquals("/callback?x=%20", kept.target());
        assertEquals("/callback", kept.path());
        assertTrue(new String(kept.head(), UTF_8).contains("\r\nX-Odd-Case: Yes\r\n"));
        assertEquals(200, kept.answered());
    }

    @Test
    void onlyTheRightKeyAndTheRightBytesAreValid() throws Exception {
        new Signed(sandbox).put("k", new byte[1], Map.of(HEADER, callback(sandbox.receiverUrl().toString())));
        var real = sandbox.callbacks().getLast();
        assertEquals(Verdict.VALID, real.signature());
        var headers = Map.of("Authorization", real.header("Authorization").orElseThrow(), "x-oss-pub-key-url", real.header("x-oss-pub-key-url").orElseThrow());
        assertEquals(Verdict.VALID, verdict("/callback", real.body(), headers));
        assertEquals(Verdict.INVALID, verdict("/callback", (real.bodyText() + " ").getBytes(UTF_8), headers));
        assertEquals(Verdict.INVALID, verdict("/callback?x", real.body(), headers));
        assertEquals(Verdict.MISSING, verdict("/callback", real.body(), Map.of("x-oss-pub-key-url", base64("x"))));
        assertEquals(Verdict.MISSING, verdict("/callback", real.body(), Map.of("Authorization", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/callback_pub_key_v1.pem", "http://gosspublic.alicdn.com.evil.example/k.pem",
        "https://gosspublic.alicdn.com@evil.example/k.pem", "file:///etc/passwd", "", "http://127.0.0.1:1/callback_pub_key_v1.pem"})
    void aKeyFromAnywhereElseProvesNothingAndIsNotFetched(String url) throws Exception {
        assertEquals(Verdict.INVALID, verdict("/callback", new byte[0], Map.of("Authorization", FOREIGN, "x-oss-pub-key-url", base64(url))));
        assertEquals(Verdict.INVALID, verdict("/callback", new byte[0], Map.of("Authorization", "?", "x-oss-pub-key-url", "not base64")));
    }

    @Test
    void aKeyThatOssDoesNotHaveIsUnreachable() throws Exception {
        var keyUrl = base64("http://gosspublic.alicdn.com/no-such-key-of-dropback.pem");
        assertEquals(Verdict.KEY_UNREACHABLE, verdict("/callback", new byte[0], Map.of("Authorization", FOREIGN, "x-oss-pub-key-url", keyUrl)));
    }

    @ParameterizedTest
    @CsvSource({"/callback/status/502,502", "/callback/status/200,200", "/callback/status/999,404", "/callback/status/,404", "/callback/nothing,404", "/other,404",
        "/callback/body/html,200", "/callback/body/unknown,404", "/callback/delay/soon,404", "/callback/status/502/x,404"})
    void thePathSaysWhatIsAnswered(String path, int status) throws Exception {
        assertEquals(status, post(path, new byte[0], Map.of()).statusCode());
        assertEquals(status, sandbox.callbacks().getLast().answered());
    }

    @Test
    void aDelayedAnswerComesAfterTheDelay() throws Exception {
        long start = System.nanoTime();
        assertEquals(200, post("/callback/delay/300ms", new byte[0], Map.of()).statusCode());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 300);
    }

    @Test
    void callbackAnswersAsTold() throws Exception {
        try (var told = Sandbox.start(SandboxOptions.temporary().withAnswer(new ReceiverAnswer(503, "\u4e2d", "text/x-a", Duration.ofMillis(100))))) {
            var answer = CLIENT.send(HttpRequest.newBuilder(told.receiverUrl()).POST(HttpRequest.BodyPublishers.ofString("x")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals("503 \u4e2d text/x-a", answer.statusCode() + " " + answer.body() + " " + answer.headers().firstValue("Content-Type").orElseThrow());
            told.receiver().answerWith(ReceiverAnswer.OK);
            assertEquals(200, CLIENT.send(HttpRequest.newBuilder(told.receiverUrl()).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void whatIsNoPostIs501AndNotRecorded() throws Exception {
        int before = sandbox.callbacks().size();
        var answer = CLIENT.send(HttpRequest.newBuilder(sandbox.receiverUrl()).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(501, answer.statusCode());
        assertEquals(before, sandbox.callbacks().size());
    }

    @Test
    void aBodyIsKeptUpToEightMebibytes() throws Exception {
        try (var busy = Sandbox.start(SandboxOptions.temporary())) {
            for (int size : List.of(8 << 20, 8 << 20 | 1)) {
                var big = HttpRequest.newBuilder(busy.receiverUrl()).POST(HttpRequest.BodyPublishers.ofByteArray(new byte[size])).build();
                assertEquals(size == 8 << 20 ? 200 : 413, CLIENT.send(big, HttpResponse.BodyHandlers.discarding()).statusCode());
            }
            assertEquals(List.of(8 << 20), busy.callbacks().stream().map(callback -> callback.body().length).toList());
        }
    }

    @Test
    void listenersHearOfRequestsAndCallbacks() throws Exception {
        try (var heard = Sandbox.start(SandboxOptions.temporary())) {
            var requests = new CopyOnWriteArrayList<ServedRequest>();
            var callbacks = new CopyOnWriteArrayList<ReceivedCallback>();
            heard.onEvent(new SandboxListener() {
                @Override
                public void requestServed(ServedRequest request) {
                    requests.add(request);
                }

                @Override
                public void callbackReceived(ReceivedCallback callback) {
                    callbacks.add(callback);
                }
            });
            var signed = new Signed(heard);
            var answer = signed.put("a \u4e2d", new byte[7], Map.of(HEADER, callback(heard.receiverUrl() + "/status/502")));
            signed.get("missing");
            await().until(() -> requests.size() == 2 && callbacks.size() == 1);
            var put = requests.getFirst();
            assertEquals(List.of("PUT", "sandbox", "a \u4e2d", "", 203, "CallbackFailed", 7L),
                    List.of(put.method(), put.bucket(), put.key(), put.query(), put.status(), put.code(), put.bytesReceived()));
            assertEquals(answer.headers().firstValue("x-oss-request-id").orElseThrow(), put.requestId());
            assertTrue(new String(put.head(), UTF_8).startsWith("PUT /sandbox/a%20%E4%B8%AD HTTP/1.1\r\n"));
            assertEquals("NoSuchKey", requests.getLast().code());
            assertEquals("valid 502", callbacks.getFirst().signature().text() + " " + callbacks.getFirst().answered());
        }
    }

    private static Verdict verdict(String target, byte[] body, Map<String, String> headers) throws Exception {
        post(target, body, headers);
        return sandbox.callbacks().getLast().signature();
    }

    private static HttpResponse<String> post(String target, byte[] body, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(sandbox.receiverUrl().resolve(target)).version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
