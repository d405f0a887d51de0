package org.dropback.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dropback.Dropback;
import org.jspecify.annotations.Nullable;
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
        assertEquals("kept; then REFUSED", probe(OPEN, "30"));
    }

    /** The daemon comes back before the bus knows its name. */
    private static final String OPEN = "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; for try in $(seq 600); do"
            + " dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true && break;"
            + " sleep 0.1; done; ";
    private static final String LOCK = OPEN + "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock"
            + " array:objpath:/org/freedesktop/secrets/collection/login >/dev/null || exit 1; ";

    @Test
    void aLockedOneThatNobodyCanBeAskedToUnlockIsToldAsLocked() throws Exception {
        assertEquals("LOCKED", probe(LOCK, "30"));
    }

    /** Stopped in the middle of its life, and killed when nobody needs it any more. */
    private static final String STOP = OPEN + "pid=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetConnectionUnixProcessID"
            + " string:org.freedesktop.secrets | tr -dc '0-9 ' | awk '{print $NF}'); kill -STOP $pid || exit 1; (sleep 60; kill -KILL $pid) >/dev/null 2>&1 & ";

    @Test
    void oneThatIsThereAndDoesNotAnswerIsToldAsHanging() throws Exception {
        assertEquals("HANGING", probe(STOP, "30"));
    }

    /** A bus where what would ask the owner starts and says nothing. */
    private Path silentBus() throws IOException {
        var services = Files.createDirectories(home.resolve("services"));
        Files.writeString(services.resolve("org.gnome.keyring.SystemPrompter.service"), "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/bin/sh -c \"exec sleep 100 >/dev/null 2>&1\"\n");
        return bus("<servicedir>" + services + "</servicedir><standard_session_servicedirs/><limit name=\"service_start_timeout\">120000</limit>");
    }

    @Test
    void aLockedOneWhoseOwnerDoesNotAnswerIsToldAsLockedInTime() throws Exception {
        long begun = System.nanoTime();
        assertEquals("LOCKED", probe(LOCK, silentBus(), SecretServiceProbe.class, "2"));
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 90, "the keychain itself would have taken 100 s");
    }

    @Test
    void theCommandLineSaysSoAndEnds() throws Exception {
        Files.createDirectories(home.resolve("dropback"));
        Files.writeString(home.resolve("dropback/connections.json"), "{\"schema\":1,\"connections\":[{\"id\":\"i\",\"name\":\"Photos\",\"bucket\":\"photos\",\"keys\":{\"from\":\"kept\",\"accessKeyId\":\"LTAI\"}}]}");
        long begun = System.nanoTime();
        var said = probe(LOCK, silentBus(), Dropback.class, "connection", "secret", "Photos");
        assertTrue(said.contains("The keychain is locked, and nobody unlocked it"), said);
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 90, "the keychain itself would have taken 100 s");
    }

    @Test
    void aBusWithoutAKeychainIsToldAsAbsent() throws Exception {
        // No service is started, and none may be activated: the folder of services is empty.
        var said = probe("", "30");
        assertTrue(said.equals("ABSENT") || said.equals("REFUSED"), said);
    }

    private String probe(String before, String patience) throws IOException, InterruptedException {
        return probe(before, before.isEmpty() ? bus("") : null, SecretServiceProbe.class, patience);
    }

    /** @param config of the bus; null for the usual one @return the last line that was printed */
    private String probe(String before, @Nullable Path config, Class<?> program, String... words) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of("dbus-run-session"));
        if (config != null) {
            command.add("--config-file=" + config);
        }
        command.addAll(List.of("--", "sh", "-c", before + "exec \"$0\" \"$@\"", java, "-cp", System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(words));
        // The bus says much on standard error, a keychain's library too.
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DROPBACK_HOME", home.resolve("dropback").toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        builder.environment().put("XDG_RUNTIME_DIR", Files.createDirectories(home.resolve("run")).toString());
        var process = builder.start();
        try {
            process.getOutputStream().write("s3cret".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(90, TimeUnit.SECONDS));
            return out.lines().filter(line -> line.matches("kept.*|[A-Z]+|dropback: .*")).reduce((_, last) -> last).orElse(out);
        } finally {
            process.destroyForcibly();
        }
    }

    /** @param services where it finds what it may start */
    private Path bus(String services) throws IOException {
        return Files.writeString(home.resolve("bus.conf"), """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>%s
                <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
                """.formatted(services));
    }
}
