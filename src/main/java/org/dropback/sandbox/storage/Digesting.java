package org.dropback.sandbox.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.dropback.digest.Crc64;
import org.dropback.digest.Md5;

/** Writes a blob and digests what it writes. One thread. */
final class Digesting extends FilterOutputStream {

    /** Two of them are in use at once: one is filled while the other is digested. Smaller ones pass from thread to thread too often. */
    private static final int BUFFER = 512 << 10;

    private final Md5 md5 = new Md5();
    private final Crc64 crc = new Crc64();
    private long size;

    Digesting(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        md5.update(bytes, offset, length);
        writeBeside(bytes, offset, length);
    }

    /** Writes a stream to its end. The MD5, which takes as long as all the rest, is computed by a helper while the next bytes are read. */
    void writeAll(InputStream in, Executor helper) throws IOException {
        var buffer = new byte[BUFFER];
        var other = new byte[BUFFER];
        var digested = CompletableFuture.<Void>completedFuture(null);
        try {
            for (int n; (n = in.readNBytes(buffer, 0, BUFFER)) > 0;) {
                digested.join();
                var bytes = buffer;
                int length = n;
                digested = CompletableFuture.runAsync(() -> md5.update(bytes, 0, length), helper);
                writeBeside(bytes, 0, length);
                buffer = other;
                other = bytes;
            }
        } finally {
            digested.join();
        }
    }

    private void writeBeside(byte[] bytes, int offset, int length) throws IOException {
        crc.update(bytes, offset, length);
        out.write(bytes, offset, length);
        size += length;
    }

    /** What was written until now, which ends the digests. */
    Blob blob(String id) {
        return new Blob(id, size, md5.hex(), crc.value());
    }
}
