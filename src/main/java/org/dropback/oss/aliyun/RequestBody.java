package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.dropback.callback.LocalError;
import org.dropback.digest.Crc64;
import org.dropback.oss.ByteBody;
import org.dropback.oss.Transfer;
import org.dropback.oss.Unwatched;
import org.dropback.oss.UploadBody;

/**
 * The body of a request on its way out: counts, computes the CRC64 once a byte, and knows whether the last byte may have left. One of its own for
 * each call, written by one thread and watched by another; {@link #writeTo} may run again for a second try and then starts over.
 */
final class RequestBody {

    private static final int BUFFER = 256 * 1024;
    /** Handed to the network at once: so much must move on a slow line before the line counts as dead. */
    private static final int SLICE = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final UploadBody source;
    private final Transfer transfer;
    private final byte[] before;
    private final byte[] after;

    private Crc64 crc64 = new Crc64();
    private long sent;
    private boolean lastByteOut;
    private long finishedAt = System.nanoTime();
    private volatile boolean writing;
    private volatile long writingSince;
    private volatile boolean stalled;

    RequestBody(UploadBody source, Transfer transfer) {
        this(source, transfer, NOTHING, NOTHING);
    }

    /** The source between what a form has around it. */
    RequestBody(UploadBody source, Transfer transfer, byte[] before, byte[] after) {
        this.source = source;
        this.transfer = transfer;
        this.before = before;
        this.after = after;
    }

    /** Of a request that nobody watches. */
    static RequestBody of(String text) {
        return new RequestBody(new ByteBody(text.getBytes(UTF_8)), new Unwatched());
    }

    Transfer transfer() {
        return transfer;
    }

    long length() {
        return before.length + source.length() + after.length;
    }

    /** Of the source. */
    long crc64() {
        return crc64.value();
    }

    /** Whether OSS may have the whole request; true even if the last write failed, since part of it may have arrived. */
    boolean lastByteOut() {
        return lastByteOut;
    }

    /** Whether some of the body went out, but surely not all. */
    boolean isHalfSent() {
        return sent > 0 && !lastByteOut;
    }

    /** {@link System#nanoTime} when the last byte had been handed to the network. */
    long finishedAt() {
        return finishedAt;
    }

    /** Whether the network has taken nothing for so long while there was something to take; from then on {@link #isStalled}. Any thread. */
    boolean stalls(Duration limit) {
        stalled |= writing && System.nanoTime() - writingSince > limit.toNanos();
        return stalled;
    }

    boolean isStalled() {
        return stalled;
    }

    void writeTo(OutputStream out) throws IOException {
        rewind();
        try (var in = opened()) {
            write(out, before, 0, before.length);
            var buffer = new byte[Math.clamp(source.length(), 1, BUFFER)];
            while (sent < source.length()) {
                int read = read(in, buffer);
                if (read < 0) {
                    throw new BodyException(LocalError.FILE_CHANGED, "shorter than " + source.length() + " bytes: " + sent);
                }
                crc64.update(buffer, 0, read);
                send(out, buffer, read);
            }
            lastByteOut = true;
            write(out, after, 0, after.length);
            flush(out);
        }
        finishedAt = System.nanoTime();
        transfer.allSent();
    }

    private void send(OutputStream out, byte[] buffer, int length) throws IOException {
        for (int from = 0; from < length; from += SLICE) {
            int count = Math.min(SLICE, length - from);
            lastByteOut = after.length == 0 && sent + count == source.length();
            write(out, buffer, from, count);
            sent += count;
            transfer.sent(count);
        }
    }

    private void write(OutputStream out, byte[] bytes, int from, int count) throws IOException {
        writingSince = System.nanoTime();
        writing = true;
        out.write(bytes, from, count);
        writing = false;
    }

    private void flush(OutputStream out) throws IOException {
        writingSince = System.nanoTime();
        writing = true;
        out.flush();
        writing = false;
    }

    /** Takes back what a broken-off try has sent. */
    void rewind() {
        if (sent > 0) {
            transfer.sent(-sent);
        }
        sent = 0;
        lastByteOut = false;
        writing = false;
        stalled = false;
        crc64 = new Crc64();
    }

    private InputStream opened() throws BodyException {
        try {
            return source.open();
        } catch (IOException e) {
            throw new BodyException(e);
        }
    }

    private int read(InputStream in, byte[] buffer) throws IOException {
        if (transfer.cancelSignal().isCancelled()) {
            throw new IOException("cancelled");
        }
        try {
            return in.read(buffer, 0, (int) Math.min(buffer.length, source.length() - sent));
        } catch (IOException e) {
            throw new BodyException(e);
        }
    }
}
