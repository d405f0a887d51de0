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
import java.util.ArrayList;
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

/** How long a request is repeated, and how long it rests between two tries: time passes only where it is waited for. */
class RetryTest {

    private static final StoreException CUT = new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CONNECTION_LOST, "cut"), FailureKind.RETRY_NOW, null, null);

    private static final StoreException BUSY = new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CONNECTION_LOST, "busy"), FailureKind.RETRY_LATER, null, null);

    private final AtomicLong now = new AtomicLong(1);
    private final CancelSignal cancel = new CancelSignal();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Long> shownAsSent = new ArrayList<>();
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
        retry = new Retry(job, cancel, () -> Duration.ofSeconds(60), new Retry.Time() {
            @Override
            public long nanos() {
                return now.get();
            }

            @Override
            public boolean passes(Duration pause, CancelSignal signal) {
                pauses.add(pause);
                shownAsSent.add(job.bytesSent());
                now.addAndGet(pause.toNanos());
                return !signal.isCancelled();
            }
        });
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
    void nothingOfAFileIsThereWhileItWaitsForItsNextTry() {
        job.sent(5 << 20);
        assertTrue(failsAfter(0, 5 << 20));
        assertEquals(List.of(0L), shownAsSent);
    }

    @Test
    void whatMayAllBeThereIsShownWhileSomebodyAsks() {
        job.sent(1000);
        job.allSent();
        assertTrue(failsAfter(0, 1000));
        assertEquals(List.of(1000L), shownAsSent);
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
    void eachTryWaitsLongerThanTheOneBeforeAndNoneIsMadeAfterTheWindow() {
        int tries = 0;
        while (tries < 100 && retry.again(BUSY)) {
            tries++;
        }
        assertEquals(tries, pauses.size());
        assertTrue(tries >= 9 && tries <= 16, pauses.toString());
        for (int i = 0; i < tries; i++) {
            long millis = pauses.get(i).toMillis();
            long most = Math.min(10_000, 400L << i);
            assertTrue(millis >= most / 2 && millis <= most, i + ": " + pauses);
        }
        assertTrue(Duration.ofNanos(now.get()).compareTo(Duration.ofSeconds(60)) <= 0, pauses.toString());
        assertEquals(List.of("RETRIED #1 ConnectionLost", "RETRIED #" + tries + " ConnectionLost"),
                job.snapshot().timeline().stream().skip(1).map(event -> event.kind() + " " + event.detail()).toList());
    }

    @Test
    void whatMayBeMendedAtOnceIsTriedOnceWithoutAPause() {
        assertTrue(retry.again(CUT));
        assertTrue(retry.again(CUT));
        assertEquals(Duration.ZERO, pauses.getFirst());
        assertTrue(pauses.getLast().toMillis() >= 400, pauses.toString());
    }

    @Test
    void ossSaysHowLongToWaitAndThatIsNotTakenOffTheWindow() {
        var asked = Duration.ofMinutes(3);
        assertTrue(retry.again(new StoreException(BUSY.evidence(), FailureKind.THROTTLED, asked, null)));
        assertEquals(List.of(asked), pauses);
        assertTrue(retry.again(BUSY));
    }

    @Test
    void whoCancelsWaitsForNoTry() {
        cancel.cancel();
        assertFalse(retry.again(BUSY));
        assertEquals(List.of(), pauses);
        assertFalse(retry.again(new StoreException(BUSY.evidence(), null)), "what is fatal is not tried again");
    }

    @Test
    void whyItIsTriedAgainIsToldUntilATrySucceeds() {
        assertTrue(failsAfter(0, 0));
        assertEquals(CUT.evidence(), job.snapshot().retry().reason(), "the next try runs, and may run for long");
        retry.succeeded();
        assertNull(job.snapshot().retry());
    }
}
