package org.dropback.upload.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.dropback.oss.UploadBody;

/** A run of bytes of a file, to be sent as one body. */
record FileSlice(SourceFile source, long offset, long length) implements UploadBody {

    @Override
    public InputStream open() throws IOException {
        if (length == 0) {
            source.checkUnchanged();
        }
        return new Reader();
    }

    private final class Reader extends InputStream {

        private final long end = offset + length;
        private long position = offset;

        @Override
        public int read(byte[] buffer, int start, int count) throws IOException {
            if (position == end || count == 0) {
                return count == 0 ? 0 : -1;
            }
            var read = source.read(ByteBuffer.wrap(buffer, start, source.rate().chunk((int) Math.min(count, end - position))), position);
            position += read;
            source.rate().take(read);
            if (position == end) {
                source.checkUnchanged();
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }
}
