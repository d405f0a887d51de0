package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.FailureKind;
import org.dropback.oss.StoreException;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a request is repeated: the clock of the window is set by the test, the pauses are real and short. */
class RetryTest {

    private static final StoreException CUT = new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CONNECTION_LOST, "cut"), FailureKind.RETRY_NOW, null, null);

    private final AtomicLong now = new AtomicLong(1);
    private SqliteJournal journal;
    private Job job;
    private Retry retry;

    @BeforeEach
    void start() throws Exception {
        journal = SqliteJournal.inMemory(Runnable::run, new Redactor());
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "bucket", SignatureVersion.V4);
        var request = new UploadRequest(Path.of("none"), "none", connection, "key", null, UploadOptions.DEFAULT);
        job = new Job(journal.add(List.of(request), Instant.EPOCH).getFirst().entry(), journal, Clock.systemUTC(), new Job.Keeper() {
            @Override
            public void changed(long id) {
            }

            @Override
            public void moved(JobState from, JobState to) {
            }
        });
        retry = new Retry(job, new CancelSignal(), () -> Duration.ofSeconds(60), now::get);
    }

    @AfterEach
    void stop() {
        journal.close();
    }

    private boolean failsAfter(int seconds, long bytes) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        retry.came(bytes);
        return retry.again(CUT);
    }

    @Test
    void theWindowStartsAnewWithATryThatComesFurther() {
        assertTrue(failsAfter(600, 100 << 20));
        assertTrue(failsAfter(600, 200 << 20), "half an hour went well since the first failure");
        assertTrue(failsAfter(50, 150 << 20));
        assertFalse(failsAfter(50, 150 << 20), "no further for a hundred seconds");
    }

    @Test
    void aLineThatBreaksAtOnePlaceIsGivenUp() {
        assertTrue(failsAfter(5, 100 << 20));
        assertTrue(failsAfter(59, (100 << 20) + 1000));
        assertFalse(failsAfter(59, (100 << 20) + 2000));
    }

    @Test
    void whatSucceededInBetweenBeginsAnew() {
        assertTrue(failsAfter(0, 0));
        now.addAndGet(TimeUnit.SECONDS.toNanos(600));
        retry.succeeded();
        assertTrue(failsAfter(0, 0));
        assertFalse(failsAfter(600, 0));
    }

    @Test
    void whyItIsTriedAgainIsToldUntilATrySucceeds() {
        assertTrue(failsAfter(0, 0));
        assertEquals(CUT.evidence(), job.snapshot().retry().reason(), "the next try runs, and may run for long");
        retry.succeeded();
        assertNull(job.snapshot().retry());
    }
}
