package org.dropback.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: signals, closed pipes, locales. */
@EnabledOnOs(OS.LINUX)
class ProcessTest {

    @TempDir
    Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... words) throws IOException {
        return start(List.of(), Map.of("LC_ALL", "C.UTF-8"), words);
    }

    /**
     * Signals are as a shell's foreground job has them: whoever runs the tests in the background has SIGINT switched off, which children inherit.
     *
     * @param before words before the command, such as a shell that starts it
     */
    private Process start(List<String> before, Map<String, String> environment, String... words) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var all = new ArrayList<>(before);
        all.addAll(List.of("env", "--default-signal=INT", java, "-cp", System.getProperty("java.class.path"), CliProcess.class.getName()));
        all.addAll(List.of(words));
        var builder = new ProcessBuilder(all).redirectError(folder.resolve("err").toFile());
        builder.environment().put("DROPBACK_HOME", folder.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return process;
    }

    private static void signal(Process process, String name) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor());
    }

    private static int exitCode(Process process) throws Exception {
        if (!process.waitFor(60, SECONDS)) {
            throw new TimeoutException("still running");
        }
        return process.exitValue();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static BufferedReader out(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    @Test
    void sigtermEndsASandboxWithZero() throws Exception {
        var sandbox = start("sandbox", "--port", "0", "--receiver-port", "0");
        var first = new ObjectMapper().readTree(out(sandbox).readLine());
        assertTrue(first.get("endpoint").asText().startsWith("http://127.0.0.1:"));

        signal(sandbox, "TERM");
        assertEquals(0, exitCode(sandbox));
    }

    @Test
    void ctrlCEndsASandboxWith130() throws Exception {
        var sandbox = start("sandbox", "--port", "0", "--receiver-port", "0");
        out(sandbox).readLine();
        signal(sandbox, "INT");
        assertEquals(130, exitCode(sandbox));
    }

    @Test
    void aSandboxWhoseReaderLeavesEnds() throws Exception {
        var sandbox = start("sandbox", "--port", "0", "--receiver-port", "0", "--output", "jsonl");
        var reader = out(sandbox);
        var endpoint = URI.create(new ObjectMapper().readTree(reader.readLine()).get("endpoint").asText());
        reader.close();

        for (int i = 0; i < 2 && sandbox.isAlive(); i++) {
            try {
                ((HttpURLConnection) endpoint.toURL().openConnection()).getResponseCode();
            } catch (IOException gone) {
                // The first request may have ended it.
            }
        }
        assertEquals(0, exitCode(sandbox));
    }

    @Test
    void anUploadWhoseReaderLeavesIsFinished() throws Exception {
        var file = Files.writeString(folder.resolve("a.txt"), "hello");
        var upload = start("upload", "--connection", "sandbox", "--output", "jsonl", file.toString());
        upload.getInputStream().close();
        assertEquals(0, exitCode(upload), err());
    }

    @Test
    void outputIsUtf8WhateverTheLocale() throws Exception {
        var demo = start(List.of(), Map.of("LC_ALL", "C"), "demo");
        var text = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, exitCode(demo), err());
        assertTrue(text.contains("✓ ") && text.contains("你好"), text);
    }

    /** The bytes of the name come from a shell: this JVM may itself run under a locale that cannot write them. */
    @Test
    void aChineseNameUnderThePlainLocaleIsToldHowToStart() throws Exception {
        var upload = start(List.of("sh", "-c", "exec \"$@\" \"$(printf '\\347\\205\\247.txt')\"", "sh"), Map.of("LC_ALL", "C"),
                "upload", "--connection", "sandbox");
        assertEquals(2, exitCode(upload));
        assertTrue(err().contains("LC_ALL=C.UTF-8"), err());
    }

    @Test
    void aFolderThatHoldsAChineseNameUnderThePlainLocaleToo() throws Exception {
        var touch = new ProcessBuilder("sh", "-c", "touch \"$1/$(printf '\\347\\205\\247.txt')\"", "sh", folder.toString());
        assertEquals(0, touch.start().waitFor());
        var upload = start(List.of(), Map.of("LC_ALL", "C"), "upload", "--connection", "sandbox", folder.toString());
        assertEquals(2, exitCode(upload));
        assertTrue(err().contains("LC_ALL=C.UTF-8"), err());
    }

    @Test
    void ctrlCEndsAnUploadWith130() throws Exception {
        var file = Files.write(folder.resolve("a.bin"), new byte[1000]);
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(60_000);
            var upload = start(List.of(), Map.of("OSS_ACCESS_KEY_ID", "id", "OSS_ACCESS_KEY_SECRET", "secret"), "upload", "--endpoint",
                    "http://127.0.0.1:" + silent.getLocalPort(), "--region", "cn-hangzhou", "--bucket", "photos", file.toString());
            try (var _ = silent.accept()) {
                signal(upload, "INT");
                assertEquals(130, exitCode(upload), err());
            }
        }
        assertTrue(err().contains("Interrupted"), err());
    }
}
