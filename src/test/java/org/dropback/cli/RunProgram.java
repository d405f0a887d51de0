package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a foreign program did, once it has ended. */
record RunProgram(int exitCode, String out, String err) {

    /** Of the slowest: a compiler on a busy machine. */
    private static final long SECONDS = 120;

    /** @param environment beside this process's own */
    static RunProgram of(Path folder, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OSS_"));
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "no_proxy", "127.0.0.1"));
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            process.getOutputStream().close();
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> command + " does not end");
        } finally {
            process.destroyForcibly();
        }
        return new RunProgram(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
