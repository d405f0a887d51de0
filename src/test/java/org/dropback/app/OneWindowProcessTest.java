package org.dropback.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One window for each home, seen from outside: each start is a process of its own. */
class OneWindowProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private int count;

    /** @param out what it shows, @param err what it says */
    private record Run(Process process, Path out, Path err) {

        String last() throws IOException {
            var lines = Files.readAllLines(out);
            return lines.isEmpty() ? "" : lines.getLast();
        }

        int exit(int seconds) throws InterruptedException {
            assertTrue(process.waitFor(seconds, SECONDS), "still running");
            return process.exitValue();
        }

        void tell(String word) throws IOException {
            process.getOutputStream().write((word + "\n").getBytes());
            process.getOutputStream().flush();
        }
    }

    private Run start(Path home, String... words) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dglass.platform=Headless", "-Dprism.order=sw",
                "-Duser.language=en", "-Djavafx.cachedir=" + System.getProperty("javafx.cachedir"), "-Djava.io.tmpdir=" + folder, "-cp",
                classPath(), "org.dropback.app.ObservedWindow"));
        command.addAll(List.of(words));
        var run = ++count;
        var out = folder.resolve("out" + run);
        var err = folder.resolve("err" + run);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("DROPBACK_HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("XDG_RUNTIME_DIR");
        var process = builder.start();
        started.add(process);
        return new Run(process, out, err);
    }

    /** For a process in another folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Run opened(Path home, String... words) throws IOException {
        var run = start(home, words);
        awaitShown(run, "shown");
        return run;
    }

    private static void awaitShown(Run run, String text) throws IOException {
        await().atMost(LIMIT).until(() -> run.last().contains(text) || !run.process().isAlive());
        assertTrue(run.last().contains(text), () -> run + " has ended");
    }

    @AfterEach
    void end() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aLaterStartHandsOverItsFilesWhateverTheyAreCalledAndEndsAtOnce() throws Exception {
        var home = folder.resolve("home");
        Files.writeString(folder.resolve("two words.txt"), "a");
        Files.writeString(folder.resolve("价格表 秋季.xlsx"), "b");
        Files.writeString(folder.resolve("100%#?.txt"), "c");
        Files.createDirectory(folder.resolve("album"));
        var first = opened(home);
        first.tell("iconify");
        await().atMost(LIMIT).until(() -> first.last().startsWith("iconified"));
        var second = start(home, "two words.txt", "价格表 秋季.xlsx", folder.resolve("100%#?.txt").toString(), "album");
        assertEquals(0, second.exit(120), Files.readString(second.err()));
        assertEquals("", Files.readString(second.out()));
        awaitShown(first, "two words.txt and 3 more files and folders are ready");
        assertTrue(first.last().startsWith("shown"), "raised");
        assertEquals(0, start(home, "album").exit(120));
        awaitShown(first, "two words.txt and 4 more files and folders are ready");
        assertEquals(0, start(home).exit(120), "nothing but to raise");
        assertTrue(first.process().isAlive());
        first.tell("close");
        assertEquals(0, first.exit(120));
    }

    @Test
    void aStartWhileTheFirstStillOpensWaitsForIt() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        var home = folder.resolve("home");
        var runs = List.of(start(home, "a.txt"), start(home, "a.txt"), start(home, "a.txt"));
        await().atMost(LIMIT).until(() -> runs.stream().filter(run -> !run.process().isAlive()).count() == 2);
        var first = runs.stream().filter(run -> run.process().isAlive()).findFirst().orElseThrow();
        awaitShown(first, "a.txt and 2 more files and folders are ready");
        for (var run : runs) {
            assertTrue(run == first || run.exit(1) == 0, Files.readString(run.err()));
        }
    }

    @Test
    void aKilledWindowIsInNobodysWayAndOneThatClosesIsWaitedFor() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        var home = folder.resolve("home");
        var killed = opened(home);
        killed.process().destroyForcibly().waitFor();
        assertTrue(Files.exists(home.resolve("window/socket")), "what a kill leaves");
        var next = opened(home);
        next.tell("close");
        var last = start(home, "a.txt");
        awaitShown(last, "a.txt is ready");
        assertEquals(0, next.exit(120));
    }

    @Test
    void aWindowThatHangsIsToldInOneLineAndTakesNothingLater() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        var home = folder.resolve("home");
        var first = opened(home);
        signal(first.process(), "STOP");
        var second = start(home, "a.txt");
        assertEquals(1, second.exit(120));
        var said = Files.readString(second.err());
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("does not answer"), said);
        signal(first.process(), "CONT");
        assertEquals(0, start(home).exit(120));
        assertTrue(!first.last().contains("ready to upload"), first.last());
        first.tell("block");
        var third = start(home, "a.txt");
        assertEquals(1, third.exit(120), "its own thread hangs");
        assertTrue(Files.readString(third.err()).contains("does not answer"));
    }

    @Test
    void aHomeDeepDownListensAtAShortPathOfTheUser() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        var home = folder.resolve("深".repeat(20)).resolve("d".repeat(80)).resolve("home");
        var first = opened(home);
        try (var all = Files.list(folder)) {
            var runtime = all.filter(each -> each.getFileName().toString().startsWith("dropback-")).findFirst().orElseThrow();
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(runtime)));
        }
        assertEquals(0, start(home, "a.txt").exit(120));
        awaitShown(first, "a.txt is ready");
    }

    @Test
    void nobodyElseReachesTheSocketAndWhatIsNoHandOverIsCutOff() throws Exception {
        var home = folder.resolve("home");
        var first = opened(home);
        var window = home.resolve("window");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(window)));
        for (var request : List.of("GET / HTTP/1.1\r\n\r\n", "file:///etc/passwd\u0000\n", "http://evil.example/a\n", "relative/path\n", "file://host/share\n", "\n\n%%%\n")) {
            assertEquals("", answer(window.resolve("socket"), request.getBytes()), request);
        }
        for (int more = 0; more < 10; more++) {
            assertEquals("", answer(window.resolve("socket"), "http://evil.example/a\n".getBytes()), "each gives its place back");
        }
        assertEquals("", answer(window.resolve("socket"), new byte[40 << 20]), "too much");
        try (var silent = SocketChannel.open(UnixDomainSocketAddress.of(window.resolve("socket")))) {
            read(silent);
            assertEquals(-1, read(silent), "cut off");
        }
        assertTrue(!first.last().contains("ready to upload"), first.last());
        assertEquals(0, start(home).exit(120), "and it still listens");
    }

    /** What follows the greeting. */
    private static String answer(Path socket, byte[] request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            read(channel);
            var bytes = ByteBuffer.wrap(request);
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.shutdownOutput();
                var buffer = ByteBuffer.allocate(100);
                while (channel.read(buffer) >= 0) {
                    buffer.position();
                }
                return new String(buffer.array(), 0, buffer.position());
            } catch (IOException cutOff) {
                return "";
            }
        }
    }

    private static int read(SocketChannel channel) throws IOException {
        return channel.read(ByteBuffer.allocate(100));
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }
}
