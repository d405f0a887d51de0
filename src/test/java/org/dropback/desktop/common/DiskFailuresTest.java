package org.dropback.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFailuresTest {

    @TempDir
    Path folder;

    private static String tell(Exception failure) {
        return DiskFailures.tell(failure, Messages.of(Locale.ENGLISH));
    }

    private static Exception thrownBy(org.junit.jupiter.api.function.Executable work) {
        return org.junit.jupiter.api.Assertions.assertThrows(Exception.class, work);
    }

    @Test
    void whatTheSystemRefusesIsSaidInWordsAndNamesTheFile() throws Exception {
        var file = folder.resolve("a.json");
        assertEquals("“" + file + "” is no longer there.", tell(thrownBy(() -> Files.delete(file))));
        Files.writeString(file, "");
        assertEquals("“" + file + "” is already there.", tell(thrownBy(() -> Files.createFile(file))));
        var below = file.resolve("b");
        assertEquals("A part of “" + below + "” is a file where a folder is needed.", tell(thrownBy(() -> Files.writeString(below, ""))));
        var long300 = folder.resolve("x".repeat(300));
        assertEquals("The name of “" + long300 + "” is too long for this disk (File name too long).", tell(thrownBy(() -> Files.writeString(long300, ""))));
    }

    @Test
    void permissionRoomAndWriteProtectionAreToldApart() {
        assertEquals("“/p/a.json” may not be opened or changed: permission is missing.", tell(new AccessDeniedException("/p/a.json")));
        assertEquals("There is no room left on the disk for “/p/a” (No space left on device).",
                tell(new FileSystemException("/p/a", null, "No space left on device")));
        assertEquals("“/p/a” is on a disk that cannot be written to (Read-only file system).",
                tell(new FileSystemException("/p/a", null, "Read-only file system")));
        assertEquals("The disk refused “/p/a” (Input/output error).", tell(new FileSystemException("/p/a", null, "Input/output error")));
    }

    @Test
    void theCauseCountsNotItsWrapping() {
        assertEquals("“/p” is no longer there.", tell(new UncheckedIOException(new NoSuchFileException("/p"))));
        assertEquals("The disk refused (Stale file handle).", tell(new IOException("Stale file handle")));
    }

    @Test
    void anErrorOfOursIsNotBlamedOnTheDisk() {
        assertEquals("Something went wrong in Dropback itself (IllegalStateException: worn out).", tell(new IllegalStateException("worn out")));
    }
}
