package org.dropback.upload.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.testing.Unprivileged;
import org.dropback.oss.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {

    @TempDir
    private Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private static void assertRefused(LocalError error, Path path) {
        var evidence = assertThrows(StoreException.class, () -> SourceFile.open(path)).evidence();
        assertEquals(error.code(), evidence.code());
        assertEquals(Stored.NO, evidence.stored());
    }

    @Test
    void everySliceReadsItsOwnBytesAndCanBeOpenedAgain() throws Exception {
        var content = new byte[200_000];
        var random = new Random(3);
        random.nextBytes(content);
        try (var source = SourceFile.open(file(content))) {
            for (var round = 0; round < 200; round++) {
                var offset = random.nextInt(content.length);
                var length = random.nextInt(content.length - offset);
                var body = source.body(offset, length);
                assertEquals(length, body.length());
                for (var again = 0; again < 2; again++) {
                    try (var stream = body.open()) {
                        assertArrayEquals(Arrays.copyOfRange(content, offset, offset + length), stream.readAllBytes());
                    }
                }
            }
        }
    }

    @Test
    void singleBytesAreUnsigned() throws Exception {
        try (var source = SourceFile.open(file(new byte[] {(byte) 0xff, 0})); var stream = source.body(0, 2).open()) {
            assertEquals(255, stream.read());
            assertEquals(0, stream.read());
            assertEquals(-1, stream.read());
        }
    }

    /** The check value of CRC-64/XZ, which is ECMA as OSS uses it. */
    @Test
    void theCrc64IsThatOfOss() throws Exception {
        try (var source = SourceFile.open(file("123456789".getBytes(UTF_8)))) {
            assertEquals(0x995DC9BBDF1939FAL, source.crc64());
        }
    }

    @Test
    void aFileThatGrewKeepsItsLastByteBack() throws Exception {
        var path = file("0123456789".getBytes(UTF_8));
        try (var source = SourceFile.open(path); var stream = source.body(0, 10).open()) {
            assertEquals(4, stream.read(new byte[4]));
            Files.writeString(path, "more", StandardOpenOption.APPEND);
            assertThrows(IOException.class, () -> stream.read(new byte[100]));
            assertEquals("FileChanged", source.problem().code());
        }
    }

    @Test
    void aFileThatShrankIsNotedWhereItEnds() throws Exception {
        var path = file(new byte[100_000]);
        try (var source = SourceFile.open(path); var stream = source.body(0, 100_000).open()) {
            assertEquals(1_000, stream.read(new byte[1_000]));
            try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
                channel.truncate(50_000);
            }
            assertThrows(IOException.class, stream::readAllBytes);
            assertEquals("FileChanged", source.problem().code());
        }
    }

    @Test
    void aFileRewrittenInTheSameSizeIsNoted() throws Exception {
        var path = file("old content".getBytes(UTF_8));
        try (var source = SourceFile.open(path)) {
            assertNull(source.problem());
            Files.writeString(path, "new content");
            Files.setLastModifiedTime(path, FileTime.fromMillis(source.modified().toEpochMilli() + 5));
            assertThrows(IOException.class, source::checkUnchanged);
            assertNotNull(source.problem());
            assertEquals("FileChanged", source.problem().code());
        }
    }

    @Test
    void aFileDeletedWhileItIsReadHasVanished() throws Exception {
        var path = file(new byte[10]);
        try (var source = SourceFile.open(path); var stream = source.body(0, 10).open()) {
            Files.delete(path);
            assertThrows(IOException.class, stream::readAllBytes);
            assertEquals("FileVanished", source.problem().code());
        }
    }

    @Test
    void anEmptyFileIsEmpty() throws Exception {
        try (var source = SourceFile.open(file(new byte[0])); var stream = source.body(0, 0).open()) {
            assertEquals(-1, stream.read());
            assertEquals(0, source.crc64());
        }
    }

    @Test
    void whatIsNoReadableFileIsRefused() throws Exception {
        assertRefused(LocalError.FILE_VANISHED, folder.resolve("gone"));
        assertRefused(LocalError.FILE_IS_FOLDER, folder);
        assertRefused(LocalError.FILE_UNREADABLE, folder.resolve("x".repeat(300)));
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));
        assertRefused(LocalError.FILE_VANISHED, folder.resolve("dangling"));
    }

    @Test
    void aNameThatIsNotUtf8IsToldFromAMissingFile() throws Exception {
        assertRefused(LocalError.FILE_NAME_BROKEN, folder.resolve("a\\xFF.txt"));
        var looksLikeIt = Files.writeString(folder.resolve("b\\xFF.txt"), "x");
        SourceFile.open(looksLikeIt).close();
    }

    @Test
    void aPipeIsRefusedAndNotWaitedFor() throws Exception {
        var pipe = folder.resolve("pipe");
        var mkfifo = new ProcessBuilder("mkfifo", pipe.toString());
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo here");
        assertEquals(0, mkfifo.start().waitFor());
        assertRefused(LocalError.FILE_NOT_REGULAR, pipe);
    }

    @Test
    void withoutPermissionAFileOrFolderIsUnreadable() throws Exception {
        var file = file(new byte[1]);
        var locked = Files.createDirectory(folder.resolve("locked"));
        for (var path : new Path[] {file, locked}) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        }
        Unprivileged.call(folder, () -> {
            assertRefused(LocalError.FILE_UNREADABLE, file);
            assertRefused(LocalError.FOLDER_UNREADABLE, locked);
            return null;
        });
    }
}
