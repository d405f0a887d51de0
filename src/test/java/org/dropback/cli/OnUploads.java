package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a sandbox and a command line of its own. */
abstract class OnUploads {

    @TempDir
    Path folder;
    UploadFixture uploads;

    @BeforeEach
    final void startUploads() throws IOException {
        uploads = new UploadFixture(folder);
    }

    @AfterEach
    final void stopUploads() {
        uploads.close();
    }
}
