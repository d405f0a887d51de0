package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsFileTest {

    @TempDir
    Path folder;

    private TreeMap<String, String> read(Path zip) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                entries.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void itHoldsVersionsSettingsLogAndThreadsAndNoSecretInAnyByte() throws Exception {
        var home = new AppHome(folder.resolve("home"));
        Files.createDirectories(home.logs());
        var redactor = new Redactor();
        redactor.register("planted/registered+1");
        // As an older version, or somebody by hand, may have left them.
        Files.writeString(home.settings(), "{\"keyTemplate\":\"x\",\"accessKeySecret\":\"plantedInSettings\",\"note\":\"planted/registered+1\"}");
        Files.writeString(home.logs().resolve("dropback.1.log"), "Authorization: OSS LTAI:plantedInOldLog\nurl?Signature=plantedUrl&x=1\n");
        var context = new LoggerContext();
        Logging.start(context, home.logs(), redactor);
        context.getLogger("org.dropback.Test").warn("security-token: plantedToken, planted/registered+1");
        var done = new java.util.concurrent.CountDownLatch(1);
        var thread = Thread.ofPlatform().name("thread planted/registered+1").start(() -> {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var zip = folder.resolve("out.zip");
        new DiagnosticsFile(home, redactor, Clock.systemUTC()).write(zip);
        done.countDown();
        thread.join();
        var entries = read(zip);
        assertEquals(List.of("dropback.1.log", "dropback.log", "settings.json", "threads.txt", "versions.txt"), List.copyOf(entries.keySet()));
        entries.forEach((name, text) -> assertFalse(text.contains("planted"), name + ": " + text));
        assertTrue(entries.get("versions.txt").contains("java.version=" + System.getProperty("java.version")));
        assertTrue(entries.get("threads.txt").contains("thread •"));
        assertTrue(entries.get("settings.json").contains("keyTemplate"));
    }

    @Test
    void itReplacesAFileWholeOrNotAtAll() throws Exception {
        var home = new AppHome(folder.resolve("home"));
        var zip = Files.writeString(folder.resolve("out.zip"), "old");
        new DiagnosticsFile(home, new Redactor(), Clock.systemUTC()).write(zip);
        assertEquals(List.of("threads.txt", "versions.txt"), List.copyOf(read(zip).keySet()), "a home with nothing in it");
        assertThrows(IOException.class, () -> new DiagnosticsFile(home, new Redactor(), Clock.systemUTC()).write(folder.resolve("no/such/folder/out.zip")));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "no draft is left");
        }
    }
}
