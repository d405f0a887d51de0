package org.dropback.upload.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.model.AppendObjectRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.Unwatched;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxListener;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.secret.Secret;
import org.dropback.upload.JobState;
import org.dropback.upload.PartPlan;
import org.dropback.upload.UploadMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts 5.2 end to end: the sandbox's own log says what was asked, its receiver what was called. */
class CallbackAgainTest {

    private static final String KEY = "in/图 1+%.txt";
    private static final byte[] BYTES = Bench.random(250_000);
    private static final ObjectOptions ALL = new ObjectOptions(Map.of("cache-control", "max-age=60", "content-disposition", "attachment",
            "x-oss-server-side-encryption", "KMS", "x-oss-server-side-encryption-key-id", "k"), Map.of("author", "me"), Map.of("kind", "图"), "public-read", "IA", false);

    private Sandbox sandbox;
    private AliyunObjectStore store;
    private OSS sdk;
    private final CancelSignal cancel = new CancelSignal();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        store = AliyunObjectStore.open(new Connection("sandbox", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4),
                new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null));
        sdk = new OSSClientBuilder().build(sandbox.endpoint().toString(), sandbox.accessKeyId(), sandbox.accessKeySecret());
    }

    @AfterEach
    void stop() {
        store.close();
        sdk.shutdown();
        sandbox.close();
    }

    private void put(byte[] bytes, ObjectOptions options) throws StoreException {
        put(KEY, bytes, options);
    }

    private void put(String key, byte[] bytes, ObjectOptions options) throws StoreException {
        sandbox.clearRequests();
        store.put(new ObjectTarget("sandbox", key, "text/markdown", options, null), new ByteBody(bytes), new Unwatched());
        // A request is logged after its answer, and perhaps after the next one.
        await().until(() -> operations().contains("PUT"));
        sandbox.clearRequests();
    }

    private Callback callback(String path) {
        return new Callback(List.of(sandbox.receiverUrl().resolve(path).toString()), null, false, BodyType.FORM,
                "op=${operation}&size=${size}&type=${mimeType}&who=${x:who}", Map.of("x:who", "me"), Map.of());
    }

    private CalledAgain again(String path) {
        return again(AgainRequest.of("sandbox", KEY, callback(path)));
    }

    private CalledAgain again(AgainRequest request) {
        return new CallbackAgain(store, request, new AgainProgress() {
            @Override
            public void partDone() {
                told.add("part");
            }

            @Override
            public void calling() {
                told.add("calling");
            }
        }, cancel, Duration.ofSeconds(5)).run();
    }

    private void fault(String rule) throws Exception {
        sandbox.addFault(FaultRule.parse(rule));
    }

    private List<String> operations() {
        return sandbox.requests().stream().map(request -> request.method() + (request.query().isEmpty() ? "" : " "
                + request.query().replaceAll("=[^&]*", "").replace("uploadId&partNumber", "partNumber&uploadId"))).toList();
    }

    private String headOf(String method, String query) {
        return sandbox.requests().stream().filter(request -> request.method().equals(method) && request.query().contains(query)).findFirst()
                .map(request -> new String(request.head(), UTF_8).toLowerCase()).orElseThrow();
    }

    private byte[] stored() throws IOException {
        try (var object = sdk.getObject("sandbox", KEY)) {
            return object.getObjectContent().readAllBytes();
        }
    }

    private ObjectHead head() throws StoreException {
        return store.head("sandbox", KEY);
    }

    private void assertUntouched(ObjectHead before) throws StoreException {
        assertEquals(before.etag(), head().etag());
        assertEquals(before.type(), head().type());
        assertTrue(sandbox.callbacks().isEmpty());
        assertEquals(List.of(), store.listUploads("sandbox", ""));
    }

    @Test
    void theCallbackIsCalledAgainAndNoByteOfTheObjectIsSent() throws Exception {
        put(BYTES, ALL);
        var before = head();
        await().until(() -> operations().contains("HEAD"));
        sandbox.clearRequests();

        var again = again("/callback");

        assertEquals(JobState.DONE, again.state(), String.valueOf(again.failure()));
        assertEquals(UploadMethod.COPY, again.method());
        assertEquals(BYTES.length, again.size());
        assertEquals("{\"Status\":\"OK\"}", new String(again.result().callback().body(), UTF_8));
        var expected = List.of("HEAD", "GET acl", "GET tagging", "POST uploads", "PUT partNumber&uploadId", "HEAD", "POST uploadId", "HEAD");
        // A request is logged after its answer: the tail of the log tells.
        await().untilAsserted(() -> assertEquals(expected, operations().subList(Math.max(0, operations().size() - expected.size()), operations().size())));
        assertTrue(headOf("PUT", "partNumber").contains("x-oss-copy-source-if-match: \"" + before.etag().toLowerCase() + '"'), headOf("PUT", "partNumber"));
        assertFalse(headOf("PUT", "partNumber").contains("copy-source-range"));
        assertTrue(headOf("POST", "uploadId").contains("x-oss-callback: "));
        assertEquals(0, sandbox.requests().stream().filter(request -> request.method().equals("PUT")).mapToLong(ServedRequest::bytesReceived).sum());
        assertEquals(List.of("part", "calling"), told);
        var received = sandbox.callbacks().getLast();
        assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
        assertEquals("op=CompleteMultipartUpload&size=250000&type=text%2Fmarkdown&who=me", received.bodyText());
    }

    @Test
    void whatACopyDoesNotInheritIsPutBack() throws Exception {
        put(BYTES, ALL);
        var before = head();

        var again = again("/callback");

        var after = head();
        assertEquals(List.of(), again.differs());
        assertArrayEquals(BYTES, stored());
        assertEquals(before.crc64(), again.result().crc64());
        assertEquals(after.etag(), again.result().etag());
        assertNotEquals(before.etag(), after.etag());
        assertEquals("Multipart", after.type());
        assertEquals("text/markdown", after.contentType());
        assertEquals("IA", after.storageClass());
        assertEquals("public-read", store.acl("sandbox", KEY));
        assertEquals(Map.of("kind", "图"), store.tags("sandbox", KEY));
        for (var name : List.of("cache-control", "content-disposition", "x-oss-meta-author", "x-oss-server-side-encryption", "x-oss-server-side-encryption-key-id")) {
            assertNotNull(before.headers().get(name), name);
            assertEquals(before.headers().get(name), after.headers().get(name), name);
        }
    }

    /** As of a server that is no OSS: nothing is begun that nobody would abort. */
    @Test
    void whereTheChecksumOfAnObjectCannotBeReadNothingIsBegun() throws Exception {
        put(BYTES, ALL);
        var before = head();
        var odd = Hooked.of(ObjectStore.class, store, (_, _, real) -> {
            var answer = real.call();
            return answer instanceof ObjectHead head ? new ObjectHead(head.size(), head.etag(), "none", head.contentType(), head.lastModified(), head.requestId(),
                    head.headers()) : answer;
        });

        var again = new CallbackAgain(odd, AgainRequest.of("sandbox", KEY, callback("/callback")), AgainProgress.NONE, cancel, Duration.ofSeconds(5)).run();

        assertEquals(JobState.FAILED, again.state());
        assertEquals(Stored.YES, again.failure().stored());
        assertEquals("AnswerUnreadable", again.failure().code());
        assertUntouched(before);
    }

    @Test
    void anEmptyObjectIsPutAgain() throws Exception {
        put(new byte[0], ALL);

        var again = again("/callback");

        assertEquals(JobState.DONE, again.state());
        assertEquals(UploadMethod.PUT, again.method());
        assertEquals("op=PutObject&size=0&type=text%2Fmarkdown&who=me", sandbox.callbacks().getLast().bodyText());
        assertEquals("IA", head().storageClass());
        assertEquals("public-read", store.acl("sandbox", KEY));
        assertEquals(Map.of("kind", "图"), store.tags("sandbox", KEY));
        assertEquals("me", head().headers().get("x-oss-meta-author"));
    }

    @Test
    void aCallbackThatFailsAgainIsToldAsReceived() throws Exception {
        put(BYTES, ALL);

        var again = again("/callback/status/502");

        assertEquals(JobState.CALLBACK_FAILED, again.state());
        assertEquals(203, again.result().callback().httpStatus());
        assertTrue(again.failure().message().contains("502"), again.failure().message());
        assertEquals(head().etag(), again.result().etag());
    }

    @Test
    void anObjectThatIsReplacedMeanwhileStaysAsItIsAndNothingIsCalled() throws Exception {
        put(BYTES, ALL);
        var other = Bench.random(1000);

        var again = again(new AgainRequest("sandbox", KEY, _ -> {
            try {
                put(other, ObjectOptions.NONE);
            } catch (StoreException e) {
                throw new IllegalStateException(e);
            }
            return callback("/callback");
        }));

        assertEquals(JobState.FAILED, again.state());
        assertEquals("PreconditionFailed", again.failure().code());
        assertEquals(412, again.failure().httpStatus());
        assertEquals(Stored.YES, again.failure().stored());
        assertArrayEquals(other, stored());
        assertUntouched(head());
    }

    @Test
    void whatIsGoneIsRefused() {
        var again = again("/callback");

        assertEquals(JobState.FAILED, again.state());
        assertEquals("ObjectGone", again.failure().code());
        assertEquals(404, again.failure().httpStatus());
        assertEquals(Stored.NO, again.failure().stored());
        assertNull(again.method());
        assertEquals(-1, again.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Archive", "ColdArchive", "DeepColdArchive"})
    void whatIsFrozenIsRefusedUnlessItIsRestored(String storageClass) throws Exception {
        put(BYTES, new ObjectOptions(Map.of(), Map.of(), Map.of(), null, storageClass, false));
        var before = head();

        var again = again("/callback");

        assertEquals("ObjectArchived", again.failure().code());
        assertEquals(storageClass, again.failure().message());
        assertEquals(before.etag(), again.result().etag());
        assertUntouched(before);
    }

    @Test
    void whatCannotBeReadFirstIsNotTouched() throws Exception {
        put(BYTES, ALL);
        var before = head();
        for (var operation : List.of("GetObjectAcl", "GetObjectTagging")) {
            fault("expired-token op=" + operation);

            var again = again("/callback");

            assertEquals(JobState.FAILED, again.state());
            assertEquals("PropertiesUnreadable", again.failure().code());
            assertEquals(403, again.failure().httpStatus());
            assertNotNull(again.failure().requestId());
            assertTrue(again.failure().message().startsWith(operation + ": SecurityTokenExpired"), again.failure().message());
            assertUntouched(before);
            sandbox.useFaults(List.of());
        }
    }

    @Test
    void whatCannotBeReadForTheMomentIsAdvisedToBeTriedAgainAndNoRightIsAskedFor() throws Exception {
        put(BYTES, ALL);
        var before = head();
        for (var operation : List.of("HeadObject", "GetObjectAcl", "GetObjectTagging")) {
            for (var trouble : List.of("500", "lose-answer")) {
                fault(trouble + " op=" + operation);

                var again = again("/callback");

                assertEquals(JobState.FAILED, again.state());
                assertEquals("NotCalledAgain", again.failure().code(), operation + " " + trouble);
                assertTrue(again.failure().message().startsWith(operation + ": "), again.failure().message());
                sandbox.useFaults(List.of());
                assertUntouched(before);
            }
        }
    }

    @Test
    void anAppendableObjectIsLeftAlone() throws Exception {
        sdk.appendObject(new AppendObjectRequest("sandbox", KEY, new ByteArrayInputStream(BYTES)).withPosition(0L));
        var before = head();

        assertEquals("ObjectNotCopyable", again("/callback").failure().code());
        assertUntouched(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 op=CompleteMultipartUpload times=2", "500 op=CompleteMultipartUpload times=1", "refuse op=CompleteMultipartUpload times=1",
            "503 op=UploadPartCopy times=1", "refuse op=InitiateMultipartUpload times=1", "503 op=GetObjectAcl times=1", "503 op=HeadObject times=1"})
    void passingTroubleIsOvercomeAndTheCallbackComesOnce(String fault) throws Exception {
        put(BYTES, ALL);
        fault(fault);

        assertEquals(JobState.DONE, again("/callback").state());

        assertEquals(1, sandbox.callbacks().size());
        assertArrayEquals(BYTES, stored());
    }

    @Test
    void aLostAnswerIsNeverGuessed() throws Exception {
        put(BYTES, ALL);
        fault("lose-answer op=CompleteMultipartUpload");

        var again = again("/callback");

        assertEquals(JobState.CALLBACK_UNKNOWN, again.state());
        assertEquals(Stored.YES, again.failure().stored());
        assertEquals(head().etag(), again.result().etag());
        assertNull(again.result().callback());
        assertEquals(1, sandbox.callbacks().size());
    }

    @Test
    void theLostAnswerToAnEmptyObjectIsNeverGuessed() throws Exception {
        put(new byte[0], ALL);
        fault("lose-answer op=PutObject");

        assertEquals(JobState.CALLBACK_UNKNOWN, again("/callback").state());
        assertEquals(1, sandbox.callbacks().size());
    }

    @Test
    void troubleThatStaysLeavesNothingBehind() throws Exception {
        put(BYTES, ALL);
        var before = head();
        fault("500 op=UploadPartCopy");

        var again = new CallbackAgain(store, AgainRequest.of("sandbox", KEY, callback("/callback")), AgainProgress.NONE, cancel, Duration.ZERO).run();

        assertEquals(JobState.FAILED, again.state());
        assertEquals("NotCalledAgain", again.failure().code());
        assertEquals(500, again.failure().httpStatus());
        assertEquals(before.crc64(), again.result().crc64());
        assertUntouched(before);
    }

    @Test
    void aCancelBeforeTheCallLeavesTheObjectAsItWas() throws Exception {
        put(BYTES, ALL);
        var before = head();

        var again = again(new AgainRequest("sandbox", KEY, _ -> {
            cancel.cancel();
            return callback("/callback");
        }));

        assertEquals(JobState.CANCELLED, again.state());
        assertUntouched(before);
    }

    @Test
    void anEmptyObjectThatWasReplacedMeanwhileStaysReplaced() throws Exception {
        put(new byte[0], ObjectOptions.NONE);
        var racing = Hooked.of(ObjectStore.class, store, (method, _, real) -> {
            var answer = real.call();
            if (method.equals("tags")) {
                put(BYTES, ObjectOptions.NONE);
            }
            return answer;
        });

        var again = new CallbackAgain(racing, AgainRequest.of("sandbox", KEY, callback("/callback")), AgainProgress.NONE, cancel, Duration.ofSeconds(5)).run();

        assertEquals(JobState.FAILED, again.state());
        assertEquals("PreconditionFailed", again.failure().code());
        assertEquals(BYTES.length, head().size());
        assertTrue(sandbox.callbacks().isEmpty());
    }

    @Test
    void whatOssKnowsNoMoreIsOver() throws Exception {
        put(BYTES, ALL);
        fault("no-such-upload op=UploadPartCopy");
        fault("no-such-upload op=AbortMultipartUpload");
        var over = new ArrayList<String>();

        new CallbackAgain(store, AgainRequest.of("sandbox", KEY, callback("/callback")), new AgainProgress() {
            @Override
            public void begun(String uploadId) {
                told.add(uploadId);
            }

            @Override
            public void over(String uploadId) {
                over.add(uploadId);
            }
        }, cancel, Duration.ofSeconds(5)).run();

        assertEquals(told, over);
    }

    @Test
    void aCancelDuringTheCallIsSettled() throws Exception {
        put(BYTES, ALL);
        var calls = new AtomicInteger();
        sandbox.onEvent(new SandboxListener() {
            @Override
            public void callbackReceived(ReceivedCallback callback) {
                calls.incrementAndGet();
                cancel.cancel();
            }
        });
        fault("first-byte=30s op=CompleteMultipartUpload");

        var again = new CompletableFuture<CalledAgain>();
        Thread.startVirtualThread(() -> again.complete(again("/callback")));

        assertEquals(JobState.CALLBACK_UNKNOWN, again.get(60, TimeUnit.SECONDS).state());
        assertEquals(1, calls.get());
    }

    @Test
    void aCallbackThatOssRefusesLeavesNothingBehind() throws Exception {
        put(BYTES, ALL);
        var before = head();
        var bad = new Callback(List.of("ftp://nowhere"), null, false, BodyType.FORM, "a=b", Map.of(), Map.of());

        var again = again(AgainRequest.of("sandbox", KEY, bad));

        assertEquals(JobState.FAILED, again.state());
        assertEquals("InvalidArgument", again.failure().code());
        assertEquals(Stored.YES, again.failure().stored());
        assertUntouched(before);
    }

    @Test
    void aVariableOfAProfileIsFilledFromTheObject() throws Exception {
        put(BYTES, ALL);
        var profile = new CallbackProfile("p", List.of(sandbox.receiverUrl().toString()), null, false, BodyType.FORM, "who=${x:who}",
                List.of(CallbackVariable.fromFile("x:who", "{name}|{stem}|{ext}|{parent}|{relpath}|{size}")), Map.of());

        assertEquals(JobState.DONE, again(AgainRequest.of("sandbox", KEY, profile, null, ZonedDateTime.now())).state());

        assertEquals("图 1+%.txt|图 1+%|txt|in|in/图 1+%.txt|250000",
                URLDecoder.decode(sandbox.callbacks().getLast().bodyText().substring(4), UTF_8));
        var digest = profile.withVariables(List.of(CallbackVariable.fromFile("x:who", "{md5}")));
        assertEquals("TemplateInvalid", again(AgainRequest.of("sandbox", KEY, digest, null, ZonedDateTime.now())).failure().code());
    }

    @Test
    void aLargeObjectIsCopiedInRanges() {
        assertEquals(1, SelfCopy.parts(1));
        assertEquals(1, SelfCopy.parts(1_000_000_000));
        assertEquals(2, SelfCopy.parts(1_000_000_001));
        assertEquals(5, SelfCopy.parts(5_000_000_000L));
        assertEquals(0, SelfCopy.parts(0));
        var largest = SelfCopy.plan(PartPlan.MAX_FILE_SIZE);
        assertTrue(largest.count() <= 10_000);
        var plan = SelfCopy.plan(2_500_000_000L);
        long next = 0;
        for (int number = 1; number <= plan.count(); number++) {
            assertEquals(next, plan.offset(number));
            assertTrue(plan.length(number) <= SelfCopy.RANGE && plan.length(number) >= 100 << 10);
            next += plan.length(number);
        }
        assertEquals(2_500_000_000L, next);
    }
}
