package org.dropback.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dropback.desktop.common.Notices;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePathsTest {

    private final Notices notices = new Notices();
    private final FilePaths paths = new FilePaths(notices, Messages.of(Locale.ENGLISH));

    /** A name that no locale can write. */
    private static File bad(String name) {
        return new File("/tmp/" + name + "\0.txt");
    }

    @Test
    void goodFilesAreTakenAndBadOnesTold() {
        assertEquals(List.of(Path.of("/a"), Path.of("/b")), paths.of(List.of(new File("/a"), bad("x"), new File("/b"))));
        var said = Objects.requireNonNull(notices.currentProperty().get()).text();
        assertEquals("One file was left out: the language settings of this system cannot write such a name (“x\0.txt”). "
                + "Start Dropback with LC_ALL=C.UTF-8.", said);
    }

    @Test
    void nothingIsToldWhereAllIsWell() {
        assertEquals(List.of(Path.of("/a")), paths.of(List.of(new File("/a"))));
        assertNull(notices.currentProperty().get());
        assertEquals(List.of(), paths.of(List.of(bad("x"), bad("y"))));
        assertEquals("2 files were left out", Objects.requireNonNull(notices.currentProperty().get()).text().split(":")[0]);
    }

    @Test
    void aDialogIsNotAskedToOpenInAFolderThatIsGone(@TempDir Path folder) throws Exception {
        var gone = Files.createDirectory(folder.resolve("gone")).toFile();
        assertEquals(gone, SystemFilePicker.ifThere(gone));
        Files.delete(gone.toPath());
        assertNull(SystemFilePicker.ifThere(gone));
        assertNull(SystemFilePicker.ifThere(Files.writeString(folder.resolve("file"), "").toFile()));
        assertNull(SystemFilePicker.ifThere(null));
    }
}
