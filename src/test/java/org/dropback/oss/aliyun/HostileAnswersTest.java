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
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.junit.jupiter.api.Test;

/** Answers that are more than one can take, or break off. */
class HostileAnswersTest {

    private static final byte[] BODY = StoreFixture.bytes(3000);

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
            var failure = assertThrows(StoreException.class, () -> put(store, PLAIN));
            assertEquals("AnswerUnreadable", failure.evidence().code());
            assertEquals(403, failure.evidence().httpStatus());
            assertEquals(Stored.NO, failure.evidence().stored());
            assertEquals(FailureKind.FATAL, failure.kind());
        }
    }

    @Test
    void aRefusalThatBreaksOffIsAskedForOnceMore() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            out.write("HTTP/1.1 404 X\r\nx-oss-request-id: R\r\nContent-Length: 200\r\n\r\n<?xml version=\"1.0\"?><Error><Co".getBytes(UTF_8));
            out.flush();
            throw new IOException("cut");
        }); var store = store(server.endpoint())) {
            var failure = assertThrows(StoreException.class, () -> put(store, PLAIN));
            assertEquals(Stored.NO, failure.evidence().stored());
            assertEquals(FailureKind.RETRY_LATER, failure.kind());
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
            var evidence = failure(store, PLAIN);
            assertEquals("AnswerUnreadable", evidence.code());
            assertEquals(Stored.UNKNOWN, evidence.stored());
        }
    }

    @Test
    void anAnswerThatDripsIsCutOff() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\n" + String.join("\r\n", ossHeaders(request.body())) + "\r\n\r\n").getBytes(UTF_8));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(Duration.ofMillis(20));
            }
        }); var store = store(server.endpoint(), SignatureVersion.V4, new StoreLimits(8, Duration.ofSeconds(2), Duration.ofMillis(300)))) {
            var callback = put(store, WITH_CALLBACK).callback();
            assertTrue(callback.truncated());
            assertTrue(callback.body().length > 0 && callback.body().length < 100, callback.body().length + " bytes");
            assertEquals(0, store.connectionsInUse());
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
        return store.put(target, new ByteBody(BODY), new StoreFixture.Watch());
    }
}
