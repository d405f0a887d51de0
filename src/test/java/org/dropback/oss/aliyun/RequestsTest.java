package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.WITH_CALLBACK;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.secret.Secret;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Authorization;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Authorization;
import org.dropback.signing.V4Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out: the SDK signs it, and our own verification, which the sandbox uses, must agree. */
class RequestsTest {

    private static final byte[] BODY = "hello".getBytes(UTF_8);

    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void everyRequestIsSignedAsWeVerifyIt(SignatureVersion version) throws Exception {
        try (var server = new ScriptedServer(this::consent); var store = store(server.endpoint(), version, StoreLimits.DEFAULT)) {
            callAll(store, WITH_CALLBACK);
            assertEquals(List.of("PUT", "POST", "PUT", "POST", "DELETE", "HEAD"), server.received().stream().map(ScriptedServer.Received::method).toList());
            for (var request : server.received()) {
                assertTrue(verifies(version, request, StoreFixture.SECRET), request.toString());
                assertFalse(verifies(version, request, "another secret"), request.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void aTokenIsSentAndSigned(SignatureVersion version) throws Exception {
        try (var server = new ScriptedServer(this::consent); var store = AliyunObjectStore.open(
                new Connection("c", server.endpoint(), "cn-hangzhou", "bucket", version), new Credentials("ak", new Secret(StoreFixture.SECRET), new Secret("t0ken")))) {
            callAll(store, PLAIN);
            for (var request : server.received()) {
                assertEquals("t0ken", request.headers().get("x-oss-security-token"));
                assertTrue(verifies(version, request, StoreFixture.SECRET), request.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a%2Fb", "图/片 😀.txt", "a//b", "a/../b", "./a", "a/.", "a?b#c&d=e", "*'()!~;:@$,[]{}|^`\"<>", "a\\b", "tab\there", "a/"})
    void aKeyArrivesAsItIsAndIsSignedSo(String key) throws Exception {
        for (var version : SignatureVersion.values()) {
            try (var server = new ScriptedServer(this::consent); var store = store(server.endpoint(), version, StoreLimits.DEFAULT)) {
                store.put(new ObjectTarget("bucket", key, null, null), new ByteBody(BODY), new StoreFixture.Watch());
                var request = server.received().getFirst();
                assertEquals("/bucket/" + key, URLDecoder.decode(request.target().replace("+", "%2B"), UTF_8));
                assertTrue(verifies(version, request, StoreFixture.SECRET), request.target());
            }
        }
    }

    @Test
    void putCarriesBodyTypeAndCallback() throws Exception {
        try (var server = new ScriptedServer(this::consent); var store = store(server.endpoint())) {
            var watch = new StoreFixture.Watch();
            var result = store.put(WITH_CALLBACK, new ByteBody(BODY), watch);
            assertEquals(StoreFixture.crc64(BODY), result.crc64());
            assertEquals("1", result.requestId());
            assertTrue(watch.allSent.get());
            assertEquals(BODY.length, watch.sent.get());
            var request = server.received().getFirst();
            assertEquals("/bucket/a/%E5%9B%BE%201.txt", request.target());
            assertEquals("text/plain", request.headers().get("content-type"));
            assertEquals("5", request.headers().get("content-length"));
            assertEquals(WITH_CALLBACK.callback().callback(), request.headers().get("x-oss-callback"));
            assertEquals(WITH_CALLBACK.callback().variables(), request.headers().get("x-oss-callback-var"));
            assertFalse(request.headers().containsKey("expect"), "a first try does not ask");
            assertFalse(request.headers().containsKey("transfer-encoding"));
            assertArrayEquals(BODY, bodies.getFirst());
        }
    }

    @Test
    void anEmptyFileIsAnObjectOfNoBytes() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "", StoreFixture.ossHeaders(request.body()))); var store = store(server.endpoint())) {
            var watch = new StoreFixture.Watch();
            assertEquals("0", store.put(PLAIN, new ByteBody(new byte[0]), watch).crc64());
            assertEquals("0", server.received().getFirst().headers().get("content-length"));
            assertTrue(watch.allSent.get());
        }
    }

    @Test
    void theTypeOfAMultipartObjectIsSaidAtItsStartAndTheCallbackAtItsEnd() throws Exception {
        try (var server = new ScriptedServer(this::consent); var store = store(server.endpoint())) {
            assertEquals("U1", store.initiate(WITH_CALLBACK));
            var part = store.uploadPart(WITH_CALLBACK, "U 1&", 7, new ByteBody(BODY), new StoreFixture.Watch());
            assertEquals(new PartReceipt(7, 5, "ABC", Long.parseUnsignedLong(StoreFixture.crc64(BODY))), part);
            var parts = List.of(part, new PartReceipt(8, 1, "<&>", 0));
            store.complete(WITH_CALLBACK, "U1", parts, Long.parseUnsignedLong(StoreFixture.crc64(BODY)));
            var requests = server.received();
            assertEquals("/bucket/a/%E5%9B%BE%201.txt?uploads", requests.get(0).target());
            assertEquals("text/plain", requests.get(0).headers().get("content-type"));
            assertFalse(requests.get(0).headers().containsKey("x-oss-callback"));
            assertEquals("/bucket/a/%E5%9B%BE%201.txt?partNumber=7&uploadId=U%201%26", requests.get(1).target());
            assertFalse(requests.get(1).headers().containsKey("x-oss-callback"));
            assertTrue(requests.get(2).headers().containsKey("x-oss-callback"));
            assertEquals("<CompleteMultipartUpload><Part><PartNumber>7</PartNumber><ETag>&quot;ABC&quot;</ETag></Part>"
                    + "<Part><PartNumber>8</PartNumber><ETag>&quot;&lt;&amp;&gt;&quot;</ETag></Part></CompleteMultipartUpload>", new String(bodies.get(2), UTF_8));
        }
    }

    @Test
    void theWaitIsAsLongAsOssHeldItsAnswer() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            var body = request.body();
            Thread.sleep(Duration.ofMillis(300));
            respond(out, 200, "{}", StoreFixture.ossHeaders(body));
        }); var store = store(server.endpoint())) {
            long begun = System.nanoTime();
            var waited = store.put(WITH_CALLBACK, new ByteBody(BODY), new StoreFixture.Watch()).callback().waited();
            assertTrue(waited.toMillis() >= 290 && waited.toNanos() <= System.nanoTime() - begun, waited.toString());
        }
    }

