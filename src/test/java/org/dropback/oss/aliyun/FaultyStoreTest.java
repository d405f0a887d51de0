package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.WITH_CALLBACK;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.OnSandbox;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store says of each kind of trouble, for the engine to decide by. */
class FaultyStoreTest extends OnSandbox {

    private static final ByteBody BODY = new ByteBody(StoreFixture.bytes(700_000));

    private final StoreFixture.Watch watch = new StoreFixture.Watch();

    @ParameterizedTest
    @CsvSource({
        "503 op=UploadPart,                      ServiceUnavailable, NO,      RETRY_LATER",
        "500 op=UploadPart,                      InternalError,      NO,      RETRY_LATER",
        "reset-after=100KiB op=UploadPart,       ConnectionLost,     NO,      RETRY_LATER",
        "lose-answer op=UploadPart,              ConnectionLost,     NO,      RETRY_LATER",
        "wrong-crc op=UploadPart,                ChecksumMismatch,   NO,      RETRY_NOW",
        "no-such-upload op=UploadPart,           NoSuchUpload,       NO,      FATAL",
        "expired-token op=UploadPart,            SecurityTokenExpired, NO,    FATAL"})
    void aPart(String fault, String code, Stored stored, FailureKind kind) throws Exception {
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            var target = target("key", false);
            var uploadId = store.initiate(target);
            bend(fault);
            assertFailure(code, stored, kind, () -> store.uploadPart(target, uploadId, 1, BODY, watch));
            sandbox.useFaults(List.of());
            store.uploadPart(target, uploadId, 1, BODY, new StoreFixture.Watch());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "503 op=CompleteMultipartUpload,         ServiceUnavailable, NO,      RETRY_LATER",
        "500 op=CompleteMultipartUpload,         InternalError,      UNKNOWN, UNKNOWN_OUTCOME",
        "lose-answer op=CompleteMultipartUpload, ConnectionLost,     UNKNOWN, UNKNOWN_OUTCOME",
        "no-such-upload op=CompleteMultipartUpload, NoSuchUpload,    UNKNOWN, UNKNOWN_OUTCOME",
        "wrong-crc op=CompleteMultipartUpload,   ChecksumMismatch,   YES,     FATAL"})
    void aComplete(String fault, String code, Stored stored, FailureKind kind) throws Exception {
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            var target = target("key", true);
            var uploadId = store.initiate(target);
            var part = store.uploadPart(target, uploadId, 1, BODY, watch);
            bend(fault);
            assertFailure(code, stored, kind, () -> store.complete(target, uploadId, List.of(part), part.crc64()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "503 op=PutObject,                false, ServiceUnavailable, NO,      RETRY_LATER",
        "500 op=PutObject,                false, InternalError,      UNKNOWN, UNKNOWN_OUTCOME",
        "lose-answer op=PutObject,        true,  ConnectionLost,     UNKNOWN, UNKNOWN_OUTCOME",
        "wrong-crc op=PutObject,          false, ChecksumMismatch,   YES,     RETRY_NOW",
        "wrong-crc op=PutObject,          true,  ChecksumMismatch,   YES,     FATAL"})
    void aPut(String fault, boolean withCallback, String code, Stored stored, FailureKind kind) throws Exception {
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            bend(fault);
            assertFailure(code, stored, kind, () -> store.put(target("key", withCallback), BODY, watch));
            assertTrue(sandbox.callbacks().size() <= 1, "nobody is called back twice");
        }
    }

    /** The second would be refused for the first, and a damaged object be told as none. */
    @Test
    void wrongBytesThatForbidTheirOwnOverwriteAreNotSentAgain() throws Exception {
        bend("wrong-crc");
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            assertFailure("ChecksumMismatch", Stored.YES, FailureKind.FATAL, () -> store.put(target("put", false).forbiddingOverwrite(), BODY, watch));
            assertFailure("ChecksumMismatch", Stored.YES, FailureKind.FATAL, () -> store.post(target("form", false).forbiddingOverwrite(), BODY, watch));
            var url = target("url", false).forbiddingOverwrite();
            assertFailure("ChecksumMismatch", Stored.YES, FailureKind.FATAL,
                    () -> store.putPresigned(store.presignPut(url, Duration.ofMinutes(1)), url, BODY, watch));
        }
    }

    /** Nobody documents whether OSS has stored it by then: HEAD tells, and it is not sent again. */
    @Test
    void whetherWhatTheCallbackDeniedIsStoredIsAsked() throws Exception {
        bend("callback-denied");
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            assertFailure("RequestDeniedByCallback", Stored.UNKNOWN, FailureKind.FATAL, () -> store.put(target("put", true), BODY, watch));
            var target = target("parts", true);
            var uploadId = store.initiate(target);
            var part = store.uploadPart(target, uploadId, 1, BODY, watch);
            assertFailure("RequestDeniedByCallback", Stored.UNKNOWN, FailureKind.FATAL, () -> store.complete(target, uploadId, List.of(part), part.crc64()));
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void aClockThatIsWrongIsCorrectedByOsss(SignatureVersion version) throws Exception {
        for (var offset : List.of(Duration.ofHours(30), Duration.ofHours(-30))) {
            sandbox.useClockOffset(offset);
            try (var store = StoreFixture.store(sandbox, version)) {
                assertFailure("RequestTimeTooSkewed", Stored.NO, FailureKind.SKEWED, () -> store.put(target("key", false), BODY, watch));
                store.put(target("key", false), BODY, watch);
                assertEquals(700_000, store.head("sandbox", "key").size(), "what the SDK signs goes by it too");
                store.post(target("form", false), BODY, watch);
                store.putPresigned(store.presignPut(target("url", false), Duration.ofMinutes(1)), target("url", false), BODY, watch);
            }
            try (var store = StoreFixture.store(sandbox, version)) {
                assertFailure("RequestTimeTooSkewed", Stored.NO, FailureKind.SKEWED, () -> store.initiate(target("key", false)));
                store.abort(target("key", false), store.initiate(target("key", false)));
            }
        }
    }

    @Test
    void keysThatCanBeRenewedAreAskedForAgain() throws Exception {
        var source = new CredentialsSource() {
            private final List<Credentials> refused = new ArrayList<>();

            @Override
            public Credentials current() throws CredentialsException {
                if (refused.size() > 1) {
                    throw new CredentialsException("the server that hands out keys is gone", true);
                }
                return refused.isEmpty() ? new Credentials("STS.unknown", new Secret("s"), new Secret("t"))
                        : new Credentials("STS.sandbox", new Secret("sandbox-sts-secret"), new Secret("sandbox-sts-token"));
            }

            @Override
            public boolean refused(Credentials credentials) {
                refused.add(credentials);
                return true;
            }
        };
        try (var store = AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4), source)) {
            assertFailure("InvalidAccessKeyId", Stored.NO, FailureKind.RETRY_NOW, () -> store.put(target("key", false), BODY, watch));
            store.put(target("key", false), BODY, watch);
            bend("expired-token op=PutObject");
            assertFailure("SecurityTokenExpired", Stored.NO, FailureKind.RETRY_NOW, () -> store.put(target("key", false), BODY, watch));
            assertFailure("CredentialsUnavailable", Stored.NO, FailureKind.RETRY_LATER, () -> store.put(target("key", false), BODY, watch));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "503, x-oss-qos-delay-time: 1500,   ServiceUnavailable, THROTTLED,   PT1.5S",
        "503, x-oss-qos-delay-time: 999999, ServiceUnavailable, THROTTLED,   PT5M",
        "503, x-oss-qos-delay-time: soon,   ServiceUnavailable, RETRY_LATER, ",
        "503, Retry-After: 7,               ServiceUnavailable, THROTTLED,   PT7S",
        "429, x-a: b,                       TooManyRequests,    THROTTLED,   ",
        "403, x-a: b,                       QpsLimitExceeded,   THROTTLED,   ",
        "400, x-a: b,                       RequestTimeout,     RETRY_LATER, ",
        "403, x-oss-qos-delay-time: 5,      AccessDenied,       FATAL,       PT0.005S",
        "403, x-a: b,                       RequestTimeTooSkewed, FATAL,     ",
        "403, Date: yesterday,              RequestTimeTooSkewed, FATAL,     "})
    void whatOssAsksFor(int status, String header, String code, FailureKind kind, String retryAfter) throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            respond(out, status, "<Error><Code>" + code + "</Code></Error>", "x-oss-request-id: 1", header);
        }); var store = store(server.endpoint())) {
            var failure = assertThrows(StoreException.class, () -> store.uploadPart(PLAIN, "u", 1, BODY, watch));
            assertEquals(kind, failure.kind());
            assertEquals(Optional.ofNullable(retryAfter).map(Duration::parse), failure.retryAfter());
        }
    }

    @Test
    void aLineThatTakesNoByteIsGivenUp() throws Exception {
        var large = new ByteBody(StoreFixture.bytes(40_000_000));
        var limits = new StoreLimits(8, Duration.ofSeconds(5), Duration.ofSeconds(50), Duration.ofMillis(300));
        try (var server = new ScriptedServer((_, _) -> Thread.sleep(Duration.ofSeconds(60))); var store = store(server.endpoint(), SignatureVersion.V4, limits)) {
            assertFailure("TimedOut", Stored.NO, FailureKind.RETRY_LATER, () -> store.put(WITH_CALLBACK, large, watch));
            assertEquals(0, store.connectionsInUse());
        }
    }

    /** Ten thousand parts are more than a network takes at once. */
    @Test
    void aLineThatTakesNoneOfAListOfPartsIsGivenUpToo() throws Exception {
        var limits = new StoreLimits(8, Duration.ofSeconds(5), Duration.ofSeconds(50), Duration.ofMillis(300));
        var parts = IntStream.rangeClosed(1, 10_000).mapToObj(number -> new PartReceipt(number, 1, "E".repeat(4000), 0)).toList();
        try (var server = new ScriptedServer((_, _) -> Thread.sleep(Duration.ofSeconds(60))); var store = store(server.endpoint(), SignatureVersion.V4, limits)) {
            assertFailure("TimedOut", Stored.NO, FailureKind.RETRY_LATER, () -> store.complete(WITH_CALLBACK, "U", parts, null));
            assertEquals(0, store.connectionsInUse());
        }
    }

    @Test
    void aLineThatMovesSlowlyIsNot() throws Exception {
        var limits = new StoreLimits(8, Duration.ofSeconds(5), Duration.ofSeconds(50), Duration.ofSeconds(2));
        bend("bandwidth=3MB/s");
        try (var store = AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4),
                new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null), limits)) {
            var large = new ByteBody(StoreFixture.bytes(12_000_000));
            assertEquals(StoreFixture.crc64(large.bytes()), store.put(target("key", false), large, watch).crc64());
        }
    }

    /** The other side hangs up in the middle of the second request on a connection. */
    @Test
    void aKeptConnectionThatDiesIsReplacedAtOnceWhereNothingCanBeDoneTwice() throws Exception {
        for (boolean withCallback : new boolean[] {false, true}) {
            var requests = new ArrayList<String>();
            watch.sent.set(0);
            try (var server = new ScriptedServer((request, out) -> {
                var body = request.body();
                requests.add(request.method());
                if (requests.size() == 2) {
                    throw new IOException("hung up");
                }
                respond(out, 200, "{}", ossHeaders(body));
            }); var store = store(server.endpoint())) {
                store.put(PLAIN, BODY, watch);
                if (withCallback) {
                    assertFailure("ConnectionLost", Stored.UNKNOWN, FailureKind.UNKNOWN_OUTCOME, () -> store.put(WITH_CALLBACK, BODY, watch));
                    assertEquals(2, requests.size());
                } else {
                    store.put(PLAIN, BODY, watch);
                    store.uploadPart(PLAIN, "u", 1, BODY, watch);
                    assertEquals(4, requests.size());
                    assertEquals(3 * 700_000, watch.sent.get());
                }
            }
        }
    }

    /** It hangs up without a word after each answer: nothing is done twice, and nothing unsaid. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fiveHundredFilesToAServerThatKeepsNoConnection(boolean withCallback) throws Exception {
        var small = new ByteBody(StoreFixture.bytes(16 << 10));
        try (var server = new ScriptedServer((request, out) -> {
            respond(out, 200, "{}", ossHeaders(request.body()));
            throw new IOException("hung up");
        }); var store = store(server.endpoint(), SignatureVersion.V4, StoreLimits.DEFAULT); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lanes = IntStream.range(0, 16).mapToObj(_ -> threads.submit(() -> {
                int unknown = 0;
                for (int i = 0; i < 500 / 16; i++) {
                    try {
                        store.put(withCallback ? WITH_CALLBACK : PLAIN, small, new StoreFixture.Watch());
                    } catch (StoreException e) {
                        assertEquals(FailureKind.UNKNOWN_OUTCOME, e.kind(), e.toString());
                        unknown++;
                    }
                }
                return unknown;
            })).toList();
            int unknown = 0;
            for (var lane : lanes) {
                unknown += lane.get();
            }
            assertTrue(unknown <= (withCallback ? 16 : 0), unknown + " unknown: no more than the connections that were kept when the first one died");
            assertEquals(496 - unknown, server.received().size(), "what is unknown was not done, and nothing twice");
        }
    }

    private void bend(String rule) throws Exception {
        sandbox.useFaults(List.of(FaultRule.parse(rule)));
    }

    private ObjectTarget target(String key, boolean withCallback) {
        var callback = new Callback(List.of(sandbox.receiverUrl().toString()), null, false, BodyType.FORM, "a=b", Map.of(), Map.of());
        return new ObjectTarget("sandbox", key, null, withCallback ? CallbackCodec.encode(callback) : null);
    }

    private static void assertFailure(String code, Stored stored, FailureKind kind, Executable call) {
        var failure = assertThrows(StoreException.class, call);
        assertEquals(code, failure.evidence().code(), failure.toString());
        assertEquals(stored, failure.evidence().stored());
        assertEquals(kind, failure.kind());
    }
}
