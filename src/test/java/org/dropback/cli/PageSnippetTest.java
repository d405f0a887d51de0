package org.dropback.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the policy program, as they are printed, in a real browser. Needs Chromium and python3. */
@Tag("clients")
class PageSnippetTest extends OnUploads {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path file;
    private Process server;

    @BeforeEach
    void start() throws IOException {
        file = uploads.file("图 1 & 'b'.jpg", 300_000);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
    }

    private void print(String language, String as, String signature, String callbackPath) throws IOException {
        var cli = new CliHarness(folder.resolve("profiles"));
        assertEquals(0, cli.run("snippet", language, "--endpoint", uploads.sandbox.endpoint().toString(), "--region", uploads.sandbox.region(), "--bucket", "sandbox",
                "--signature", signature, "--key", "web 图/{name}", "--callback-url", uploads.sandbox.receiverUrl().resolve(callbackPath).toString(),
                "--callback-body", "k=${object}&s=${size}&n=${x:note}&m=${mimeType}", "--var", "x:note=</script> \"é\" 'b' \\ 中 😀", "--callback-header", "x-shop=a"), cli.err());
        Files.writeString(folder.resolve(as), cli.out());
    }

    /** Both programs in one folder, served. @return where */
    private String serve(String signature, String callbackPath) throws Exception {
        print("html", "upload.html", signature, callbackPath);
        print("policy", "policy.py", signature, callbackPath);
        var out = folder.resolve("policy.out");
        var builder = new ProcessBuilder("python3", "policy.py", "serve").directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(folder.resolve("policy.err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OSS_"));
        builder.environment().put("PORT", "0");
        builder.environment().put("OSS_ACCESS_KEY_ID", uploads.sandbox.accessKeyId());
        builder.environment().put("OSS_ACCESS_KEY_SECRET", uploads.sandbox.accessKeySecret());
        server = builder.start();
        await().atMost(PATIENCE).until(() -> Files.readString(out).contains("\n"));
        return Files.readString(out).strip().replace("Listening on ", "");
    }

    private List<String> received() {
        var bodies = new ArrayList<String>();
        for (ReceivedCallback callback : uploads.sandbox.receiver().callbacks()) {
            bodies.add(callback.signature().text() + " " + callback.header("x-shop").orElse("") + " " + callback.bodyText());
        }
        return bodies;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "v1"})
    void theChosenFileIsUploadedAndTheAnswerShown(String signature) throws Exception {
        try (var page = new ChromiumPage(folder, serve(signature, "/callback"))) {
            page.choose("[type=file]", file);
            page.click("button");
            await().atMost(PATIENCE).until(() -> page.shown().contains("{\"Status\":\"OK\"}"));
            assertEquals("", page.evaluate("document.getElementById('problem').textContent"));
            assertEquals(List.of("valid a k=web%20%E5%9B%BE%2F%E5%9B%BE%201%20%26%20%27b%27.jpg&s=300000"
                    + "&n=%3C%2Fscript%3E%20%22%C3%A9%22%20%27b%27%20%5C%20%E4%B8%AD%20%F0%9F%98%80&m=image%2Fjpeg"), received());
        }
    }

    @Test
    void aFailedCallbackIsShown() throws Exception {
        try (var page = new ChromiumPage(folder, serve("v4", "/callback/status/502"))) {
            page.choose("[type=file]", file);
            page.click("button");
            await().atMost(PATIENCE).until(() -> page.shown().contains("CallbackFailed"));
        }
    }

    @Test
    void aServerThatIsGoneIsToldAndNothingIsSent() throws Exception {
        try (var page = new ChromiumPage(folder, serve("v4", "/callback"))) {
            server.destroyForcibly().waitFor();
            page.choose("[type=file]", file);
            page.click("button");
            await().atMost(PATIENCE).until(() -> page.evaluate("document.getElementById('problem').textContent").startsWith("Nothing was uploaded: "));
            assertEquals(List.of(), received());
        }
    }
}
