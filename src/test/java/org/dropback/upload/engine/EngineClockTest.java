package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.Secret;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An OSS whose clock is hours from ours. */
@Timeout(120)
class EngineClockTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"PUT,-2", "PUT,2", "MULTIPART,2", "FORM,-2", "FORM,2", "PRESIGNED,-2", "PRESIGNED,2"})
    void aWrongClockIsCorrected(UploadMethod method, int hours) throws Exception {
        for (var version : SignatureVersion.values()) {
            try (var sandbox = Sandbox.start(SandboxOptions.temporary().withClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(hours))))) {
                var connection = new Connection("s", sandbox.endpoint(), sandbox.region(), sandbox.buckets().getFirst(), version);
                try (var store = AliyunObjectStore.open(connection, new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null));
                     var journal = SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor());
                     var queue = new EngineQueue(_ -> store, journal, EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(5)), Clock.systemUTC())) {
                    var file = Files.write(folder.resolve("f"), new byte[300_000]);
                    long id = queue.add(List.of(new UploadRequest(file, "f", connection, "f", null, new UploadOptions(method, 100 << 10)))).getFirst().id();
                    queue.awaitIdle();
                    var job = queue.job(id).orElseThrow();
                    assertEquals(JobState.DONE, job.state(), version + " " + job.failure());
                }
            }
        }
    }
}
