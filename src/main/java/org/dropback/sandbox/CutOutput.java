package org.dropback.sandbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends the connection where more than so many bytes are written. One thread. */
final class CutOutput extends FilterOutputStream {

    private final Runnable cut;
    private long left;

    CutOutput(OutputStream out, long bytes, Runnable cut) {
        super(out);
        this.left = bytes;
        this.cut = cut;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int fit = (int) Math.min(length, left);
        out.write(bytes, offset, fit);
        left -= fit;
        if (fit < length) {
            out.flush();
            cut.run();
            throw new CutException();
        }
    }
}
