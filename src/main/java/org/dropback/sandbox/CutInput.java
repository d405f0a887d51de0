package org.dropback.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the connection when so many bytes were read, whether more would come or not. One thread. */
final class CutInput extends FilterInputStream {

    private final Runnable cut;
    private long left;

    CutInput(InputStream in, long bytes, Runnable cut) {
        super(in);
        this.left = bytes;
        this.cut = cut;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            cut.run();
            throw new CutException();
        }
        int n = super.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }
}
