package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports how fast the sandbox takes in and gives out 1 GiB, beside a plain file. Run
 * with {@code -Dtest.excluded=display -Dtest=SandboxThroughputTest}.
 */
@Tag("benchmark")
class SandboxThroughputTest {

    private static final long BLOCKS = 16 << 10;

    @TempDir
    Path folder;

    @Test
    void oneGibibyteOverLoopback() throws Exception {
        var block = new byte[64 << 10];
        new Random(37).nextBytes(block);
        try (var sandbox = new SandboxProcess("96m", folder.resolve("data"))) {
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                try (var out = Files.newOutputStream(folder.resolve("plain"))) {
                    for (long i = 0; i < BLOCKS; i++) {
                        out.write(block);
                    }
                }
                report("plain file", start);
                start = System.nanoTime();
                assertEquals(200, sandbox.put("big", block, BLOCKS));
                report("put", start);
                start = System.nanoTime();
                try (var in = sandbox.get("big")) {
                    assertEquals(BLOCKS * block.length, in.transferTo(java.io.OutputStream.nullOutputStream()));
                }
                report("get", start);
            }
        }
    }

    private static void report(String what, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-10s 1 GiB in %.2f s, %.0f MB/s%n", what, seconds, (1 << 30) / 1e6 / seconds);
    }
}
