package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client gets when the disk does not do as it should: OSS's words, and nothing is lost or left. */
class DiskFailureTest {

    @TempDir
    Path data;

    @Test
    void whereBytesCannotBeWrittenItIsAnInternalErrorAlsoForALongBody() throws Exception {
        try (var sandbox = start(data)) {
            var signed = new Signed(sandbox);
            Files.delete(data.resolve("blobs"));
            assertInternalError(signed.put("k", new byte[40 << 20], Map.of()));
            Files.createDirectory(data.resolve("blobs"));
            assertEquals(404, signed.get("k").statusCode());
            assertEquals(200, signed.put("k", new byte[1], Map.of()).statusCode());
        }
    }

    @Test
    void whereTheObjectCannotBeRecordedItsBytesAreRemoved() throws Exception {
        try (var sandbox = start(data)) {
            var signed = new Signed(sandbox);
            signed.put("source", "bytes".getBytes(UTF_8), Map.of());
            var objects = data.resolve("buckets/bucket-sandbox/objects");
            Files.move(objects, data.resolve("away"));
            assertInternalError(signed.put("k", new byte[10], Map.of()));
            assertInternalError(signed.send("PUT", "k", "", Map.of("x-oss-copy-source", "/sandbox/source"), new byte[0]));
            assertInternalError(signed.send("POST", "k", "append&position=0", Map.of(), new byte[10]));
            assertEquals(1, filesIn(data.resolve("blobs")));
            Files.move(data.resolve("away"), objects);
            assertEquals("bytes", Signed.text(signed.get("source")));
        }
    }

    @Test
    void whereAnUploadCannotBeRemovedItsObjectIsThereAllTheSame() throws Exception {
        try (var sandbox = start(data)) {
            var signed = new Signed(sandbox);
            var id = Signed.element(signed.send("POST", "k", "uploads", Map.of(), new byte[0]), "UploadId");
            signed.send("PUT", "k", "partNumber=1&uploadId=" + id, Map.of(), "whole".getBytes(UTF_8));
            var start = data.resolve("uploads").resolve(id).resolve("upload.start");
            var content = Files.readAllBytes(start);
            Files.delete(start);
            // A folder that is not empty is not deleted as a file is.
            Files.createDirectories(start.resolve("x"));
            assertEquals(200, signed.send("POST", "k", "uploadId=" + id, Map.of("x-oss-complete-all", "yes"), new byte[0]).statusCode());
            assertEquals("whole", Signed.text(signed.get("k")));
            assertEquals("", Signed.element(signed.send("GET", "", "uploads", Map.of(), new byte[0]), "UploadId"));
            Files.delete(start.resolve("x"));
            Files.delete(start);
            Files.write(start, content);
        }
        try (var sandbox = start(data)) {
            var signed = new Signed(sandbox);
            assertEquals("", Signed.element(signed.send("GET", "", "uploads", Map.of(), new byte[0]), "UploadId"));
            assertEquals("whole", Signed.text(signed.get("k")));
        }
        assertEquals(0, filesIn(data.resolve("uploads")));
    }

    /** Needs root to mount a small file system. */
    @Test
    @Tag("root")
    void aFullDiskIsAnInternalErrorAndTheNextSmallPutFits() throws Exception {
        var disk = Files.createDirectory(data.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
        try (var sandbox = start(disk)) {
            var signed = new Signed(sandbox);
            assertInternalError(signed.put("k", new byte[64 << 20], Map.of()));
            assertEquals(200, signed.put("k", new byte[1 << 20], Map.of()).statusCode());
            var id = Signed.element(signed.send("POST", "m", "uploads", Map.of(), new byte[0]), "UploadId");
            assertInternalError(signed.send("PUT", "m", "partNumber=1&uploadId=" + id, Map.of(), new byte[9 << 20]));
            assertEquals(1, filesIn(disk.resolve("blobs")));
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void assertInternalError(HttpResponse<byte[]> answer) {
        assertEquals("500 InternalError", answer.statusCode() + " " + Signed.element(answer, "Code"));
    }

    private static Sandbox start(Path folder) throws IOException {
        return Sandbox.start(SandboxOptions.temporary().withData(folder));
    }

    private static long filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
