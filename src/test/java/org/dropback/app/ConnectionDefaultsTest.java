package org.dropback.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to a saved connection begin with its key template and its profile; words beat both. */
class ConnectionDefaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private JsonNode run(Sandbox sandbox, String... words) throws Exception {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), "org.dropback.Dropback"));
        command.addAll(List.of(words));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("DROPBACK_HOME", folder.resolve("home").toString());
        builder.environment().put("OSS_ACCESS_KEY_ID", sandbox.accessKeyId());
        builder.environment().put("OSS_ACCESS_KEY_SECRET", sandbox.accessKeySecret());
        var process = builder.start();
        try {
            assertTrue(process.waitFor(120, SECONDS), "still running");
            assertEquals(0, process.exitValue(), String.join(" ", words) + Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
        return JSON.readTree(Files.readString(out).lines().filter(line -> line.startsWith("{\"event\"")).reduce("{}", (_, last) -> last));
    }

    @Test
    void keyTemplateAndProfileOfAConnectionCountUntilAWordSaysOtherwise() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var callback = "{\"callbackUrl\":\"" + sandbox.receiverUrl() + "\",\"callbackBody\":\"object=${object}\"}";
            var profile = Files.writeString(folder.resolve("header.txt"), "x-oss-callback: " + Base64.getEncoder().encodeToString(callback.getBytes()));
            run(sandbox, "profile", "import", profile.toString(), "--name", "Orders");
            var connections = Files.writeString(folder.resolve("c.json"), """
                    {"dropback":"connections","schema":1,"connections":[{"name":"Shop","bucket":"sandbox","keyTemplate":"in/{name}","profile":"Orders",
                     "endpoint":{"kind":"custom","region":"%s","host":"%s","tls":false},"keys":{"from":"environment"},"addressing":"path",
                     "network":{"proxy":{"kind":"none"}}}]}""".formatted(sandbox.region(), sandbox.endpoint().getAuthority()));
            run(sandbox, "connection", "import", connections.toString());
            var file = Files.writeString(folder.resolve("a.txt"), "hello").toString();

            var usual = run(sandbox, "upload", "--connection", "Shop", "--output", "jsonl", file);
            assertEquals("in/a.txt 200", usual.path("key").asText() + " " + usual.path("callback").path("status"));
            assertEquals("object=in%2Fa.txt", sandbox.callbacks().getFirst().bodyText());

            var said = run(sandbox, "upload", "--connection", "Shop", "--key", "b.txt", "--no-callback", "--output", "jsonl", file);
            assertEquals("b.txt null", said.path("key").asText() + " " + said.path("callback"));

            run(sandbox, "connection", "default", "Shop");
            assertEquals("in/a.txt", run(sandbox, "upload", "--output", "jsonl", file).path("key").asText());
            assertEquals(2, sandbox.callbacks().size());
        }
    }
}
