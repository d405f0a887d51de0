package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.callback.LocalError;
import org.dropback.testing.Unprivileged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScanTest {

    @TempDir
    private Path folder;

    private void write(String... names) throws IOException {
        for (var name : names) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> relativePaths(Path... chosen) {
        return FileScan.scan(List.of(chosen)).stream().map(ScannedFile::relativePath).toList();
    }

    @Test
    void aFileIsItsName() throws IOException {
        write("deep/down/a b.txt");
        var found = FileScan.scan(List.of(folder.resolve("deep/down/a b.txt")));
        assertEquals(List.of(new ScannedFile(folder.resolve("deep/down/a b.txt"), "a b.txt", null)), found);
    }

    @Test
    void aFolderGivesPathsFromItsParentByName() throws IOException {
        write("photos/b.jpg", "photos/2026/十一月/图 1.jpg", "photos/a.jpg", "other/x");
        assertEquals(List.of("photos/2026/十一月/图 1.jpg", "photos/a.jpg", "photos/b.jpg"), relativePaths(folder.resolve("photos")));
    }

    @Test
    void hostileNamesArriveAsTheyAre() throws IOException {
        write("d/100%.txt", "d/a+b#c?.txt", "d/it's \"quoted\".txt", "d/😀.txt", "d/back\\slash.txt", "d/line\nbreak.txt");
        assertEquals(List.of("d/100%.txt", "d/a+b#c?.txt", "d/back\\slash.txt", "d/it's \"quoted\".txt", "d/line\nbreak.txt", "d/😀.txt"),
                relativePaths(folder.resolve("d")));
    }

    /** The bytes come from a shell: Java writes no such name. */
    @Test
    void namesThatAreNotUtf8FailWithTheirBytesShown() throws Exception {
        write("d/sound.txt", "d/\uFFFD.txt");
        var shell = new ProcessBuilder("sh", "-c", "cd \"$1\" && touch \"$(printf 'a\\377 100%%.txt')\" && mkdir \"$(printf '\\265\\265')\" && touch \"$(printf '\\265\\265')/x\"", "sh",
                folder.resolve("d").toString());
        assertEquals(0, shell.start().waitFor());
        var found = FileScan.scan(List.of(folder.resolve("d")));
        assertEquals(Map.of("d/a\\xFF 100%.txt", "FILE_NAME_BROKEN", "d/\\xB5\\xB5/x", "FILE_NAME_BROKEN", "d/sound.txt", "null", "d/\uFFFD.txt", "null"),
                found.stream().collect(Collectors.toMap(ScannedFile::relativePath, file -> String.valueOf(file.problem()))));
        for (var file : found) {
            assertEquals(file.problem() != null, BrokenName.isShown(file.file()));
            assertEquals(folder.resolve(file.relativePath()), file.file());
        }
    }

    @Test
    void whatSignsInANameIsHiddenAndWhatOnlyLooksLikeItIsNot() throws IOException {
        write("d/a?Signature=abcdefghijklmnopqrst%3D&x=1", "d/b@x-oss-signature=0123456789abcdef0123", "d/c;security-token=CAISabcdefghijklmnopqrst", "d/signature=short.png",
                "d/designature=abcdefghijklmnopqrst");
        var found = FileScan.scan(List.of(folder.resolve("d")));
        assertEquals(List.of("d/a?Signature=hidden&x=1", "d/b@x-oss-signature=hidden", "d/c;security-token=hidden", "d/designature=abcdefghijklmnopqrst", "d/signature=short.png"),
                found.stream().map(ScannedFile::relativePath).toList());
        assertEquals(List.of(true, true, true, false, false), found.stream().map(file -> SecretName.isMasked(file.file())).toList());
        assertEquals(List.of(true, true, true, false, false), found.stream().map(file -> file.problem() == LocalError.FILE_NAME_SECRET).toList());
    }

    @Test
    void theOrderOfTheChoiceIsKept() throws IOException {
        write("z.txt", "dir/m.txt", "a.txt");
        assertEquals(List.of("z.txt", "dir/m.txt", "a.txt"), relativePaths(folder.resolve("z.txt"), folder.resolve("dir"), folder.resolve("a.txt")));
    }

    @Test
    void aFolderGivenAsDotHasItsRealName() throws IOException {
        write("photos/a.jpg");
        assertEquals(List.of("photos/a.jpg"), relativePaths(folder.resolve("photos/.")));
        assertEquals(List.of("photos/a.jpg"), relativePaths(folder.resolve("photos/../photos")));
    }

    @Test
    void linksAreFollowedButNotIntoLoops() throws IOException {
        write("root/a/file.txt", "elsewhere/far.txt");
        Files.createSymbolicLink(folder.resolve("root/a/loop"), folder.resolve("root"));
        Files.createSymbolicLink(folder.resolve("root/self"), folder.resolve("root/self"));
        Files.createSymbolicLink(folder.resolve("root/linked"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("elsewhere/back"), folder.resolve("root"));
        Files.createSymbolicLink(folder.resolve("root/link.txt"), folder.resolve("elsewhere/far.txt"));
        assertEquals(List.of("root/a/file.txt", "root/link.txt", "root/linked/far.txt", "root/self"), relativePaths(folder.resolve("root")));
    }

    @Test
    void aVanishedFileIsStillAnEntry() {
        assertEquals(List.of("gone.txt"), relativePaths(folder.resolve("gone.txt")));
    }

    @Test
    void anUnreadableFolderIsAnEntryWithAProblemAndTheRestGoesOn() throws Exception {
        write("root/a/1.txt", "root/locked/2.txt", "root/z/3.txt");
        var locked = folder.resolve("root/locked");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try {
            var found = Unprivileged.call(folder, () -> FileScan.scan(List.of(folder.resolve("root"))));
            assertEquals(List.of("root/a/1.txt", "root/locked", "root/z/3.txt"), found.stream().map(ScannedFile::relativePath).toList());
            assertEquals(LocalError.FOLDER_UNREADABLE, found.get(1).problem());
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aScanCanBeCancelledInTheMiddle() throws IOException {
        for (var i = 0; i < 50; i++) {
            write("root/%02d/file.txt".formatted(i));
        }
        var found = new ArrayList<ScannedFile>();
        FileScan.scan(List.of(folder.resolve("root")), () -> found.size() == 10, found::add);
        assertEquals(10, found.size());
    }

    @Test
    void anEmptyFolderGivesNothing() throws IOException {
        Files.createDirectories(folder.resolve("empty/inner"));
        assertTrue(relativePaths(folder.resolve("empty")).isEmpty());
    }
}
