package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.StoreException;
import org.dropback.oss.UploadBody;
import org.junit.jupiter.api.Test;

/** A file that cannot be read to its end: a fault of this machine, not of the line. */
class BodyFailuresTest {

    private final StoreFixture.Watch watch = new StoreFixture.Watch();

    private static void assertEvidence(Stored stored, String code, ErrorEvidence evidence) {
        assertEquals(code, evidence.code(), evidence.toString());
        assertEquals(stored, evidence.stored(), evidence.toString());
        assertEquals(0, evidence.httpStatus());
    }

    @Test
    void theFileIsGone() throws Exception {
        assertBodyFailure("FileVanished", () -> {
            throw new NoSuchFileException("f");
        });
    }

    @Test
    void theFileMayNotBeRead() throws Exception {
        assertBodyFailure("FileUnreadable", () -> {
            throw new AccessDeniedException("f");
        });
    }

    @Test
    void theFileGotShorter() throws Exception {
        assertBodyFailure("FileChanged", () -> new ByteArrayInputStream(new byte[10]));
    }

    @Test
    void theDiskFailsInTheMiddle() throws Exception {
        var reads = new AtomicInteger();
        assertBodyFailure("FileUnreadable", () -> new InputStream() {
            @Override
            public int read() throws IOException {
                if (reads.getAndIncrement() > 50) {
                    throw new IOException("I/O error");
                }
                return 1;
            }
        });
    }

    private void assertBodyFailure(String code, Callable<InputStream> source) throws Exception {
        var body = new UploadBody() {
            @Override
            public long length() {
                return 3000;
            }

            @Override
            public InputStream open() throws IOException {
                try {
                    return source.call();
                } catch (IOException e) {
                    throw e;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "", ossHeaders(request.body()))); var store = store(server.endpoint())) {
            assertEvidence(Stored.NO, code, assertThrows(StoreException.class, () -> store.put(PLAIN, body, watch)).evidence());
            assertEquals(0, store.connectionsInUse());
        }
    }
}
