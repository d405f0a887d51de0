package org.dropback.architecture.planted.callback;

import java.nio.file.Files;
import java.nio.file.Path;

/** Planted: the domain does I/O. */
class ReadsFiles {
    boolean exists(Path path) {
        return Files.exists(path);
    }
}
