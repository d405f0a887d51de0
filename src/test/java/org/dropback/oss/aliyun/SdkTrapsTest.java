package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.WITH_CALLBACK;
import static org.dropback.oss.aliyun.StoreFixture.crc64;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Stored;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.junit.jupiter.api.Test;

/** The traps of the SDK (facts 3.1 to 3.3), one test each. */
class SdkTrapsTest {

    private static final byte[] BODY = StoreFixture.bytes(3000);
    private static final String CALLBACK_FAILED = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>CallbackFailed</Code>\n"
            + "  <Message>Error status : 502.</Message>\n  <RequestId>655CA1F3</RequestId>\n  <HostId>h</HostId>\n  <EC>0007-00000203</EC>\n</Error>\n";

    @Test
    void aLateAnswerIsNotAskedForAgainSinceTheCallbackWouldFireTwice() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            Thread.sleep(Duration.ofSeconds(20));
        }); var store = store(server.endpoint(), SignatureVersion.V4, new StoreLimits(8, Duration.ofSeconds(2), Duration.ofMillis(300)))) {
            for (var target : List.of(PLAIN, WITH_CALLBACK)) {
                int before = server.received().size();
                var failure = assertThrows(StoreException.class, () -> put(store, target));
                assertEquals("TimedOut", failure.evidence().code());
                assertEquals(Stored.UNKNOWN, failure.evidence().stored());
                assertEquals(1, server.received().size() - before);
            }
        }
    }

    @Test
    void quotesBackslashesAndLineEndsInACallbackArriveEscaped() throws Exception {
        var callback = new Callback(List.of("http://h/?q=\"1\""), null, false, BodyType.JSON, "{\"k\":${x:v},\"图\":\"\\\\\"}\n",
                Map.of("x:v", "say \"图\"\\"), Map.of());
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "{}", ossHeaders(request.body()))); var store = store(server.endpoint())) {
            put(store, new ObjectTarget("bucket", "key", null, CallbackCodec.encode(callback)));
            var json = new ObjectMapper();
            var headers = server.received().getFirst().headers();
            var sent = json.readTree(Base64.getDecoder().decode(headers.get("x-oss-callback")));
            assertEquals("{\"k\":${x:v},\"图\":\"\\\\\"}\n", sent.get("callbackBody").asText());
            var variables = json.readTree(Base64.getDecoder().decode(headers.get("x-oss-callback-var")));
            assertEquals("say \"图\"\\", variables.get("x:v").asText());
        }
    }

    @Test
    void theCrc64IsComparedWithACallbackToo() throws Exception {
        var wrong = ossHeaders("other bytes".getBytes(UTF_8), "Content-Type: application/json");
        for (int status : new int[] {200, 203}) {
            try (var server = new ScriptedServer((request, out) -> {
                request.body();
                respond(out, status, "{}", wrong);
            }); var store = store(server.endpoint())) {
                var failure = assertThrows(StoreException.class, () -> put(store, WITH_CALLBACK));
                assertEquals("ChecksumMismatch", failure.evidence().code());
                assertEquals(Stored.YES, failure.evidence().stored());
                assertEquals("ChecksumMismatch", assertThrows(StoreException.class, () -> put(store, PLAIN)).evidence().code());
            }
        }
    }

    @Test
    void theCrc64OfAPartIsCompared() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            respond(out, 200, "", ossHeaders(new byte[1]));
        }); var store = store(server.endpoint())) {
            var failure = assertThrows(StoreException.class,
                    () -> store.uploadPart(PLAIN, "u", 1, new ByteBody(BODY), new StoreFixture.Watch()));
            assertEquals("ChecksumMismatch", failure.evidence().code());
            assertEquals(Stored.NO, failure.evidence().stored());
        }
    }

    @Test
    void theCrc64OfACompletedObjectIsComparedWithACallbackToo() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            respond(out, 200, "{}", ossHeaders(new byte[1]));
        }); var store = store(server.endpoint())) {
            var failure = assertThrows(StoreException.class,
                    () -> store.complete(WITH_CALLBACK, "u", List.of(new PartReceipt(1, 10, "E", 1)), 5L));
            assertEquals("ChecksumMismatch", failure.evidence().code());
            assertEquals(Stored.YES, failure.evidence().stored());
        }
    }

    @Test
    void a203KeepsTheETagAndTheXmlAsReceived() throws Exception {
        try (var server = new ScriptedServer((request, out) ->
                respond(out, 203, CALLBACK_FAILED, ossHeaders(request.body(), "Content-Type: application/xml"))); var store = store(server.endpoint())) {
            var result = put(store, WITH_CALLBACK);
            assertEquals("ABCDEF", result.etag());
            assertEquals(crc64(BODY), result.crc64());
            var answer = result.callback();
            assertNotNull(answer);
            assertFalse(answer.succeeded());
            assertEquals(203, answer.httpStatus());
            assertEquals("application/xml", answer.contentType());
            assertArrayEquals(CALLBACK_FAILED.getBytes(UTF_8), answer.body());
            var error = answer.error();
            assertNotNull(error);
            assertEquals(Stored.YES, error.stored());
            assertEquals("CallbackFailed", error.code());
            assertEquals("Error status : 502.", error.message());
            assertEquals("655CA1F3", error.requestId());
            assertEquals("0007-00000203", error.ec());
            assertEquals(1, server.received().size());
        }
    }

    @Test
    void a203WithoutETagIsFilledInByAHead() throws Exception {
        try (var server = new ScriptedServer((request, out) -> answerWithoutETag(request, out, 203)); var store = store(server.endpoint())) {
            var result = put(store, WITH_CALLBACK);
            assertEquals("FROMHEAD", result.etag());
            assertEquals(crc64(BODY), result.crc64());
            assertEquals("CallbackFailed", result.callback().error().code());
        }
    }

    @Test
    void aCompleteWithCallbackHasItsETagFromAHead() throws Exception {
        try (var server = new ScriptedServer((request, out) -> answerWithoutETag(request, out, 200)); var store = store(server.endpoint())) {
            long crc64 = Long.parseUnsignedLong(crc64(BODY));
            var result = store.complete(WITH_CALLBACK, "u", List.of(new PartReceipt(1, BODY.length, "E", crc64)), crc64);
            assertEquals("FROMHEAD", result.etag());
            assertEquals(crc64(BODY), result.crc64());
            assertNull(result.callback().error());
        }
    }

    @Test
    void aHeadThatFindsOtherBytesThanOursIsAMismatch() throws Exception {
        try (var server = new ScriptedServer((request, out) -> answerWithoutETag(request, out, 200)); var store = store(server.endpoint())) {
            var failure = assertThrows(StoreException.class, () -> store.complete(WITH_CALLBACK, "u", List.of(new PartReceipt(1, 1, "E", 7)), 7L));
            assertEquals("ChecksumMismatch", failure.evidence().code());
        }
    }

    @Test
    void theAnswerIsReadAndItsConnectionUsedAgain() throws Exception {
        var limits = new StoreLimits(2, Duration.ofSeconds(2), Duration.ofSeconds(5));
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "{\"Status\":\"OK\"}", ossHeaders(request.body())));
             var store = store(server.endpoint(), SignatureVersion.V4, limits); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts = threads.invokeAll(IntStream.range(0, 100).<Callable<StoreResult>>mapToObj(i -> () -> put(store, WITH_CALLBACK)).toList());
            for (var put : puts) {
                assertEquals("{\"Status\":\"OK\"}", new String(put.get().callback().body(), UTF_8));
            }
            assertEquals(0, store.connectionsInUse());
            assertTrue(server.connections() <= 2, server.connections() + " connections");
        }
    }

    /** A key that may only write gets no HEAD; what came back must not be lost for that. */
    @Test
    void anAnswerThatTellsNeitherIsKeptWhereHeadIsRefused() throws Exception {
        var md5 = MessageDigest.getInstance("MD5").digest(BODY);
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            if (request.method().equals("HEAD")) {
                respond(out, 403, "", "x-oss-request-id: 2");
            } else if (request.method().equals("PUT")) {
                respond(out, 200, "{\"a\":1}", "x-oss-request-id: 1", "Content-MD5: " + Base64.getEncoder().encodeToString(md5));
            } else {
                respond(out, 200, "{\"a\":2}", "x-oss-request-id: 1");
            }
        }); var store = store(server.endpoint())) {
            var put = store.put(WITH_CALLBACK, new ByteBody(BODY), new StoreFixture.Watch());
            assertEquals("{\"a\":1}", new String(put.callback().body(), UTF_8));
            assertEquals(StoreFixture.crc64(BODY), put.crc64());
            assertEquals(HexFormat.of().withUpperCase().formatHex(md5), put.etag());
            var completed = store.complete(WITH_CALLBACK, "u", List.of(new PartReceipt(1, 1, "E", 1)), 1L);
            assertEquals("{\"a\":2}", new String(completed.callback().body(), UTF_8));
            assertEquals("1", completed.crc64());
            assertEquals("", completed.etag());
        }
    }

    private static void answerWithoutETag(ScriptedServer.Received request, OutputStream out, int status) throws IOException {
        if (request.method().equals("HEAD")) {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + BODY.length + "\r\nx-oss-request-id: 2\r\nETag: \"FROMHEAD\"\r\n"
                    + "Last-Modified: Fri, 24 Feb 2012 06:07:48 GMT\r\nx-oss-hash-crc64ecma: " + crc64(BODY) + "\r\n\r\n").getBytes(UTF_8));
        } else {
            request.body();
            respond(out, status, status == 203 ? CALLBACK_FAILED : "{}", "x-oss-request-id: 1");
        }
    }

    private static StoreResult put(AliyunObjectStore store, ObjectTarget target) throws StoreException {
        return store.put(target, new ByteBody(BODY), new StoreFixture.Watch());
    }
}
