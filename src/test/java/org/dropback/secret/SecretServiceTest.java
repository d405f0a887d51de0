package org.dropback.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Secret Service of Debian's gnome-keyring, on a D-Bus of its own with a home of its own. Says so where it is not there; in CI that is a failure. */
@Tag("keychain")
class SecretServiceTest {

    @TempDir
    private Path home;

    @BeforeAll
    static void looksForIt() {
        var missing = List.of("dbus-run-session", "gnome-keyring-daemon").stream().filter(program -> !isInstalled(program)).toList();
        if (!missing.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI must install " + missing);
        }
        assumeTrue(missing.isEmpty(), () -> "keychain: not run, no " + missing);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void itKeepsGivesAndForgets() throws Exception {
        assertEquals("kept; then REFUSED", probe("printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ", "30"));
    }

    @Test
    void aBusWithoutAKeychainIsToldAsAbsent() throws Exception {
        // No service is started, and none may be activated: the folder of services is empty.
        var said = probe("", "30");
        assertTrue(said.equals("ABSENT") || said.equals("REFUSED"), said);
    }

    private String probe(String before, String patience) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of("dbus-run-session"));
        if (before.isEmpty()) {
            command.add("--config-file=" + emptyBus());
        }
        command.addAll(List.of("--", "sh", "-c", before + "exec \"$0\" \"$@\"", java, "-cp", System.getProperty("java.class.path"),
                SecretServiceProbe.class.getName(), patience));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        builder.environment().put("XDG_RUNTIME_DIR", Files.createDirectories(home.resolve("run")).toString());
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return out.lines().reduce((_, last) -> last).orElse("");
        } finally {
            process.destroyForcibly();
        }
    }

    private Path emptyBus() throws IOException {
        return Files.writeString(home.resolve("bus.conf"), """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
                <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
                """);
    }
}
