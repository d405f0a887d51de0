package org.dropback.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A path as the bytes that the file system knows it by: a name on Linux need not be UTF-8, and its text would then name another file. */
final class PathBytes {

    private static final String URI_MARK = "file:";

    private PathBytes() {
    }

    /** The text in UTF-8; where that would not lead back, a {@code file:} URI of the absolute path, which holds the bytes. */
    static byte[] of(Path path) {
        var text = path.toString();
        boolean leadsBack = text.indexOf('\uFFFD') < 0 && !text.startsWith(URI_MARK);
        return (leadsBack ? text : path.toUri().toString()).getBytes(StandardCharsets.UTF_8);
    }

    static Path read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(URI_MARK) ? Path.of(URI.create(text)) : Path.of(text);
    }
}
