package org.dropback.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Two files to show an upload with, in a temporary folder of their own that ends with this. */
final class DemoFiles implements AutoCloseable {

    /** Bytes: a handful of parts. */
    private static final int LARGE = 1_000_000;

    private final Path folder;

    DemoFiles() throws IOException {
        folder = Files.createTempDirectory("dropback-demo");
        Files.writeString(small(), "Hello, callback!\n", StandardCharsets.UTF_8);
        var bytes = new byte[LARGE];
        new Random(1).nextBytes(bytes);
        Files.write(large(), bytes);
    }

    Path small() {
        return folder.resolve("hello.txt");
    }

    Path large() {
        return folder.resolve("large.bin");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(small());
        Files.deleteIfExists(large());
        Files.deleteIfExists(folder);
    }
}
