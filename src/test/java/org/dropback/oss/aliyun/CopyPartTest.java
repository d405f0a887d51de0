package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Stored;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ByteRange;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stored object, put together again from itself (facts 5.2). */
class CopyPartTest {

    private static final String KEY = "a/图 1+%.txt";
    private static final byte[] BYTES = StoreFixture.bytes(250_000);

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void anObjectIsCopiedOntoItselfAndItsCallbackFiredAgain(SignatureVersion version) throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, version)) {
            var callback = new Callback(List.of(sandbox.receiverUrl().toString()), null, false, BodyType.FORM, "op=${operation}&size=${size}", Map.of(), Map.of());
            var target = new ObjectTarget("sandbox", KEY, null, CallbackCodec.encode(callback));
            var put = store.put(new ObjectTarget("sandbox", KEY, null, null), new ByteBody(BYTES), new StoreFixture.Watch());
            var uploadId = store.initiate(target);
            var parts = List.of(store.copyPart(target, uploadId, 1, "sandbox", KEY, new ByteRange(0, 102_400), put.etag()),
                    store.copyPart(target, uploadId, 2, "sandbox", KEY, new ByteRange(102_400, 147_600), put.etag()));
            var result = store.complete(target, uploadId, parts, Long.parseUnsignedLong(put.crc64()));
            assertEquals("{\"Status\":\"OK\"}", new String(result.callback().body(), StandardCharsets.UTF_8));
            assertEquals("op=CompleteMultipartUpload&size=250000", new String(sandbox.callbacks().getFirst().body(), StandardCharsets.UTF_8));
            assertArrayEquals(BYTES, SandboxDownload.download(sandbox, KEY));
            assertEquals("Multipart", store.head("sandbox", KEY).type());
        }
    }

    @Test
    void theWholeIsCopiedWhereNoRangeIsGivenAndNobodyKnowsTheCrc64() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            var copy = new ObjectTarget("sandbox", "copy", null, null);
            var put = store.put(new ObjectTarget("sandbox", KEY, null, null), new ByteBody(BYTES), new StoreFixture.Watch());
            var uploadId = store.initiate(copy);
            var part = store.copyPart(copy, uploadId, 1, "sandbox", KEY, ByteRange.all(BYTES.length), put.etag());
            assertEquals(BYTES.length, part.size());
            assertEquals(put.crc64(), store.complete(copy, uploadId, List.of(part), null).crc64());
        }
    }

    /** OSS answers when it has copied all: of a gigabyte that may take longer than any other answer. */
    @Test
    void aLargeCopyMayTakeLongerThanOtherAnswers() throws Exception {
        assertEquals(50, StoreLimits.DEFAULT.answerTimeout(0).toSeconds());
        assertEquals(50 + 256, StoreLimits.DEFAULT.answerTimeout(1L << 30).toSeconds());
        assertEquals(50 + 1280, StoreLimits.DEFAULT.answerTimeout(5L << 30).toSeconds());
        var impatient = new StoreLimits(1, Patience.LIMIT, Duration.ofMillis(100));
        var gaveUp = new CountDownLatch(1);
        try (var server = new ScriptedServer((request, out) -> {
            if (request.headers().containsKey("x-oss-copy-source")) {
                // Longer than others had to wait in vain.
                gaveUp.await();
                Thread.sleep(impatient.answerTimeout().multipliedBy(5));
                respond(out, 200, "<CopyPartResult><ETag>\"E\"</ETag></CopyPartResult>", "x-oss-request-id: 655CA1F3");
            } else {
                request.body();
                Thread.sleep(Patience.LIMIT);
            }
        }); var store = store(server.endpoint(), SignatureVersion.V4, impatient)) {
            assertEquals("TimedOut", assertThrows(StoreException.class, () -> store.head("bucket", "key")).evidence().code());
            gaveUp.countDown();
            assertEquals("E", store.copyPart(StoreFixture.PLAIN, "u", 1, "bucket", "key", new ByteRange(0, 1L << 30), "e").etag());
        }
    }

    @Test
    void aSourceThatChangedIsRefused() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            var target = new ObjectTarget("sandbox", KEY, null, null);
            var before = store.put(target, new ByteBody(BYTES), new StoreFixture.Watch());
            store.put(target, new ByteBody(Arrays.copyOf(BYTES, 10)), new StoreFixture.Watch());
            var uploadId = store.initiate(target);
            var evidence = assertThrows(StoreException.class, () -> store.copyPart(target, uploadId, 1, "sandbox", KEY, ByteRange.all(BYTES.length), before.etag())).evidence();
            assertEquals("PreconditionFailed", evidence.code());
            assertEquals(412, evidence.httpStatus());
            var gone = assertThrows(StoreException.class, () -> store.copyPart(target, uploadId, 1, "sandbox", "gone", ByteRange.all(1), "E")).evidence();
            assertEquals("NoSuchKey", gone.code());
            assertEquals(Stored.NO, gone.stored());
        }
    }

    @Test
    void whatIsAskedForAndAnAnswerWithoutETag() throws Exception {
        try (var server = new ScriptedServer((_, out) -> respond(out, 200, "<CopyPartResult/>", "x-oss-request-id: 1")); var store = store(server.endpoint())) {
            var target = new ObjectTarget("bucket", "key", null, null);
            var failure = assertThrows(StoreException.class, () -> store.copyPart(target, "U", 3, "source", "a/b 图", new ByteRange(5, 2), "ABC"));
            assertEquals("AnswerUnreadable", failure.evidence().code());
            var request = server.received().getFirst();
            assertEquals("/bucket/key?partNumber=3&uploadId=U", request.target());
            assertEquals("/source/a%2Fb%20%E5%9B%BE", request.headers().get("x-oss-copy-source"));
            assertEquals("bytes=5-6", request.headers().get("x-oss-copy-source-range"));
            assertEquals("\"ABC\"", request.headers().get("x-oss-copy-source-if-match"));
            assertEquals("0", request.headers().get("content-length"));
        }
    }

    @Test
    void aReceiptOfACopySaysItsSizeAndNoCrc64() throws Exception {
        try (var server = new ScriptedServer((_, out) -> respond(out, 200, "<CopyPartResult><ETag>\"E\"</ETag></CopyPartResult>", "x-oss-request-id: 1"));
             var store = store(server.endpoint())) {
            assertEquals(new PartReceipt(1, 2, "E", 0), store.copyPart(new ObjectTarget("bucket", "key", null, null), "U", 1, "bucket", "key", new ByteRange(0, 2), "E"));
        }
    }
}