    private static void callAll(AliyunObjectStore store, ObjectTarget target) throws Exception {
        store.put(target, new ByteBody(BODY), new StoreFixture.Watch());
        var uploadId = store.initiate(target);
        var part = store.uploadPart(target, uploadId, 1, new ByteBody(BODY), new StoreFixture.Watch());
        store.complete(target, uploadId, List.of(part), part.crc64());
        store.abort(target, uploadId);
        assertEquals(5, store.head(target.bucket(), target.key()).size());
    }

    private void consent(ScriptedServer.Received request, OutputStream out) throws IOException {
        bodies.add(request.body());
        var initiated = "<InitiateMultipartUploadResult><UploadId>U1</UploadId></InitiateMultipartUploadResult>";
        var headers = "x-oss-request-id: 1\r\nETag: \"ABC\"\r\nLast-Modified: Fri, 24 Feb 2012 06:07:48 GMT\r\nx-oss-hash-crc64ecma: " + StoreFixture.crc64(BODY);
        if (request.method().equals("HEAD")) {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" + headers + "\r\n\r\n").getBytes(UTF_8));
        } else {
            respond(out, 200, request.target().endsWith("?uploads") ? initiated : "", headers.split("\r\n"));
        }
    }

    private static boolean verifies(SignatureVersion version, ScriptedServer.Received request, String secret) {
        var target = request.target().split("\\?", 2);
        var query = new ArrayList<Map.Entry<String, String>>();
        if (target.length > 1) {
            for (var pair : target[1].split("&")) {
                var halves = pair.split("=", 2);
                query.add(Map.entry(decoded(halves[0]), halves.length > 1 ? decoded(halves[1]) : ""));
            }
        }
        var signable = new SignableRequest(request.method(), "bucket", decoded(target[0].substring("/bucket/".length())), query, request.headers());
        var authorization = request.headers().get("authorization");
        return switch (version) {
            case V1 -> V1Signature.verify(secret, V1Signature.stringToSign(signable), V1Authorization.parse(authorization).orElseThrow());
            case V4 -> V4Signature.verify(secret, request.headers().get("x-oss-date"), signable, V4Authorization.parse(authorization).orElseThrow());
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
