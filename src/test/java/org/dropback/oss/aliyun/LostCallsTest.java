package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.WITH_CALLBACK;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.ByteBody;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.oss.UploadBody;
import org.junit.jupiter.api.Test;

/** Calls that end without an answer, and what each says about the file. */
class LostCallsTest {

    private static final ByteBody SMALL = new ByteBody(StoreFixture.bytes(3000));
    /** More than loopback buffers take. */
    private static final ByteBody LARGE = new ByteBody(StoreFixture.bytes(40_000_000));
    private final StoreFixture.Watch watch = new StoreFixture.Watch();

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var store = store(URI.create("http://127.0.0.1:" + port))) {
            assertEvidence(Stored.NO, "ConnectionRefused", put(store, SMALL));
            assertFalse(watch.allSent.get());
        }
    }

    @Test
    void theHostIsUnknown() throws Exception {
        try (var store = store(URI.create("http://no-such-host.invalid"))) {
            var evidence = put(store, SMALL);
            assertEvidence(Stored.NO, "HostUnknown", evidence);
            assertTrue(evidence.message().contains("bucket.no-such-host.invalid"), "a domain carries the bucket in front: " + evidence);
        }
    }

    @Test
    void theOtherSideSpeaksNoTls() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
             var store = store(URI.create("https://127.0.0.1:" + server.getLocalPort()))) {
            Thread.ofVirtual().start(() -> answerInClear(server));
            assertEvidence(Stored.NO, "TlsFailed", put(store, SMALL));
        }
    }

    private static void answerInClear(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hungUpAfterTheLastByteTheObjectMayBeStored() throws Exception {
        try (var server = new ScriptedServer((request, _) -> {
            request.body();
            throw new IOException("cut");
        }); var store = store(server.endpoint())) {
            assertEvidence(Stored.UNKNOWN, "ConnectionLost", put(store, SMALL));
            assertTrue(watch.allSent.get());
            assertEquals(1, server.received().size());
        }
    }

    /** The refusal is here and the line is cut when the last bytes are written. */
    @Test
    void aRefusalIsReadThoughTheLastWriteFails() throws Exception {
        for (var last : List.of(70_000, 64 * 1024)) {
            try (var server = new ScriptedServer((_, out) -> {
                respond(out, 403, "<Error><Code>AccessDenied</Code><Message>m</Message><RequestId>65F0</RequestId></Error>", "x-oss-request-id: 65F0");
                out.flush();
                throw new IOException("hangs up");
            }); var store = store(server.endpoint())) {
                var evidence = put(store, new HaltingBody(1 << 20, last, () -> await().until(() -> server.hungUp() == 1)));
                assertEquals("AccessDenied", evidence.code(), evidence.toString());
                assertEquals(403, evidence.httpStatus());
                assertEquals("65F0", evidence.requestId());
                assertEquals(Stored.NO, evidence.stored());
                assertEquals(1, server.received().size());
                assertEquals(0, store.connectionsInUse());
            }
        }
    }

    /** Gives its last bytes only when something has happened. */
    private record HaltingBody(long length, int last, Runnable halt) implements UploadBody {

        @Override
        public InputStream open() {
            var end = new InputStream() {
                private boolean halted;
                private int left = last;

                @Override
                public int read() {
                    if (!halted) {
                        halt.run();
                        halted = true;
                    }
                    return left-- > 0 ? 'x' : -1;
                }
            };
            return new SequenceInputStream(new ByteArrayInputStream(new byte[(int) length - last]), end);
        }
    }

    @Test
    void hungUpBeforeTheLastByteNothingIsStored() throws Exception {
        try (var server = new ScriptedServer((request, _) -> {
            request.stream().readNBytes(100_000);
            throw new IOException("cut");
        }); var store = store(server.endpoint())) {
            assertEvidence(Stored.NO, "ConnectionLost", put(store, LARGE));
            assertFalse(watch.allSent.get());
        }
    }

    /** A request lost on a dead connection could not be told from a stored object, so none is sent on one. */
    @Test
    void aServerThatHangsUpAfterEachAnswerLosesNoCall() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            respond(out, 200, "{}", ossHeaders(request.body()));
            throw new IOException("hung up without a word");
        }); var store = store(server.endpoint())) {
            for (int i = 0; i < 50; i++) {
                store.put(WITH_CALLBACK, SMALL, watch);
                await().until(() -> server.connections() == server.hungUp());
            }
            assertEquals(50, server.received().size());
        }
    }

    @Test
    void aPartOrInitiateThatIsLostStoresNothing() throws Exception {
        try (var server = new ScriptedServer((request, _) -> {
            request.body();
            throw new IOException("cut");
        }); var store = store(server.endpoint())) {
            assertEvidence(Stored.NO, "ConnectionLost",
                    assertThrows(StoreException.class, () -> store.uploadPart(PLAIN, "u", 1, SMALL, watch)).evidence());
            assertEvidence(Stored.NO, "ConnectionLost", assertThrows(StoreException.class, () -> store.initiate(PLAIN)).evidence());
        }
    }

    @Test
    void aCompleteThatIsLostMayHaveStored() throws Exception {
        try (var server = new ScriptedServer((request, _) -> {
            request.body();
            throw new IOException("cut");
        }); var store = store(server.endpoint())) {
            var parts = List.of(new PartReceipt(1, 1, "E", 1));
            assertEvidence(Stored.UNKNOWN, "ConnectionLost",
                    assertThrows(StoreException.class, () -> store.complete(WITH_CALLBACK, "u", parts, 1L)).evidence());
        }
    }

    private static void assertEvidence(Stored stored, String code, ErrorEvidence evidence) {
        assertEquals(code, evidence.code(), evidence.toString());
        assertEquals(stored, evidence.stored(), evidence.toString());
        assertEquals(0, evidence.httpStatus());
    }

    private ErrorEvidence put(AliyunObjectStore store, UploadBody body) {
        return assertThrows(StoreException.class, () -> store.put(PLAIN, body, watch)).evidence();
    }
}
