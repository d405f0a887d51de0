package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports how fast the sandbox takes in and gives out 1 GiB and what that costs it, beside a plain file that replaces one, as an object does. Run
 * with {@code -Dtest.groups=benchmark -Dtest.excluded=none -Dtest=SandboxThroughputTest}.
 */
@Tag("benchmark")
class SandboxThroughputTest {

    private static final long BLOCKS = 16 << 10;
    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    @Test
    void oneGibibyteOverLoopback() throws Exception {
        var block = new byte[64 << 10];
        new Random(37).nextBytes(block);
        try (var sandbox = new SandboxProcess("96m", folder.resolve("data"))) {
            for (int round = 0; round < ROUNDS; round++) {
                measure("plain file", () -> ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO), () -> writePlain(block));
                measure("put", sandbox::cpu, () -> assertEquals(200, sandbox.put("big", block, BLOCKS)));
                measure("get", sandbox::cpu, () -> read(sandbox, block.length * BLOCKS));
            }
        }
    }

    private void writePlain(byte[] block) throws IOException {
        var next = folder.resolve("next");
        try (var out = Files.newOutputStream(next)) {
            for (long i = 0; i < BLOCKS; i++) {
                out.write(block);
            }
        }
        Files.move(next, folder.resolve("plain"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void read(SandboxProcess sandbox, long size) throws IOException {
        try (var in = sandbox.get("big")) {
            assertEquals(size, in.transferTo(OutputStream.nullOutputStream()));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void measure(String what, Supplier<Duration> cpu, Work work) throws Exception {
        var before = cpu.get();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-10s 1 GiB in %.2f s, %.0f MB/s, %.2f s of a core%n", what, seconds, (1 << 30) / 1e6 / seconds,
                cpu.get().minus(before).toMillis() / 1e3);
    }
}
