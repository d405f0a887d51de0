package org.dropback.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads no faster than its pace. One thread. */
final class SlowInput extends FilterInputStream {

    private final Pace pace;

    SlowInput(InputStream in, Pace pace) {
        super(in);
        this.pace = pace;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, pace.step(length));
        if (n > 0) {
            pace.moved(n);
        }
        return n;
    }
}
