package org.dropback.oss.aliyun;

import static org.awaitility.Awaitility.await;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.WITH_CALLBACK;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.RenewingCredentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.UploadBody;
import org.dropback.oss.aliyun.keys.JsonServer;
import org.dropback.oss.aliyun.keys.StsServer;
import org.dropback.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a running call is ended: it must not wait for a socket's time-out of 50 s. */
class CancelTest {

    private static final ByteBody SMALL = new ByteBody(StoreFixture.bytes(3000));
    private static final ByteBody LARGE = new ByteBody(StoreFixture.bytes(40_000_000));
    private static final StoreLimits ONE = new StoreLimits(1, Duration.ofSeconds(5), Duration.ofSeconds(50));

    private final StoreFixture.Watch watch = new StoreFixture.Watch();
    private final CountDownLatch testOver = new CountDownLatch(1);

    @Test
    void whileOssHoldsItsAnswerTheObjectMayBeStored() throws Exception {
        try (var server = silent(true); var store = store(server.endpoint())) {
            var call = putLater(store, WITH_CALLBACK, SMALL);
            await().untilTrue(watch.allSent);
            watch.cancelSignal.cancel();
            assertCancelled(Stored.UNKNOWN, call);
        }
    }

    @Test
    void whileTheBodyIsStuckInTheSocketNothingIsStored() throws Exception {
        try (var server = silent(false); var store = store(server.endpoint())) {
            var call = putLater(store, PLAIN, LARGE);
            await().until(() -> watch.sent.get() > 0);
            watch.cancelSignal.cancel();
            assertCancelled(Stored.NO, call);
            assertEquals(0, store.connectionsInUse());
        }
    }

    @Test
    void aPartThatIsCancelledStoresNothing() throws Exception {
        try (var server = silent(true); var store = store(server.endpoint())) {
            var call = later(() -> store.uploadPart(PLAIN, "u", 1, SMALL, watch));
            await().untilTrue(watch.allSent);
            watch.cancelSignal.cancel();
            assertCancelled(Stored.NO, call);
        }
    }

    @Test
    void whileItWaitsForAFreeConnection() throws Exception {
        try (var server = silent(true); var store = store(server.endpoint(), SignatureVersion.V4, ONE)) {
            var first = new StoreFixture.Watch();
            var holding = later(() -> store.put(PLAIN, SMALL, first));
            await().untilTrue(first.allSent);
            var waiting = putLater(store, PLAIN, SMALL);
            await().during(Duration.ofMillis(100)).until(() -> !waiting.isDone());
            watch.cancelSignal.cancel();
            assertCancelled(Stored.NO, waiting);
            assertTrue(!holding.isDone(), "the other call goes on");
        }
    }

    /** The patience with a lender is 20 s. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileItWaitsForKeysOfASilentServer(boolean form) throws Exception {
        try (var sts = silent(true); var http = new JsonServer(Patience.LIMIT);
             var store = AliyunObjectStore.open(new Connection("c", sts.endpoint(), "cn-hangzhou", "bucket", SignatureVersion.V4),
                     new RenewingCredentials(new StsServer(http, sts.endpoint().resolve("/sts")), Clock.systemUTC()))) {
            var call = new CompletableFuture<ErrorEvidence>();
            Thread.ofVirtual().start(() -> call.complete(assertThrows(StoreException.class,
                    () -> { var _ = form ? store.post(PLAIN, SMALL, watch) : store.put(PLAIN, SMALL, watch); }).evidence()));
            await().until(() -> sts.received().size() == 1);
            watch.cancelSignal.cancel();
            var evidence = call.get(Patience.LIMIT.dividedBy(2).toSeconds(), TimeUnit.SECONDS);
            testOver.countDown();
            assertEquals("Cancelled", evidence.code(), evidence.toString());
            assertEquals(Stored.NO, evidence.stored());
        }
    }

    @Test
    void beforeItBeginsNothingIsSent() throws Exception {
        try (var server = silent(true); var store = store(server.endpoint())) {
            watch.cancelSignal.cancel();
            assertCancelled(Stored.NO, putLater(store, PLAIN, SMALL));
            assertEquals(0, server.received().size());
        }
    }

    @Test
    void anInterruptEndsACallOnAVirtualThread() throws Exception {
        try (var server = silent(true); var store = store(server.endpoint())) {
            var failure = new CompletableFuture<ErrorEvidence>();
            var thread = Thread.ofVirtual().start(() ->
                    failure.complete(assertThrows(StoreException.class, () -> store.put(PLAIN, SMALL, watch)).evidence()));
            await().untilTrue(watch.allSent);
            thread.interrupt();
            assertEquals("Cancelled", failure.get(60, TimeUnit.SECONDS).code());
        }
    }

    @Test
    void closingTheStoreEndsItsCalls() throws Exception {
        try (var server = silent(true)) {
            var store = store(server.endpoint());
            var call = putLater(store, PLAIN, SMALL);
            await().untilTrue(watch.allSent);
            store.close();
            assertCancelled(Stored.UNKNOWN, call);
            assertEquals("Cancelled", assertThrows(StoreException.class, () -> store.head("bucket", "key")).evidence().code());
            store.close();
        }
    }

    @Test
    void aCancelAfterTheAnswerChangesNothing() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "", ossHeaders(request.body()))); var store = store(server.endpoint())) {
            store.put(PLAIN, SMALL, watch);
            watch.cancelSignal.cancel();
            assertEquals("ABCDEF", store.put(PLAIN, SMALL, new StoreFixture.Watch()).etag());
        }
    }

    /** Never answers. */
    private ScriptedServer silent(boolean readBody) throws Exception {
        return new ScriptedServer((request, _) -> {
            if (readBody) {
                request.body();
            }
            testOver.await(60, TimeUnit.SECONDS);
        });
    }

    private CompletableFuture<ErrorEvidence> putLater(AliyunObjectStore store, ObjectTarget target, UploadBody body) {
        return later(() -> store.put(target, body, watch));
    }

    private static CompletableFuture<ErrorEvidence> later(Executable call) {
        // A platform thread: nothing but the signal ends its reads.
        return CompletableFuture.supplyAsync(() -> assertThrows(StoreException.class, call).evidence(), Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().factory()));
    }

    private void assertCancelled(Stored stored, CompletableFuture<ErrorEvidence> call) throws Exception {
        var evidence = call.get(60, TimeUnit.SECONDS);
        testOver.countDown();
        assertEquals("Cancelled", evidence.code(), evidence.toString());
        assertEquals(stored, evidence.stored());
    }
}
