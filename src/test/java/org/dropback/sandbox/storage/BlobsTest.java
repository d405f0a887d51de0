package org.dropback.sandbox.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.dropback.digest.Crc64;
import org.dropback.digest.Md5;
import org.dropback.wire.VirtualThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobsTest {

    @TempDir
    Path folder;

    private final ExecutorService helpers = VirtualThreads.named("digest");
    private Blobs blobs;

    @BeforeEach
    void open() throws IOException {
        blobs = new Blobs(folder, helpers);
    }

    @AfterEach
    void close() {
        helpers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 327_679, 327_680, 327_681, 589_824, 3_000_001})
    void whatIsWrittenAndDigestedIsWhatCame(int size) throws Exception {
        check(bytes(size));
    }

    @Test
    void manyAtOnceDoNotMixTheirDigests() throws Exception {
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 40; i++) {
            var bytes = bytes(700_000 + i);
            tasks.add(() -> {
                check(bytes);
                return null;
            });
        }
        for (var done : helpers.invokeAll(tasks)) {
            done.get();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 70_000, 1_000_000})
    void ofAStreamThatBreaksNothingStays(int size) throws Exception {
        var broken = new SequenceInputStream(new ByteArrayInputStream(bytes(size)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }
        });
        assertEquals("cut", assertThrows(IOException.class, () -> blobs.write(broken)).getMessage());
        assertEmpty();
    }

    @Test
    void nothingStaysOfWhatIsWrittenWhileTheSandboxCloses() throws Exception {
        helpers.close();
        assertThrows(RejectedExecutionException.class, () -> blobs.write(new ByteArrayInputStream(bytes(1_000_000))));
        assertEmpty();
    }

    private void check(byte[] bytes) throws IOException {
        var crc = new Crc64();
        crc.update(bytes, 0, bytes.length);
        var blob = blobs.write(new ByteArrayInputStream(bytes));
        assertEquals(new Blob(blob.id(), bytes.length, Md5.of(bytes).hex(), crc.value()), blob);
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve(blob.id())));
    }

    private void assertEmpty() throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
