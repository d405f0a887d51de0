package org.dropback.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The file of a form within the sizes that its policy allows. It ends well only where the whole form does, else in a {@link Refused}. */
final class FileBody extends FilterInputStream {

    private final PostPolicy.Range range;
    private final FormBody whole;
    private long size;

    FileBody(InputStream file, PostPolicy.Range range, FormBody whole) {
        super(file);
        this.range = range;
        this.whole = whole;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        return count(b < 0 ? -1 : 1) < 0 ? -1 : b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return count(super.read(buffer, offset, length));
    }

    private int count(int n) throws IOException {
        size += Math.max(n, 0);
        if (size > range.max()) {
            throw new Refused(new OssError(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.", "0006-00000003")
                    .with("MaxSizeAllowed", Long.toString(range.max())));
        }
        if (n < 0 && size < range.min()) {
            throw new Refused(new OssError(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.",
                    "0006-00000004").with("MinSizeAllowed", Long.toString(range.min())).with("ProposedSize", Long.toString(size)));
        }
        if (n < 0) {
            whole.finish();
        }
        return n;
    }

    /** Carries OSS's error through a stream. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient OssError error;

        Refused(OssError error) {
            super(error);
            this.error = error;
        }

        OssError error() {
            return error;
        }
    }
}
