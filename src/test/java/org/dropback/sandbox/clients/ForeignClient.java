package org.dropback.sandbox.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;

/** A sandbox, and programs that we did not write to point at it. */
final class ForeignClient implements AutoCloseable {

    static final int FILE_BYTES = 300_000;

    /** Kept across runs: a package that is there is not fetched again. */
    static final Path PACKAGES = Path.of("target", "clients").toAbsolutePath();

    final Sandbox sandbox = Sandbox.start(SandboxOptions.temporary());
    final Path file;
    private final Path folder;

    ForeignClient(Path folder) throws IOException {
        this.folder = folder;
        var bytes = new byte[FILE_BYTES];
        new Random(11).nextBytes(bytes);
        file = Files.write(folder.resolve("file.bin"), bytes);
    }

    /** A file of this package's resources, copied to the folder. */
    Path resource(String name) throws IOException {
        try (var in = ForeignClient.class.getResourceAsStream(name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    /** Runs a program that must succeed. @return what it printed */
    String run(Object... command) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        for (var word : command) {
            words.add(word.toString());
        }
        var errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(Map.of("OSS_ACCESS_KEY_ID", sandbox.accessKeyId(), "OSS_ACCESS_KEY_SECRET", sandbox.accessKeySecret(),
                "NODE_PATH", PACKAGES.resolve("node_modules").toString()));
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError(words.getFirst() + " ended with " + process.exitValue() + "\n" + printed + Files.readString(errors));
        }
        return printed;
    }

    /** The bodies of the callbacks received, each with a valid signature, oldest first. */
    List<String> callbacks() {
        return sandbox.receiver().callbacks().stream().map(callback -> callback.signature().text() + " " + callback.bodyText()).toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
