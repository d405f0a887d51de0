package org.dropback.oss.aliyun;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.http.entity.AbstractHttpEntity;
import org.dropback.callback.LocalError;
import org.dropback.digest.Crc64;
import org.dropback.oss.Transfer;
import org.dropback.oss.UploadBody;

/**
 * The body of a request on its way out: counts, computes the CRC64, and knows whether the last byte may have left. One of its
 * own for each call; {@link #writeTo} may run again for a second try and then starts over.
 */
final class RequestBody extends AbstractHttpEntity {

    private static final int BUFFER = 64 * 1024;

    private final UploadBody source;
    private final Transfer transfer;

    private Crc64 crc64 = new Crc64();
    private long sent;
    private boolean lastByteOut;
    private long finishedAt = System.nanoTime();

    RequestBody(UploadBody source, Transfer transfer) {
        this.source = source;
        this.transfer = transfer;
    }

    Transfer transfer() {
        return transfer;
    }

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

    @Override
    public void writeTo(OutputStream out) throws IOException {
        rewind();
        try (var in = opened()) {
            var buffer = new byte[(int) Math.clamp(source.length(), 1, BUFFER)];
            while (sent < source.length()) {
                int read = read(in, buffer);
                if (read < 0) {
                    throw new BodyException(LocalError.FILE_CHANGED, "shorter than " + source.length() + " bytes: " + sent);
                }
                crc64.update(buffer, 0, read);
                lastByteOut = sent + read == source.length();
                out.write(buffer, 0, read);
                sent += read;
                transfer.sent(read);
            }
            lastByteOut = true;
            out.flush();
        }
        finishedAt = System.nanoTime();
        transfer.allSent();
    }

    /** Takes back what a broken-off try has sent. */
    void rewind() {
        if (sent > 0) {
            transfer.sent(-sent);
        }
        sent = 0;
        lastByteOut = false;
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

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long getContentLength() {
        return source.length();
    }

    /** Only {@link #writeTo} sends; nobody reads the content from here. */
    @Override
    public InputStream getContent() throws IOException {
        return source.open();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }
}
