package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.dropback.sandbox.fault.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads an object gets all of it, whatever others do to it meanwhile. */
class ReadingTest {

    @TempDir
    Path data;

    @Test
    void readersAndCopiersOfAnObjectThatIsReplacedGetOneWholeVersion() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withData(data))) {
            var signed = new Signed(sandbox);
            signed.put("k", version(0), Map.of());
            var calls = new ArrayList<Callable<String>>();
            for (int i = 0; i < 300; i++) {
                int n = i % 10;
                calls.add(switch (i % 3) {
                    case 0 -> () -> wrong(signed.put("k", version(n), Map.of()).statusCode() == 200, "put");
                    case 1 -> () -> wrong(isVersion(signed.get("k").body()), "get");
                    default -> () -> wrong(signed.send("PUT", "copy" + n, "", Map.of("x-oss-copy-source", "/sandbox/k"),
                            new byte[0]).statusCode() == 200
                            && isVersion(signed.get("copy" + n).body()), "copy");
                });
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var call : threads.invokeAll(calls)) {
                    assertEquals("", call.get());
                }
            }
            // Nothing of the versions that were replaced stays behind.
            await().untilAsserted(() -> assertEquals(11, blobs()));
        }
    }

    @Test
    void bytesAreNotKeptForAReaderWhoseAnswerWasLost() throws Exception {
        var faults = List.of(FaultRule.parse("lose-answer op=GetObject"));
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withData(data).withFaults(faults))) {
            var signed = new Signed(sandbox);
            signed.put("k", version(0), Map.of());
            assertThrows(IOException.class, () -> signed.get("k"));
            assertEquals(204, signed.send("DELETE", "k", "", Map.of(), new byte[0]).statusCode());
            await().untilAsserted(() -> assertEquals(0, blobs()));
        }
    }

    private long blobs() throws IOException {
        try (var files = Files.list(data.resolve("blobs"))) {
            return files.count();
        }
    }

    private static byte[] version(int n) {
        return Integer.toString(n).repeat(1 + ThreadLocalRandom.current().nextInt(200_000)).getBytes(UTF_8);
    }

    private static boolean isVersion(byte[] body) {
        return body.length > 0 && new String(body, UTF_8).chars().distinct().count() == 1;
    }

    private static String wrong(boolean right, String what) {
        return right ? "" : what;
    }
}
