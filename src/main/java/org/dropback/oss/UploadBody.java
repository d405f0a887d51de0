package org.dropback.oss;

import java.io.IOException;
import java.io.InputStream;

/** Bytes to send, of a known length, that can be opened again for a second try. */
public interface UploadBody {

    /** Bytes. */
    long length();

    /** A fresh stream from the first byte on; the caller closes it. */
    InputStream open() throws IOException;
}
