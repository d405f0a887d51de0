package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Random;
import org.dropback.digest.Crc64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects pass through memory in small pieces: the whole program has a fifth of what is uploaded. */
class SmallHeapTest {

    private static final int BLOCKS = 4096;

    @TempDir
    Path data;

    @Test
    void moreCallbacksThanMemoryHoldsLeaveRoomForUploads() throws Exception {
        try (var sandbox = new SandboxProcess("48m", data)) {
            sandbox.callBack(3_000, new byte[16 << 10]);
            assertEquals(200, sandbox.put("k", new byte[64 << 10], 16));
        }
    }

    @Test
    void anObjectFiveTimesTheHeapIsPutAndRead() throws Exception {
        var block = new byte[64 << 10];
        new Random(31).nextBytes(block);
        var expected = new Crc64();
        for (int i = 0; i < BLOCKS; i++) {
            expected.update(block, 0, block.length);
        }
        try (var sandbox = new SandboxProcess("48m", data)) {
            assertEquals(200, sandbox.put("big", block, BLOCKS));
            var crc = new Crc64();
            long size = 0;
            try (var in = sandbox.get("big")) {
                var buffer = new byte[64 << 10];
                for (int n; (n = in.read(buffer)) >= 0; size += n) {
                    crc.update(buffer, 0, n);
                }
            }
            assertEquals((long) BLOCKS * block.length, size);
            assertEquals(expected.value(), crc.value());
        }
    }
}
