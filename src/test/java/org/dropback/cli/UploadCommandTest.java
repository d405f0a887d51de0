package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.testing.TestStores;
import org.dropback.secret.Secret;
import org.junit.jupiter.api.Test;

/** Whole uploads over real sockets, told in the words of cli.md. */
class UploadCommandTest extends OnUploads {

    @Test
    void aWrongSecretExitsWith1AndNothingIsStored() throws IOException {
        uploads.cli.environment.put("OSS_ACCESS_KEY_SECRET", "wrong");
        var file = uploads.file("a.bin", 1000);

        assertEquals(1, uploads.run("--output", "jsonl", file));

        var event = uploads.event(file);
        assertEquals("failed", event.get("outcome").asText());
        assertFalse(event.get("stored").asBoolean());
        assertEquals("SignatureDoesNotMatch", event.at("/error/code").asText());
        assertTrue(event.at("/error/requestId").asText().matches("[0-9A-F]{24}"));
        assertFalse(uploads.cli.out().contains("wrong\""), uploads.cli.out());
    }

    @Test
    void signatureV1IsTakenToo() throws IOException {
        assertEquals(0, uploads.run("--signature", "V1", "--output", "jsonl", uploads.file("a.bin", 1000)), uploads.cli.out());
    }

    @Test
    void aVanishedFileFailsAndTheOthersAreDone() throws IOException {
        var good = uploads.file("good.bin", 1000);
        var better = uploads.file("better.bin", 2000);
        var vanished = folder.resolve("in/vanished.bin");

        assertEquals(1, uploads.run("--output", "jsonl", good, vanished, better));

        assertEquals("done", uploads.event(good).get("outcome").asText());
        assertEquals("done", uploads.event(better).get("outcome").asText());
        assertTrue(uploads.event(good).get("callback").isNull());
        assertEquals("failed", uploads.event(vanished).get("outcome").asText());
        assertFalse(uploads.event(vanished).get("stored").asBoolean());
        assertEquals("vanished.bin", uploads.event(vanished).get("key").asText());
        assertEquals("FileVanished", uploads.event(vanished).at("/error/code").asText());
    }

    @Test
    void theFilesOfAFolderAreCalledByTheirPathInIt() throws Exception {
        Files.createDirectories(folder.resolve("in/sub dir"));
        uploads.file("sub dir/a+b%.txt", 10);
        uploads.file("c.txt", 10);

        assertEquals(0, uploads.run("--output", "jsonl", folder.resolve("in")));

        assertEquals(List.of("in/c.txt", "in/sub dir/a+b%.txt"), uploads.cli.json().stream().map(event -> event.get("key").asText()).sorted().toList());
    }

    @Test
    void theContentTypeAndTheKeyAreAsTold() throws Exception {
        assertEquals(0, uploads.run("--content-type", "text/x-told", "--key", "to/{stem}-{size}.{ext}", uploads.file("a.bin", 1234)));

        try (var store = TestStores.open(new Connection("c", uploads.sandbox.endpoint(), uploads.sandbox.region(), "sandbox",
                SignatureVersion.V4), new Credentials(uploads.sandbox.accessKeyId(),
                new Secret(uploads.sandbox.accessKeySecret()), null))) {
            assertEquals("text/x-told", store.head("sandbox", "to/a-1234.bin").contentType());
        }
    }

    @Test
    void theSandboxIsStartedForTheRun() throws IOException {
        assertEquals(0, uploads.cli.run("upload", "--connection", "sandbox", "--bucket", "photos", "--output", "jsonl", uploads.file("a.bin", 10).toString()), uploads.cli.err());
        assertEquals("photos", uploads.cli.json().getFirst().get("bucket").asText());
    }

    @Test
    void anInterruptedUploadEndsWith130() throws Exception {
        var code = new CompletableFuture<Integer>();
        var file = uploads.file("a.bin", 10).toString();
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(60_000);
            var endpoint = "http://127.0.0.1:" + silent.getLocalPort();
            Thread.ofPlatform().start(() -> code.complete(
                    uploads.cli.run("upload", "--endpoint", endpoint, "--region", "r", "--bucket", "photos", "--output", "jsonl", file)));
            try (var _ = silent.accept()) {
                uploads.cli.send(Signals.Kind.INTERRUPT);
                assertEquals(130, code.get(60, TimeUnit.SECONDS));
            }
        }
        assertTrue(uploads.cli.err().contains("Interrupted"), uploads.cli.err());
    }
}
