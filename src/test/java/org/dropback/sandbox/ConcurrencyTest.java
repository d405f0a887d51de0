package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    @TempDir
    Path data;

    private Sandbox sandbox;
    private Signed signed;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary().withData(data).withCallbackTimeout(Duration.ofSeconds(50)));
        signed = new Signed(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void manyWritersOfOneKeyLeaveOneWholeObject() throws Exception {
        together(40, i -> signed.put("one", ("body " + i).repeat(1000 + i).getBytes(UTF_8), Map.of()).statusCode());
        var got = signed.get("one");
        var md5 = HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("MD5").digest(got.body()));
        assertEquals('"' + md5 + '"', got.headers().firstValue("ETag").orElseThrow());
        try (var blobs = Files.list(data.resolve("blobs"))) {
            assertEquals(1, blobs.count());
        }
    }

    @Test
    void onlyOneOfManyMayBeTheFirst() throws Exception {
        var statuses = together(20, i -> signed.put("first", new byte[i], Map.of("x-oss-forbid-overwrite", "true")).statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(19, statuses.stream().filter(status -> status == 409).count());
    }

    @Test
    void onlyOneOfManyCompletes() throws Exception {
        var id = Signed.element(signed.send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
        together(8, i -> signed.send("PUT", "parts", "partNumber=" + (i + 1) + "&uploadId=" + id, Map.of(), new byte[100 << 10]).statusCode());
        var statuses = together(8, i -> signed.send("POST", "parts", "uploadId=" + id, Map.of("x-oss-complete-all", "yes"), new byte[0]).statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(7, statuses.stream().filter(status -> status == 404).count());
        assertEquals(8 * (100 << 10), signed.get("parts").body().length);
    }

    @Test
    void slowCallbacksOfOneKeyDoNotWaitForEachOther() throws Exception {
        var header = callback(sandbox.receiverUrl() + "/delay/4s");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts = clients.submit(() -> together(20, i -> signed.put("slow", new byte[i], Map.of(HEADER, header)).statusCode()));
            // One after the other they would take 80 seconds.
            await().until(() -> sandbox.callbacks().size() == 20);
            assertEquals(Collections.nCopies(20, 200), puts.get());
        }
    }

    @Test
    void closingCutsCallbacksThatAreUnderWay() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var put = clients.submit(() -> signed.put("cut", new byte[1], Map.of(HEADER, callback(sandbox.receiverUrl() + "/delay/50s"))));
            await().until(() -> sandbox.callbacks().size() == 1);
            assertTimeout(Duration.ofSeconds(40), () -> {
                sandbox.close();
                await().until(put::isDone);
            }, "well before the delay is over");
        }
    }

    /** An action for the n-th of several clients. */
    private interface Action {
        int run(int index) throws Exception;
    }

    private static List<Integer> together(int clients, Action action) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < clients; i++) {
                int index = i;
                calls.add(() -> action.run(index));
            }
            var results = new ArrayList<Integer>();
            for (var future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
