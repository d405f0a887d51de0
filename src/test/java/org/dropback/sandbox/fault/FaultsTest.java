package org.dropback.sandbox.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dropback.sandbox.OnSandbox;
import org.dropback.sandbox.Signed;
import org.dropback.signing.V1Signature;
import org.dropback.text.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault over the wire, as a client meets it. */
class FaultsTest extends OnSandbox {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({"500,500 InternalError", "503,503 ServiceUnavailable", "no-such-upload,404 NoSuchUpload", "expired-token,403 SecurityTokenExpired"})
    void anErrorIsAnsweredAndNothingIsDone(String fault, String answered) throws Exception {
        use(fault + " op=PutObject");
        var answer = put("k");
        assertEquals(answered, answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertEquals(answer.headers().firstValue("x-oss-request-id").orElseThrow(), Signed.element(answer, "RequestId"));
        assertEquals(404, signed.get("k").statusCode());
        await().until(() -> sandbox.requests().size() == 2);
        assertEquals(fault + " op=PutObject", sandbox.requests().getFirst().fault());
        assertNull(sandbox.requests().getLast().fault());
    }

    @Test
    void theCountIsByOperationKeyEveryAndTimes() throws Exception {
        use("503 op=PutObject key=a/* every=3 times=2");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 12; i++) {
            assertEquals(200, put("b").statusCode());
            assertEquals(404, signed.get("a/none").statusCode());
            statuses.add(put("a/" + i).statusCode());
        }
        assertEquals(List.of(200, 200, 503, 200, 200, 503, 200, 200, 200, 200, 200, 200), statuses);
        assertEquals(List.of(new FaultCount("503 op=PutObject key=a/* every=3 times=2", 12, 2)), sandbox.faults());
    }

