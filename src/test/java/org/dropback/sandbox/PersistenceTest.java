package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistenceTest {

    @TempDir
    Path data;

    @Test
    void objectsUploadsAndKeyPairSurviveARestart() throws Exception {
        String id;
        String tag;
        byte[] pem;
        try (var sandbox = start()) {
            var signed = new Signed(sandbox);
            signed.put("a/\u4e2d", "kept".getBytes(UTF_8), Map.of("Content-Type", "text/x-kept", "x-oss-meta-m", "n"));
            signed.put("deleted", new byte[1], Map.of());
            signed.send("DELETE", "deleted", "", Map.of(), new byte[0]);
            id = Signed.element(signed.send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
            tag = signed.send("PUT", "parts", "partNumber=4&uploadId=" + id, Map.of(), "part".getBytes(UTF_8)).headers().firstValue("ETag").orElseThrow();
            pem = pem(sandbox);
        }
        try (var sandbox = start()) {
            var signed = new Signed(sandbox);
            var got = signed.get("a/\u4e2d");
            assertEquals("kept", Signed.text(got));
            assertEquals("text/x-kept n", got.headers().firstValue("Content-Type").orElseThrow() + " " + got.headers().firstValue("x-oss-meta-m").orElseThrow());
            assertEquals(404, signed.get("deleted").statusCode());
            var xml = "<CompleteMultipartUpload><Part><PartNumber>4</PartNumber><ETag>" + tag + "</ETag></Part></CompleteMultipartUpload>";
            assertEquals(200, signed.send("POST", "parts", "uploadId=" + id, Map.of(), xml.getBytes(UTF_8)).statusCode());
            assertEquals("part", Signed.text(signed.get("parts")));
            assertArrayEquals(pem, pem(sandbox));
        }
    }

    @Test
    void aCopyTakenWhileItServesIsReadable(@TempDir Path copies) throws Exception {
        var random = new Random(17);
        try (var sandbox = start()) {
            var signed = new Signed(sandbox);
            var stored = new HashMap<String, String>();
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < 20; i++) {
                    var key = "k" + random.nextInt(10);
                    stored.put(key, "v" + random.nextInt());
                    signed.put(key, stored.get(key).getBytes(UTF_8), Map.of());
                }
                // What kill -9 leaves: all that is on disk now, and half-written files beside it.
                var copy = copies.resolve("copy" + round);
                copy(data, copy);
                Files.writeString(copy.resolve("blobs/left-over"), "half");
                Files.writeString(copy.resolve("buckets/bucket-sandbox/objects/write1.tmp"), "{\"key\":");
                Files.createDirectories(copy.resolve("uploads/begun"));
                try (var again = Sandbox.start(SandboxOptions.temporary().withData(copy))) {
                    for (var entry : stored.entrySet()) {
                        assertEquals(entry.getValue(), Signed.text(new Signed(again).get(entry.getKey())));
                    }
                    assertFalse(Files.exists(copy.resolve("blobs/left-over")));
                    assertFalse(Files.exists(copy.resolve("uploads/begun")));
                    try (var blobs = Files.list(copy.resolve("blobs"))) {
                        assertEquals(stored.size(), blobs.count());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"key\":", "null", "{}", "[]", "{\"key\":\"half\",\"blobs\":[null]}"})
    void theBytesOfADamagedObjectStay(String damage) throws Exception {
        Path file;
        byte[] whole;
        try (var sandbox = start()) {
            var signed = new Signed(sandbox);
            signed.put("half", "precious".getBytes(UTF_8), Map.of());
            try (var files = Files.list(data.resolve("buckets/bucket-sandbox/objects"))) {
                file = files.findAny().orElseThrow();
            }
            whole = Files.readAllBytes(file);
            signed.put("sound", "sound".getBytes(UTF_8), Map.of());
        }
        Files.writeString(file, damage);
        try (var sandbox = start()) {
            assertEquals("sound", Signed.text(new Signed(sandbox).get("sound")));
            assertEquals(404, new Signed(sandbox).get("half").statusCode());
            assertEquals(List.of(file.resolveSibling(file.getFileName() + ".damaged")), sandbox.damaged());
        }
        var aside = file.resolveSibling(file.getFileName() + ".damaged");
        assertEquals(damage, Files.readString(aside));
        // Whoever mends the file by hand has the object again, a start later too.
        start().close();
        Files.delete(aside);
        Files.write(file, whole);
        try (var sandbox = start()) {
            assertEquals("precious", Signed.text(new Signed(sandbox).get("half")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "null", "{}"})
    void aDamagedUploadAndADamagedBucketAreMovedAside(String damage) throws Exception {
        String id;
        try (var sandbox = start()) {
            id = Signed.element(new Signed(sandbox).send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
        }
        Files.writeString(data.resolve("uploads").resolve(id).resolve("upload.start"), damage);
        Files.writeString(data.resolve("buckets/bucket-sandbox/settings.json"), damage);
        for (int starts = 0; starts < 2; starts++) {
            try (var sandbox = start()) {
                assertEquals(404, new Signed(sandbox).send("DELETE", "parts", "uploadId=" + id, Map.of(), new byte[0]).statusCode());
                assertEquals(200, new Signed(sandbox).put("still", new byte[1], Map.of()).statusCode());
            }
        }
        assertEquals(damage, Files.readString(data.resolve("uploads").resolve(id).resolve("upload.start.damaged")));
        assertEquals(damage, Files.readString(data.resolve("buckets/bucket-sandbox/settings.json.damaged")));
    }

    @Test
    void anUploadCompletedJustBeforeTheEndDoesNotTakeItsObjectAlong(@TempDir Path before) throws Exception {
        String id;
        try (var sandbox = start()) {
            var signed = new Signed(sandbox);
            id = Signed.element(signed.send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
            signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of(), "part".getBytes(UTF_8));
            copy(data.resolve("uploads"), before);
            assertEquals(200, signed.send("POST", "parts", "uploadId=" + id, Map.of("x-oss-complete-all", "yes"), new byte[0]).statusCode());
            copy(before, data.resolve("uploads"));
        }
        try (var sandbox = start()) {
            var signed = new Signed(sandbox);
            assertEquals(404, signed.send("DELETE", "parts", "uploadId=" + id, Map.of(), new byte[0]).statusCode());
            assertEquals("part", Signed.text(signed.get("parts")));
        }
    }

    @Test
    void aTemporaryFolderIsGoneAfterClose() throws Exception {
        var before = temporaryFolders();
        var sandbox = Sandbox.start(SandboxOptions.temporary());
        var mine = temporaryFolders();
        mine.removeAll(before);
        assertFalse(mine.isEmpty());
        new Signed(sandbox).put("k", new byte[10], Map.of());
        sandbox.close();
        assertTrue(mine.stream().anyMatch(folder -> !Files.exists(folder)));
    }

    @Test
    void twoSandboxesNeverShareAFolder() throws Exception {
        try (var first = start()) {
            var error = assertThrows(SandboxException.class, this::start);
            assertTrue(error.text(Messages.of(Locale.ENGLISH)).contains(data.toString()));
            assertEquals(404, new Signed(first).get("none").statusCode());
        }
        start().close();
    }

    @Test
    void anUnusableFolderIsNamed() throws Exception {
        var file = Files.writeString(data.resolve("file"), "");
        var error = assertThrows(SandboxException.class, () -> Sandbox.start(SandboxOptions.temporary().withData(file)));
        assertTrue(error.text(Messages.of(Locale.TRADITIONAL_CHINESE)).contains(file.toString()));
    }

    @Test
    void aTakenPortMovesOnlyWhenItMay() throws Exception {
        try (var first = Sandbox.start(SandboxOptions.temporary())) {
            int taken = first.endpoint().getPort();
            var error = assertThrows(SandboxException.class, () -> Sandbox.start(SandboxOptions.temporary().withPort(taken)));
            assertTrue(error.text(Messages.of(Locale.ENGLISH)).contains(Integer.toString(taken)));
            try (var second = Sandbox.start(SandboxOptions.temporary().withPort(ListenPort.preferably(taken)))) {
                assertTrue(second.portMoved());
                assertFalse(first.portMoved());
            }
            assertThrows(SandboxException.class, () -> Sandbox.start(SandboxOptions.temporary().withListen("192.0.2.1")));
            var nowhere = SandboxOptions.temporary().withListen("192.0.2.1").withPort(ListenPort.preferably(taken));
            error = assertThrows(SandboxException.class, () -> Sandbox.start(nowhere));
            assertTrue(error.text(Messages.of(Locale.ENGLISH)).contains(Integer.toString(taken)));
        }
    }

    @Test
    void itListensOnThisMachineAlone() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            assertEquals("127.0.0.1", sandbox.endpoint().getHost());
            assertThrows(java.net.ConnectException.class, () -> new java.net.Socket("127.0.0.2", sandbox.endpoint().getPort()).close());
        }
        assertThrows(IllegalArgumentException.class, () -> Sandbox.start(SandboxOptions.temporary().withBuckets(List.of("../x"))));
    }

    @Test
    void aFolderOfSomebodyElseIsRefusedAndNotTouched() throws Exception {
        var files = List.of(data.resolve("notes.tmp"), data.resolve("uploads/mine/a.txt"), data.resolve("blobs/b.bin"));
        for (var file : files) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "mine");
        }
        assertThrows(SandboxException.class, this::start);
        for (var file : files) {
            assertEquals("mine", Files.readString(file));
        }
        assertFalse(Files.exists(data.resolve("lock")));
    }

    @Test
    void whatCannotBeReadNowIsNotTakenForMissing() throws Exception {
        Path start;
        try (var sandbox = start()) {
            var signed = new Signed(sandbox);
            var id = Signed.element(signed.send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
            start = data.resolve("uploads").resolve(id).resolve("upload.start");
        }
        // A folder in its place fails to be read for everybody, root too.
        var aside = Files.move(start, data.resolve("aside"));
        Files.createDirectory(start);
        assertThrows(SandboxException.class, this::start);
        Files.delete(start);
        Files.move(aside, start);
        start().close();
        assertTrue(Files.exists(start));
    }

    @Test
    void aTemporaryFileOfTheUsersStays() throws Exception {
        start().close();
        var own = Files.writeString(data.resolve("report.tmp"), "mine");
        start().close();
        assertEquals("mine", Files.readString(own));
    }

    private Sandbox start() throws IOException {
        return Sandbox.start(SandboxOptions.temporary().withData(data));
    }

    private static byte[] pem(Sandbox sandbox) throws IOException {
        try (var in = URI.create(sandbox.publicKeyUrl().toString()).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    private static List<Path> temporaryFolders() throws IOException {
        try (var folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new java.util.ArrayList<>(folders.filter(folder -> folder.getFileName().toString().startsWith("dropback-sandbox")).toList());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
