package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.oss.aliyun.SandboxDownload.download;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.digest.Md5;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.OnSandbox;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way: this store, the sandbox, its callback and back. */
class SandboxStoreTest extends OnSandbox {

    private static final byte[] SMALL = StoreFixture.bytes(300_000);
    private static final String KEY = "incoming/价格表 秋季+.txt";

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void putsAndReadsWhatTheCallbackAnswered(SignatureVersion version) throws Exception {
        try (var store = store(version, sandbox.accessKeySecret())) {
            var result = store.put(target(KEY, callback()), new ByteBody(SMALL), new StoreFixture.Watch());
            assertEquals(Md5.of(SMALL).hex(), result.etag());
            assertEquals(StoreFixture.crc64(SMALL), result.crc64());
            assertEquals("{\"Status\":\"OK\"}", new String(result.callback().body(), UTF_8));
            assertTrue(result.callback().contentType().startsWith("application/json"));
            assertNull(result.callback().error());
            var received = sandbox.callbacks().getFirst();
            assertEquals("{\"key\":\"" + KEY + "\",\"size\":300000,\"v\":\"say \\\"图\\\"\"}", new String(received.body(), UTF_8));
            assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
            assertArrayEquals(SMALL, download(sandbox, KEY));
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void uploadsInPartsAndCallsBackOnComplete(SignatureVersion version) throws Exception {
        var bytes = StoreFixture.bytes(1_300_000);
        try (var store = store(version, sandbox.accessKeySecret())) {
            var target = target(KEY, callback());
            var uploadId = store.initiate(target);
            var parts = new ArrayList<PartReceipt>();
            for (int i = 0, from = 0; from < bytes.length; i++, from += 512 * 1024) {
                var part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 512 * 1024));
                parts.add(store.uploadPart(target, uploadId, i + 1, new ByteBody(part), new StoreFixture.Watch()));
            }
            var result = store.complete(target, uploadId, parts, Long.parseUnsignedLong(StoreFixture.crc64(bytes)));
            assertTrue(result.etag().endsWith("-3"), result.etag());
            assertEquals(StoreFixture.crc64(bytes), result.crc64());
            assertEquals("{\"Status\":\"OK\"}", new String(result.callback().body(), UTF_8));
            assertArrayEquals(bytes, download(sandbox, KEY));

            var head = store.head("sandbox", KEY);
            assertEquals(bytes.length, head.size());
            assertEquals(result.etag(), head.etag());
            assertEquals(result.crc64(), head.crc64());
            assertEquals("text/plain", head.contentType());
            assertTrue(Math.abs(head.lastModified().getEpochSecond() - Instant.now().getEpochSecond()) < 60);
        }
    }

    @Test
    void aPlainUploadHasNoCallback() throws Exception {
        try (var store = store(SignatureVersion.V4, sandbox.accessKeySecret())) {
            assertNull(store.put(target("empty", null), new ByteBody(new byte[0]), new StoreFixture.Watch()).callback());
            assertEquals(0, store.head("sandbox", "empty").size());
            assertEquals(List.of(), sandbox.callbacks());
        }
    }

    @Test
    void aCallbackThatFailsLeavesTheObjectStoredWithETagAndCrc64() throws Exception {
        sandbox.close();
        sandbox = Sandbox.start(SandboxOptions.temporary().withAnswer(ReceiverAnswer.OK.withStatus(502)));
        try (var store = store(SignatureVersion.V4, sandbox.accessKeySecret())) {
            var put = store.put(target("put", callback()), new ByteBody(SMALL), new StoreFixture.Watch());
            var uploadId = store.initiate(target("parts", callback()));
            var part = store.uploadPart(target("parts", null), uploadId, 1, new ByteBody(SMALL), new StoreFixture.Watch());
            var completed = store.complete(target("parts", callback()), uploadId, List.of(part), part.crc64());
            for (var result : List.of(put, completed)) {
                assertEquals(203, result.callback().httpStatus());
                assertEquals("CallbackFailed", result.callback().error().code());
                assertEquals("0007-00000203", result.callback().error().ec());
                assertEquals(Stored.YES, result.callback().error().stored());
                assertEquals(StoreFixture.crc64(SMALL), result.crc64());
                assertTrue(!result.etag().isEmpty());
            }
            assertArrayEquals(SMALL, download(sandbox, "put"));
        }
    }

    @Test
    void ossesRefusalsKeepTheirWords() throws Exception {
        try (var store = store(SignatureVersion.V4, sandbox.accessKeySecret())) {
            assertRefusal(404, "NoSuchBucket", Stored.NO, () -> put(store, new ObjectTarget("nowhere", "key", null, null)));
            var noUrl = new Callback(List.of("my"), null, false, BodyType.FORM, "a=b", Map.of(), Map.of());
            var invalid = assertRefusal(400, "InvalidArgument", Stored.NO, () -> put(store, target("key", noUrl)));
            assertNotNull(invalid.ec());
            assertRefusal(404, "NoSuchKey", Stored.NO, () -> store.head("sandbox", "nothing"));
            assertRefusal(404, "NoSuchUpload", Stored.UNKNOWN, () -> store.complete(target("key", null), "GONE", List.of(new PartReceipt(1, 1, "E", 1)), 1L));
            var uploadId = store.initiate(target("key", null));
            store.abort(target("key", null), uploadId);
            assertRefusal(404, "NoSuchUpload", Stored.NO, () -> store.uploadPart(target("key", null), uploadId, 1, new ByteBody(SMALL), new StoreFixture.Watch()));
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void aWrongSecretIsRefusedAndStaysUnsaid(SignatureVersion version) throws Exception {
        try (var store = store(version, StoreFixture.SECRET)) {
            var evidence = assertRefusal(403, "SignatureDoesNotMatch", Stored.NO, () -> put(store, target("key", callback())));
            assertTrue(!evidence.toString().contains(StoreFixture.SECRET));
        }
    }

    private ErrorEvidence assertRefusal(int status, String code, Stored stored, Executable call) {
        var evidence = assertThrows(StoreException.class, call).evidence();
        assertEquals(code, evidence.code(), evidence.toString());
        assertEquals(status, evidence.httpStatus());
        assertEquals(stored, evidence.stored());
        assertNotNull(evidence.requestId());
        return evidence;
    }

    private static void put(AliyunObjectStore store, ObjectTarget target) throws StoreException {
        store.put(target, new ByteBody(SMALL), new StoreFixture.Watch());
    }

    private AliyunObjectStore store(SignatureVersion version, String secret) throws StoreException {
        return AliyunObjectStore.open(new Connection("sandbox", sandbox.endpoint(), sandbox.region(), "sandbox", version),
                new Credentials(sandbox.accessKeyId(), new Secret(secret), null));
    }

    private Callback callback() {
        return new Callback(List.of(sandbox.receiverUrl().toString()), null, false, BodyType.JSON,
                "{\"key\":${object},\"size\":${size},\"v\":${x:v}}", Map.of("x:v", "say \"图\""), Map.of());
    }

    private static ObjectTarget target(String key, Callback callback) {
        return new ObjectTarget("sandbox", key, "text/plain", callback == null ? null : CallbackCodec.encode(callback));
    }
}
