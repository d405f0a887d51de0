package org.dropback.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;

/** A sandbox, a command line that knows its keys, and files to upload. */
final class UploadFixture implements AutoCloseable {

    final Sandbox sandbox = Sandbox.start(SandboxOptions.temporary());
    final CliHarness cli;
    private final Path folder;

    UploadFixture(Path folder) throws IOException {
        this.folder = folder;
        cli = new CliHarness(folder.resolve("profiles"));
        cli.environment.put("OSS_ACCESS_KEY_ID", sandbox.accessKeyId());
        cli.environment.put("OSS_ACCESS_KEY_SECRET", sandbox.accessKeySecret());
    }

    /** In the folder {@code in}. */
    Path file(String name, int size) throws IOException {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(Files.createDirectories(folder.resolve("in")).resolve(name), bytes);
    }

    /** {@code dropback upload} to the sandbox. */
    int run(Object... words) {
        var all = new ArrayList<>(List.of("upload", "--endpoint", sandbox.endpoint().toString(), "--region", sandbox.region(), "--bucket", "sandbox"));
        for (var word : words) {
            all.add(word.toString());
        }
        return cli.run(all.toArray(String[]::new));
    }

    /** Another command of the same home and keys, with what it wrote. */
    CliHarness command(Object... words) {
        var other = new CliHarness(folder.resolve("profiles"));
        other.environment.putAll(cli.environment);
        other.code = other.run(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        return other;
    }

    JsonNode event(Path file) {
        return cli.json().stream().filter(event -> event.get("file").asText().equals(file.toString())).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
