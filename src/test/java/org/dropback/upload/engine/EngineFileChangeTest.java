package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.dropback.callback.Stored;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first request with bytes is held up until the file has changed: more than the network's buffers hold is then still to be read. */
@Timeout(180)
class EngineFileChangeTest extends OnBench {

    private interface Change {
        void to(Path file) throws IOException;
    }

    private void uploadWhile(UploadMethod method, Change change) throws Exception {
        bench.relay.rule(line -> line.startsWith(method == UploadMethod.FORM ? "POST" : "PUT") ? Fate.HOLD_BODY : Fate.PASS);
        var file = bench.file("file", 64 * MIB);
        var id = bench.start(new UploadRequest(file, "file", bench.relayed(), "key", bench.profile("/callback"), new UploadOptions(method, 8 * MIB)));
        bench.relay.awaitHeld();
        change.to(file);
        bench.relay.openAll();
        bench.queue.awaitIdle();
        var job = bench.now(id);
        assertEquals(JobState.FAILED, job.state());
        assertEquals("FileChanged", job.failure().code(), job.failure().message());
        assertEquals(Stored.NO, job.failure().stored());
        assertFalse(bench.isStored("key"));
        assertTrue(bench.sandbox.callbacks().isEmpty());
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }

    @ParameterizedTest
    @EnumSource(UploadMethod.class)
    void aFileThatGrowsIsNotStored(UploadMethod method) throws Exception {
        uploadWhile(method, file -> Files.writeString(file, "more", StandardOpenOption.APPEND));
    }

    @ParameterizedTest
    @EnumSource(UploadMethod.class)
    void aFileThatShrinksIsNotStored(UploadMethod method) throws Exception {
        uploadWhile(method, file -> {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(60L * MIB);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(UploadMethod.class)
    void aFileThatIsRewrittenIsNotStored(UploadMethod method) throws Exception {
        uploadWhile(method, file -> {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[100]), 63L * MIB);
            }
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 1_000));
        });
    }
}
