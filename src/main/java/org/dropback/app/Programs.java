package org.dropback.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The programs of this machine. @param path as the variable {@code PATH} has it */
record Programs(String path) {

    /** Where a program is. */
    Optional<String> find(String name) {
        return Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).map(Path::toString).findFirst();
    }
}
