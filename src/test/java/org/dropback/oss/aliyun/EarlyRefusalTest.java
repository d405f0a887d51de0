package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.ByteBody;
import org.dropback.oss.StoreException;
import org.dropback.oss.UploadBody;
import org.junit.jupiter.api.Test;

/** OSS refuses from the head alone and hangs up while the body is still going out. */
class EarlyRefusalTest {

    /** More than loopback buffers take. */
    private static final ByteBody LARGE = new ByteBody(StoreFixture.bytes(40_000_000));
    private final StoreFixture.Watch watch = new StoreFixture.Watch();

    @Test
    void anEarlyRefusalIsHeardThoughTheLineBroke() throws Exception {
        var error = "<Error><Code>AccessDenied</Code><Message>no</Message><RequestId>1</RequestId><EC>0003-00000001</EC></Error>";
        try (var server = new ScriptedServer((request, out) -> {
            if (!request.headers().containsKey("expect")) {
                request.stream().readNBytes(1000);
                throw new IOException("refused and hung up");
            }
            respond(out, 403, error, "x-oss-request-id: 1", "Connection: close");
        }); var store = store(server.endpoint())) {
            var evidence = put(store, LARGE);
            assertEquals(new ErrorEvidence(Stored.NO, 403, "AccessDenied", "no", "1", "0003-00000001"), evidence);
            assertEquals(2, server.received().size());
            assertEquals(0, watch.sent.get(), "what the broken try had sent is taken back");
        }
    }

    @Test
    void afterABrokenTryThatOssThenAcceptsTheWholeBodyGoesOut() throws Exception {
        var body = LARGE.bytes();
        var first = new AtomicBoolean(true);
        var arrived = new AtomicReference<byte[]>();
        try (var server = new ScriptedServer((request, out) -> {
            if (first.getAndSet(false)) {
                request.stream().readNBytes(1000);
                throw new IOException("cut");
            }
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
            arrived.set(request.body());
            respond(out, 200, "", ossHeaders(body));
        }); var store = store(server.endpoint())) {
            assertEquals(StoreFixture.crc64(body), store.put(PLAIN, LARGE, watch).crc64());
            assertArrayEquals(body, arrived.get());
            assertEquals(body.length, watch.sent.get());
        }
    }

    private ErrorEvidence put(AliyunObjectStore store, UploadBody body) {
        return assertThrows(StoreException.class, () -> store.put(PLAIN, body, watch)).evidence();
    }
}