    @Test
    void ofManyAtOnceExactlyEveryNthIsStruck() throws Exception {
        use("503 every=4");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 40).mapToObj(i -> CompletableFuture.supplyAsync(() -> status("k" + i), pool)).toList();
            assertEquals(10, calls.stream().map(CompletableFuture::join).filter(status -> status == 503).count());
        }
        assertEquals(new FaultCount("503 every=4", 40, 10), sandbox.faults().getFirst());
    }

    @Test
    void exchangedRulesCountAnewAndAnEmptyListStraightensEverything() throws Exception {
        use("503 every=2");
        assertEquals(200, put("k").statusCode());
        use("503 every=2");
        assertEquals(200, put("k").statusCode());
        assertEquals(503, put("k").statusCode());
        sandbox.useFaults(List.of());
        assertEquals(200, put("k").statusCode());
        assertEquals(200, put("k").statusCode());
    }

    @Test
    void refusingResetsBeforeTheBodyIsRead() throws Exception {
        use("refuse times=1");
        assertThrows(IOException.class, () -> put("k"));
        assertCut("refuse times=1", 0);
        assertEquals(200, put("k").statusCode());
    }

    @Test
    void aRequestIsResetInMidBody() throws Exception {
        use("reset-after=100KB op=PutObject times=1");
        assertThrows(IOException.class, () -> signed.put("k", new byte[3_000_000], Map.of()));
        assertCut("reset-after=100KB op=PutObject times=1", 100_000);
        assertEquals(404, signed.get("k").statusCode());
        assertEquals(200, signed.put("k", new byte[3_000_000], Map.of()).statusCode());
    }

    @Test
    void aShorterBodyThanTheResetGetsThrough() throws Exception {
        use("reset-after=1MiB");
        assertEquals(200, put("k").statusCode());
    }

    @Test
    void aPartThatIsResetIsNoPart() throws Exception {
        var id = Signed.element(signed.send("POST", "k", "uploads", Map.of(), new byte[0]), "UploadId");
        use("reset-after=1000 op=UploadPart times=1");
        var query = "partNumber=1&uploadId=" + id;
        assertThrows(IOException.class, () -> signed.send("PUT", "k", query, Map.of(), new byte[200_000]));
        assertEquals("", Signed.element(signed.send("GET", "k", "uploadId=" + id, Map.of(), new byte[0]), "PartNumber"));
        assertEquals(200, signed.send("PUT", "k", query, Map.of(), new byte[200_000]).statusCode());
    }

    @Test
    void aTruncatedAnswerPromisesAllAndEndsInGoodOrder() throws Exception {
        signed.put("k", "0123456789".getBytes(UTF_8), Map.of());
        use("truncate-answer=4 op=GetObject");
        var answer = raw("k");
        assertTrue(answer.contains("Content-Length: 10\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n0123"), answer);
        assertThrows(IOException.class, () -> signed.get("k"));
        use("truncate-answer=10");
        assertArrayEquals("0123456789".getBytes(UTF_8), signed.get("k").body());
    }

    @Test
    void anAnswerIsResetInMidBody() throws Exception {
        signed.put("k", new byte[500_000], Map.of());
        use("reset-answer-after=100000 op=GetObject");
        assertThrows(SocketException.class, () -> {
            var answer = raw("k");
            throw new AssertionError("ended in good order after " + answer.length());
        });
    }

    @Test
    void aLostAnswerLeavesTheObjectBehind() throws Exception {
        use("lose-answer op=PutObject times=1");
        assertThrows(IOException.class, () -> put("k"));
        assertCut("lose-answer op=PutObject times=1", 5);
        assertArrayEquals(HELLO, signed.get("k").body());
    }

    @Test
    void theCrcIsAnotherThanThatOfTheBytes() throws Exception {
        use("wrong-crc times=1");
        var wrong = put("k").headers().firstValue("x-oss-hash-crc64ecma").orElseThrow();
        var right = put("k").headers().firstValue("x-oss-hash-crc64ecma").orElseThrow();
        assertNotEquals(right, wrong);
        assertTrue(wrong.matches("[0-9]{1,20}"), wrong);
    }

    @ParameterizedTest
    @CsvSource({"delay=300ms", "first-byte=300ms", "throttle=300ms"})
    void anAnswerIsLate(String fault) throws Exception {
        use(fault);
        long start = System.nanoTime();
        var answer = put("k");
        assertTrue(System.nanoTime() - start >= 300_000_000);
        assertEquals(200, answer.statusCode());
        assertEquals(fault.startsWith("throttle") ? "300" : "", answer.headers().firstValue("x-oss-qos-delay-time").orElse(""));
    }

    @Test
    void theBodyOfRequestAndAnswerIsHeldToAPace() throws Exception {
        var bytes = new byte[100_000];
        use("bandwidth=250KB/s");
        long start = System.nanoTime();
        assertEquals(200, signed.put("k", bytes, Map.of()).statusCode());
        long put = System.nanoTime();
        assertArrayEquals(bytes, signed.get("k").body());
        assertTrue(put - start >= 395_000_000, "put in " + (put - start));
        assertTrue(System.nanoTime() - put >= 395_000_000, "got in " + (System.nanoTime() - put));
    }

    @Test
    void faultsOfDifferentKindsAddUp() throws Exception {
        use("throttle=20ms", "wrong-crc", "503 every=2");
        assertEquals("20", put("k").headers().firstValue("x-oss-qos-delay-time").orElseThrow());
        var second = put("k");
        assertEquals("503 20", second.statusCode() + " " + second.headers().firstValue("x-oss-qos-delay-time").orElseThrow());
        await().until(() -> sandbox.requests().size() == 2);
        assertEquals("throttle=20ms; wrong-crc; 503 every=2", sandbox.requests().getLast().fault());
    }

    @ParameterizedTest
    @CsvSource({"too-many-callbacks,203 CallbackFailed,Too many callback requests.,0007-00000203",
        "callback-took-too-long,203 CallbackFailed,Cost too long time.,0007-00000202",
        "callback-denied,403 RequestDeniedByCallback,The request is denied by callback.,0007-00000209"})
    void aCallbackFailsWithoutACall(String fault, String answered, String message, String ec) throws Exception {
        use(fault + " every=2");
        var headers = Map.of(HEADER, callback(sandbox.receiverUrl().toString()));
        assertEquals(200, signed.put("k", HELLO, headers).statusCode());
        assertEquals(200, put("no-callback-no-count").statusCode());
        var answer = signed.put("k", HELLO, headers);
        assertEquals(answered, answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertEquals(message, Signed.element(answer, "Message"));
        assertEquals(ec, Signed.element(answer, "EC"));
        assertEquals(1, sandbox.callbacks().size());
        assertArrayEquals(HELLO, signed.get("k").body());
        assertEquals(new FaultCount(fault + " every=2", 2, 1), sandbox.faults().getFirst());
    }

    @Test
    void closingEndsADelay() throws Exception {
        use("delay=50s");
        var call = CompletableFuture.supplyAsync(() -> status("k"));
        await().until(() -> sandbox.faults().getFirst().struck() == 1);
        sandbox.close();
        assertThrows(ExecutionException.class, () -> call.get(40, TimeUnit.SECONDS), "well before the delay is over");
    }

    private void use(String... rules) throws BadInputException {
        var parsed = new ArrayList<FaultRule>();
        for (var rule : rules) {
            parsed.add(FaultRule.parse(rule));
        }
        sandbox.useFaults(parsed);
    }

    private HttpResponse<byte[]> put(String key) throws IOException, InterruptedException {
        return signed.put(key, HELLO, Map.of());
    }

    private int status(String key) {
        try {
            return put(key).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cut request was told of all the same. */
    private void assertCut(String fault, long bytes) {
        await().until(() -> !sandbox.requests().isEmpty());
        var cut = sandbox.requests().getFirst();
        assertEquals("PUT k " + fault, cut.method() + " " + cut.key() + " " + cut.fault());
        assertEquals(0, cut.status());
        assertEquals(bytes, cut.bytesReceived());
        assertEquals(24, cut.requestId().length());
    }

    /** GET on a bare socket: every byte until the end of the connection. */
    private String raw(String key) throws IOException {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
        var headers = new LinkedHashMap<>(Map.of("Date", date));
        var authorization = V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), signed.signable("GET", key, "", headers));
        try (var socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.getOutputStream().write(("GET /sandbox/" + key + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nDate: " + date
                    + "\r\nAuthorization: "
                    + authorization + "\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
