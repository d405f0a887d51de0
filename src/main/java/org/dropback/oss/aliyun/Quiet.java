package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.Transfer;
import org.dropback.oss.UploadBody;

/** Bodies of requests that nobody watches. */
final class Quiet implements Transfer {

    private final CancelSignal cancelSignal = new CancelSignal();

    private Quiet() {
    }

    static RequestBody body(String text) {
        return new RequestBody(new Bytes(text.getBytes(UTF_8)), new Quiet());
    }

    @Override
    public void sent(long bytes) {
        // Too little to tell of.
    }

    @Override
    public void allSent() {
        // The same.
    }

    @Override
    public CancelSignal cancelSignal() {
        return cancelSignal;
    }

    private record Bytes(byte[] bytes) implements UploadBody {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
