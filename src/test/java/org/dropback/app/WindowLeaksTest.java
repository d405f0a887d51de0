package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link NothingLeaksTest}, of a run of the window: connections typed in, a check, uploads that a hostile server refuses and calls back for. */
class WindowLeaksTest {

    @TempDir
    private Path folder;

    @Test
    void noByteThatTheWindowLeavesBehindHoldsASecret() throws Exception {
        var home = Files.createDirectories(folder.resolve("home"));
        var tmp = Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(home.resolve("profiles"));
        Files.writeString(home.resolve("settings.json"), "{\"preferences\":{\"upkeep\":{\"historyDays\":0,\"logLevel\":\"DEBUG\"}}}");
        Files.writeString(home.resolve("profiles/Secretive.json"), """
                {"schema":2,"name":"Secretive","urls":["http://example.com/"],"body":"a=${x:pin}","variables":[{"name":"x:pin","value":"%s","secret":true}]}"""
                .formatted(Planted.VARIABLE));
        var out = folder.resolve("out");
        try (var hostile = new HostileServer()) {
            var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dglass.platform=Headless",
                    "-Dprism.order=sw", "-Duser.language=en", "-Djavafx.cachedir=" + System.getProperty("javafx.cachedir", tmp.resolve("fx").toString()), "-Djava.io.tmpdir=" + tmp,
                    DrivenWindow.class.getName(), hostile.authority(), "Secretive", Files.writeString(folder.resolve("one.txt"), "1").toString(),
                    Files.writeString(folder.resolve("two.txt"), "2").toString());
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.environment().put("DROPBACK_HOME", home.toString());
            builder.environment().put("DROPBACK_PASSPHRASE", Planted.PASSPHRASE);
            builder.environment().put("TYPED_SECRET", Planted.KEY_SECRET);
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
            builder.environment().remove("XDG_RUNTIME_DIR");
            var process = builder.start();
            var started = List.of(process.info().arguments().orElseThrow()).toString();
            try {
                assertTrue(process.waitFor(300, TimeUnit.SECONDS), () -> printed(out));
            } finally {
                process.destroyForcibly();
            }
            var said = printed(out);
            assertTrue(said.contains("step: driven") && process.exitValue() == 0, said);
            assertTrue(hostile.heard.get() >= 3 && hostile.called.get() == 1, () -> hostile.heard + " and " + hostile.called + " of " + said);
            assertEquals(Map.of(), Planted.found(Map.of("printed", said, "command line", started), home, tmp));
        }
        assertTrue(Files.readString(home.resolve("secrets.json")).length() > 300, "they are kept, sealed");
    }

    private static String printed(Path out) {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
