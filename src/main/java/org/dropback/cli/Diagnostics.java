package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Writes what others need to understand a failure, and no secret. */
public interface Diagnostics {

    /** @param zip in a folder that exists */
    void write(Path zip) throws IOException;
}
