package org.dropback.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command line takes from the settings of its home: a word beats a setting, a setting beats the default. */
class SettingsOfProcessTest {

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {
    }

    private Ended run(String... words) throws Exception {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-Duser.language=en", "-cp",
                System.getProperty("java.class.path"), "org.dropback.Dropback"));
        command.addAll(List.of(words));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("DROPBACK_HOME", folder.resolve("home").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        try {
            assertTrue(process.waitFor(120, SECONDS), "still running");
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private void settings(String json) throws Exception {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/settings.json"), json);
    }

    private String method(String... more) throws Exception {
        var file = Files.write(folder.resolve("file.bin"), new byte[300_000]);
        var words = new ArrayList<>(List.of("upload", "--connection", "sandbox", "--output", "jsonl"));
        words.addAll(List.of(more));
        words.add(file.toString());
        var ended = run(words.toArray(String[]::new));
        assertEquals(0, ended.code(), ended.err());
        return ended.out().lines().reduce((_, last) -> last).orElseThrow().replaceAll(".*\"method\":\"([a-z]+)\".*", "$1");
    }

    @Test
    void aWordBeatsASettingAndASettingBeatsTheDefault() throws Exception {
        assertEquals("put", method(), "no settings");
        settings("{\"preferences\":{\"transfers\":{\"partSize\":102400}}}");
        assertEquals("multipart", method());
        assertEquals("put", method("--part-size", "8MiB"));
        settings("{\"preferences\":{\"transfers\":{\"multipartAbove\":200000}}}");
        assertEquals("multipart", method());
        assertEquals("put", method("--method", "put"));
    }

    @Test
    void theLanguageIsTheOneChosenAndWhatCannotBeUsedIsSaidAndLeftAsItIs() throws Exception {
        settings("{\"preferences\":{\"appearance\":{\"language\":\"SIMPLIFIED\"}}}");
        assertTrue(run("uplod").err().contains("命令"));
        var broken = "{\"preferences\":{\"transfers\":{\"files\":900}}}";
        settings(broken);
        var ended = run("profile", "list");
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.err().contains("transfers.files = 900"), ended.err());
        assertEquals(broken, Files.readString(folder.resolve("home/settings.json")));
    }

    @Test
    void diagnosticsAreWrittenOnceAndSaidWhere() throws Exception {
        settings("{}");
        var zip = folder.resolve("for a friend.zip");
        var ended = run("diagnostics", zip.toString());
        assertEquals(0, ended.code(), ended.err());
        try (var file = new java.util.zip.ZipFile(zip.toFile())) {
            assertTrue(file.getEntry("versions.txt") != null && file.getEntry("settings.json") != null);
        }
        var twice = run("diagnostics", zip.toString());
        assertEquals(2, twice.code());
        assertTrue(twice.err().contains("is there already"), twice.err());
    }
}
