package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.WITH_CALLBACK;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are no answer of OSS, or more than one can take. */
class HostileAnswersTest {

    private static final byte[] BODY = StoreFixture.bytes(3000);
    private static final String HTML = "<!DOCTYPE html><html><body>Please log in<br></body></html>";

    @Test
    void ofFiveMegabytesTheFirstIsKeptAndTheConnectionUsedAgain() throws Exception {
        var answer = StoreFixture.bytes(5_000_000);
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, answer, ossHeaders(request.body()))); var store = store(server.endpoint())) {
            var callback = put(store, WITH_CALLBACK).callback();
            assertTrue(callback.truncated());
            assertArrayEquals(Arrays.copyOf(answer, CallbackAnswer.MAX_BYTES), callback.body());
            put(store, WITH_CALLBACK);
            assertEquals(1, server.connections());
        }
    }

    @Test
    void anAnswerOfExactlyTheLimitIsNotTruncated() throws Exception {
        try (var server = new ScriptedServer((request, out) ->
                respond(out, 200, new byte[CallbackAnswer.MAX_BYTES], ossHeaders(request.body()))); var store = store(server.endpoint())) {
            var callback = put(store, WITH_CALLBACK).callback();
            assertFalse(callback.truncated());
            assertEquals(CallbackAnswer.MAX_BYTES, callback.body().length);
        }
    }

    @Test
    void binaryBytesArriveAsTheyAre() throws Exception {
        var answer = StoreFixture.bytes(10_000);
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, answer, ossHeaders(request.body()))); var store = store(server.endpoint())) {
            var callback = put(store, WITH_CALLBACK).callback();
            assertArrayEquals(answer, callback.body());
            assertFalse(callback.truncated());
        }
    }

    @Test
    void anEndlessAnswerIsCutOffAndItsConnectionClosed() throws Exception {
        try (var server = new ScriptedServer((request, out) -> endless(request, out, 200)); var store = store(server.endpoint())) {
            var callback = put(store, WITH_CALLBACK).callback();
            assertTrue(callback.truncated());
            assertEquals(CallbackAnswer.MAX_BYTES, callback.body().length);
            assertEquals(0, store.connectionsInUse());
        }
    }

    @Test
    void anEndlessRefusalIsCutOffToo() throws Exception {
        try (var server = new ScriptedServer((request, out) -> endless(request, out, 403)); var store = store(server.endpoint())) {
            var evidence = failure(store, PLAIN);
            assertEquals("AnswerUnreadable", evidence.code());
            assertEquals(403, evidence.httpStatus());
            assertEquals(Stored.NO, evidence.stored());
        }
    }

    @Test
    void anEndlessHeadIsCutOff() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            out.write("HTTP/1.1 200 OK\r\nx-a: ".getBytes(UTF_8));
            while (true) {
                out.write(new byte[64 * 1024]);
            }
        }); var store = store(server.endpoint())) {
            assertEquals(Stored.UNKNOWN, failure(store, PLAIN).stored());
        }
    }

    @Test
    void ofAnAnswerThatBreaksOffWhatCameIsKept() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + String.join("\r\n", ossHeaders(request.body())) + "\r\n\r\n").getBytes(UTF_8));
            out.write("5\r\n{\"a\":\r\n".getBytes(UTF_8));
            out.flush();
            throw new IOException("cut");
        }); var store = store(server.endpoint())) {
            var callback = put(store, WITH_CALLBACK).callback();
            assertEquals("{\"a\":", new String(callback.body(), UTF_8));
            assertTrue(callback.truncated());
            assertTrue(callback.succeeded());
        }
    }

    @ParameterizedTest
    @CsvSource({"200,UNKNOWN", "203,UNKNOWN", "302,NO", "403,NO", "404,NO", "503,NO", "502,UNKNOWN"})
    void thePageOfACaptivePortalIsNoAnswerOfOss(int status, Stored stored) throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            respond(out, status, HTML, "Content-Type: text/html", "Location: http://127.0.0.1:1/login", "ETag: \"x\"");
        }); var store = store(server.endpoint())) {
            for (var target : new ObjectTarget[] {PLAIN, WITH_CALLBACK}) {
                var evidence = failure(store, target);
                assertEquals("AnswerUnreadable", evidence.code());
                assertEquals(status, evidence.httpStatus());
                assertEquals(stored, evidence.stored());
            }
            assertEquals(2, server.received().size(), "a redirect is not followed");
        }
    }

    @Test
    void initiateAndHeadRefuseThePageOfACaptivePortalToo() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, request.method().equals("HEAD") ? "" : HTML, "Content-Type: text/html"));
             var store = store(server.endpoint())) {
            assertEquals("AnswerUnreadable", assertThrows(StoreException.class, () -> store.initiate(PLAIN)).evidence().code());
            assertEquals("AnswerUnreadable", assertThrows(StoreException.class, () -> store.head("bucket", "key")).evidence().code());
        }
    }

    @Test
    void anInitiateWithoutUploadIdIsUnreadable() throws Exception {
        try (var server = new ScriptedServer((request, out) ->
                respond(out, 200, "<InitiateMultipartUploadResult><UploadId/></InitiateMultipartUploadResult>", "x-oss-request-id: 1"));
             var store = store(server.endpoint())) {
            assertEquals("AnswerUnreadable", assertThrows(StoreException.class, () -> store.initiate(PLAIN)).evidence().code());
        }
    }

    @Test
    void aForeignEntityInAnErrorIsNotFetched() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 400, "<!DOCTYPE Error [<!ENTITY x SYSTEM \"http://127.0.0.1:"
                + "1/x\"><!ENTITY l \"lol\">]><Error><Code>A&x;B&l;</Code></Error>")); var store = store(server.endpoint())) {
            var evidence = failure(store, PLAIN);
            assertEquals(400, evidence.httpStatus());
            assertFalse(evidence.code().contains("lol"), evidence.code());
        }
    }

    @Test
    void a203WhoseXmlIsBrokenIsStillACallbackThatFailed() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 203, "<Error><Code>Callb",
                ossHeaders(request.body(), "x-oss-ec: 0007-00000203"))); var store = store(server.endpoint())) {
            var error = put(store, WITH_CALLBACK).callback().error();
            assertEquals(new ErrorEvidence(Stored.YES, 203, "CallbackFailed", "", "655CA1F3", "0007-00000203"), error);
        }
    }

    /** Whatever comes, the call ends with a result or a StoreException, and no connection stays lent out. */
    @Test
    void arbitraryBytesEndACallInAnOrderlyWay() throws Exception {
        var random = new Random(99);
        var starts = new String[] {"", "HTTP/1.1 ", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 203 X\r\nx-oss-request-id: 1\r\n\r\n<Error>",
            "HTTP/1.1 400 X\r\nContent-Length: 9\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 999 X\r\n\r\n"};
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            out.write(starts[random.nextInt(starts.length)].getBytes(UTF_8));
            out.write(StoreFixture.bytes(random.nextInt(200)));
            out.flush();
            throw new IOException("cut");
        }); var store = store(server.endpoint())) {
            for (int round = 0; round < 200; round++) {
                try {
                    put(store, round % 2 == 0 ? PLAIN : WITH_CALLBACK);
                } catch (StoreException expected) {
                    assertFalse(expected.evidence().code().equals("Internal"), expected.toString());
                }
                assertEquals(0, store.connectionsInUse());
            }
        }
    }

    private static void endless(ScriptedServer.Received request, OutputStream out, int status) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\n" + String.join("\r\n", ossHeaders(request.body())) + "\r\n\r\n").getBytes(UTF_8));
        while (true) {
            out.write(new byte[64 * 1024]);
        }
    }

    private static ErrorEvidence failure(AliyunObjectStore store, ObjectTarget target) {
        return assertThrows(StoreException.class, () -> put(store, target)).evidence();
    }

    private static StoreResult put(AliyunObjectStore store, ObjectTarget target) throws StoreException {
        return store.put(target, new StoreFixture.Bytes(BODY), new StoreFixture.Watch());
    }
}
