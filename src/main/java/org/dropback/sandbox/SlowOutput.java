package org.dropback.sandbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes no faster than its pace. One thread. */
final class SlowOutput extends FilterOutputStream {

    private final Pace pace;

    SlowOutput(OutputStream out, Pace pace) {
        super(out);
        this.pace = pace;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int step = pace.step(length - done);
            pace.moved(step);
            out.write(bytes, offset + done, step);
            out.flush();
            done += step;
        }
    }
}
