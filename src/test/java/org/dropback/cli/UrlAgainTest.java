package org.dropback.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.digest.Crc64;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.secret.Secret;
import org.dropback.testing.AppServer;
import org.dropback.testing.TestStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No URL is recorded, so that whoever takes up the upload of a process that was killed must be given it again; until then nothing of it is lost. */
class UrlAgainTest extends OnUploads {

    @BeforeEach
    void start() throws IOException {
        uploads.cli.environment.clear();
    }

    private ObjectStore store() throws Exception {
        var sandbox = uploads.sandbox;
        return TestStores.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4),
                new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null));
    }

    private URI presigned(String key) throws Exception {
        try (var store = store()) {
            return store.presignPut(new ObjectTarget("sandbox", key, null, null), Duration.ofMinutes(5)).reveal();
        }
    }

    private boolean isStored(String key, Path file) throws Exception {
        try (var store = store()) {
            var crc64 = new Crc64();
            var bytes = Files.readAllBytes(file);
            crc64.update(bytes, 0, bytes.length);
            return store.head("sandbox", key).crc64().equals(Crc64.unsigned(crc64.value()));
        }
    }

    /** Kills a process as soon as it may have sent a byte. */
    private void killWhileItSends(Object... words) throws Exception {
        uploads.sandbox.useFaults(List.of(FaultRule.parse("delay=20s op=PutObject"), FaultRule.parse("delay=20s op=PostObject")));
        var all = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), CliProcess.class.getName(), "upload"));
        for (var word : words) {
            all.add(word.toString());
        }
        var process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
        process.environment().putAll(Map.of("DROPBACK_HOME", folder.resolve("profiles").toString(), "LC_ALL", "C.UTF-8"));
        var begun = process.start();
        try {
            await().until(() -> !begun.isAlive() || mayBeStored());
            assertTrue(begun.isAlive(), () -> read(folder.resolve("out")));
        } finally {
            begun.destroyForcibly().waitFor();
            uploads.sandbox.useFaults(List.of());
        }
    }

    private boolean mayBeStored() {
        var journal = folder.resolve("profiles").resolve("journal.db");
        if (!Files.exists(journal)) {
            return false;
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal); var statement = connection.createStatement();
             var row = statement.executeQuery("SELECT count(*) FROM job WHERE may_be_stored")) {
            return row.next() && row.getLong(1) > 0;
        } catch (SQLException notYetMade) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void assertNothingSecretIsKept(String secret) throws IOException {
        try (var files = Files.walk(folder.resolve("profiles"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret), file.toString());
            }
        }
    }

    private void needsItsUrl(CliHarness resumed) {
        assertEquals(1, resumed.code, resumed.out() + resumed.err());
        var event = resumed.json().getFirst();
        assertEquals(1, resumed.json().size(), resumed.out());
        assertEquals("failed", event.get("outcome").asText());
        assertTrue(event.get("stored").isNull(), "it had begun to send: " + event);
        assertEquals("UrlNeeded", event.get("error").get("code").asText());
        assertTrue(resumed.err().contains("One file needs its URL again and stays in the queue"), resumed.err());
    }

    @Test
    void aFileThatAUrlPutsGoesOnWithAnotherOne() throws Exception {
        var file = uploads.file("a.bin", 1000);
        killWhileItSends("--presigned-url-file", Files.writeString(folder.resolve("urls"), presigned("a").toString()), file);

        needsItsUrl(uploads.command("upload", "--resume", "--output", "jsonl"));
        needsItsUrl(uploads.command("upload", "--resume", "--output", "jsonl"));
        var text = uploads.command("upload", "--resume");
        assertTrue(text.out().contains("→ Give it again: a fresh presigned URL"), text.out());

        uploads.cli.in = presigned("a").toString();
        assertEquals(0, uploads.cli.run("upload", "--output", "jsonl", "--presigned-url-file", "-", file.toString()), uploads.cli.out() + uploads.cli.err());
        assertEquals("done", uploads.event(file).get("outcome").asText());
        assertTrue(isStored("a", file));
        assertEquals("", uploads.command("upload", "--resume").out(), "nothing is left");
        assertNothingSecretIsKept("x-oss-signature");
    }

    /** Of its address only what is no secret is recorded. */
    @Test
    void aFileThatAServerPermitsGoesOnWithItsAddress() throws Exception {
        var file = uploads.file("a.bin", 1000);
        try (var app = new AppServer(uploads.sandbox)) {
            var address = app.uri("/dashscope?token=pl4nted");
            killWhileItSends("--policy-url", address, file);
            needsItsUrl(uploads.command("upload", "--resume", "--output", "jsonl"));
            var resumed = uploads.command("upload", "--resume", "--output", "jsonl", "--policy-url", address);
            assertEquals(0, resumed.code, resumed.out() + resumed.err());
            assertTrue(isStored("user/a.bin", file));
            assertNothingSecretIsKept("pl4nted");
        }
    }
}
