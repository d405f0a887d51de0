package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A folder where a program is built and run with the stand-in for its SDK, which writes down what the real one would send. */
final class Workshop {

    private static final Path SDKS = Path.of("src/test/resources/org/dropback/snippet/sdk");

    /**
     * What one run left.
     *
     * @param record  by name: operation, endpoint, region, signature, bucket, key, contentType, x-oss-callback and x-oss-callback-var
     * @param content the bytes that were uploaded
     */
    record Run(int exitCode, String out, String err, Map<String, String> record, byte[] content) {
    }

    private final Path folder;
    private final Toolchain toolchain;

    /** Builds the program. */
    Workshop(Path folder, SnippetLanguage language, Toolchain toolchain, String program) throws Exception {
        this.folder = folder;
        this.toolchain = toolchain;
        toolchain.tools().forEach(tool -> need(tool, language));
        copy(SDKS.resolve(language.word()), folder);
        Files.writeString(folder.resolve(language.fileName()), program);
        for (var command : toolchain.build()) {
            var built = run(command, Map.of());
            assertEquals(0, built.exitCode(), () -> String.join(" ", command) + ":\n" + built.out() + built.err());
        }
    }

    /** @param status what OSS shall answer, with this body */
    Run run(int status, String body) throws Exception {
        return run(toolchain.run(), Map.of("DROPBACK_STATUS", Integer.toString(status), "DROPBACK_BODY", body));
    }

    /** Without the keys in the environment. */
    Run runWithoutKeys() throws Exception {
        return run(toolchain.run(), Map.of("OSS_ACCESS_KEY_ID", ""));
    }

    private Run run(List<String> command, Map<String, String> environment) throws Exception {
        var record = folder.resolve("record");
        var content = folder.resolve("record.content");
        Files.deleteIfExists(record);
        Files.deleteIfExists(content);
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
        var all = builder.environment();
        all.keySet().removeIf(name -> name.startsWith("OSS_"));
        all.putAll(Toolchain.ENVIRONMENT);
        all.putAll(Map.of("DROPBACK_RECORD", record.toString(), "OSS_ACCESS_KEY_ID", "id", "OSS_ACCESS_KEY_SECRET", "secret"));
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        var process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> command + " does not end");
        return new Run(process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")), read(record),
                Files.exists(content) ? Files.readAllBytes(content) : new byte[0]);
    }

    private static Map<String, String> read(Path record) throws IOException {
        var values = new HashMap<String, String>();
        for (var line : Files.exists(record) ? Files.readAllLines(record) : List.<String>of()) {
            var parts = line.split(" ", 2);
            var earlier = values.put(parts[0], new String(Base64.getDecoder().decode(parts[1]), UTF_8));
            assertEquals(null, earlier, () -> parts[0] + " twice");
        }
        return values;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static void need(String tool, SnippetLanguage language) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
        if (!there) {
            var message = "snippet: " + language.title() + " programs not checked (no " + tool + ")";
            assertNotEquals("true", System.getenv("CI"), message);
            System.out.println(message);
            Assumptions.abort(message);
        }
    }
}
