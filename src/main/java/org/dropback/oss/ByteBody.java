package org.dropback.oss;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A body that is in memory. */
public record ByteBody(byte[] bytes) implements UploadBody {

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
