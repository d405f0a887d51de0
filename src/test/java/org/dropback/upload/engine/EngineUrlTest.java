package org.dropback.upload.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Access;
import org.dropback.connection.PresignedUrl;
import org.dropback.oss.ObjectTarget;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A presigned URL is never recorded: after a restart its upload waits for it, and nothing of it is lost. */
@Timeout(120)
class EngineUrlTest extends OnBench {

    private static final UploadOptions BY_URL = new UploadOptions(UploadMethod.PRESIGNED, UploadOptions.DEFAULT_PART_SIZE);

    private SqliteJournal journal;
    private EngineQueue queue;

    @AfterEach
    void stop() throws Exception {
        if (queue != null) {
            queue.close();
        }
        if (journal != null) {
            journal.close();
        }
    }

    private PresignedUrl url(String key, @Nullable CallbackHeaders callback) throws Exception {
        return bench.store.presignPut(new ObjectTarget(bench.bucket(), key, null, callback), Duration.ofMinutes(5));
    }

    private UploadRequest request(String key, @Nullable PresignedUrl url) throws Exception {
        return new UploadRequest(bench.file(key, 2000), key, bench.connection().with(Access.PRESIGNED_URLS), key, null, BY_URL, null, false, url);
    }

    /** Ends the queue while a put is under way, and takes its jobs up in another. */
    private JobSnapshot interrupted(String key, PresignedUrl url) throws Exception {
        bench.sandbox.addFault(FaultRule.parse("delay=6s op=PutObject"));
        var id = bench.start(request(key, url));
        await().until(() -> bench.now(id).bytesSent() > 0);
        bench.queue.close();
        bench.journal.close();
        bench.sandbox.useFaults(List.of());
        restart();
        return queue.job(id).orElseThrow();
    }

    private void restart() {
        journal = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Thread::startVirtualThread, new Redactor());
        queue = new EngineQueue(_ -> bench.store, journal, EngineLimits.DEFAULT.withRetryFor(Duration.ZERO), Clock.systemUTC());
        assertEquals(0, queue.recover(), "nothing can just be resumed");
    }

    /** Whoever drains had found it waiting, and reads it from the journal when it has ended: that end must not be told once more as the change that it is. */
    @Test
    void anEndIsToldOnceHoweverFastItComes() throws Exception {
        var slow = Hooked.of(Journal.class, bench.journal, (method, arguments, real) -> {
            if (method.equals("find") && arguments[0] instanceof Collection<?> some && !some.isEmpty()) {
                for (long until = System.nanoTime() + SECONDS.toNanos(1); System.nanoTime() < until && !queue.isIdle(); ) {
                    Thread.onSpinWait();
                }
            }
            return real.call();
        });
        bench.queue.close();
        queue = new EngineQueue(_ -> bench.store, slow, EngineLimits.DEFAULT, Clock.systemUTC());
        var id = queue.add(List.of(request("a", null))).getFirst().id();
        queue.awaitIdle();
        queue.drainChanged();
        var told = new ArrayList<JobState>();
        queue.resume(List.of(id));
        do {
            queue.drainChanged().forEach(job -> told.add(job.state()));
        } while (!queue.isIdle());
        queue.drainChanged().forEach(job -> told.add(job.state()));
        told.removeIf(state -> state != JobState.URL_NEEDED);
        assertEquals(List.of(JobState.URL_NEEDED), told);
    }

    @Test
    void theUrlsOfWhatIsGoneAreForgotten() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("expired-token op=PutObject"));
        long failed = bench.run(request("a", url("a", null))).id();
        long needed = bench.run(request("b", null)).id();
        bench.queue.drainChanged();
        var jobs = new LiveJobs(bench.journal, Clock.systemUTC());
        jobs.urls().put(failed, url("a", null));
        jobs.urls().put(needed, url("b", null));
        moves(jobs).removeEnded();
        assertEquals(Set.of(needed), jobs.urls().keySet());
    }

    private QueueMoves moves(LiveJobs jobs) {
        var workshop = new Workshop(_ -> bench.store, bench.journal, new LiveLimits(EngineLimits.DEFAULT, () -> false), new RateLimit(), new TakenKeys(), jobs.urls(),
                jobs.answers(), new Outage(() -> false, () -> { }));
        return new QueueMoves(jobs, new AgainRuns(jobs, workshop), workshop);
    }

    @Test
    void aUrlForWhatIsOverIsNotKept() throws Exception {
        long done = bench.run(request("a", url("a", null))).id();
        assertEquals(JobState.DONE, bench.now(done).state());
        bench.sandbox.addFault(FaultRule.parse("expired-token op=PutObject"));
        long failed = bench.run(request("b", url("b", null))).id();
        bench.queue.drainChanged();
        var jobs = new LiveJobs(bench.journal, Clock.systemUTC());
        moves(jobs).give(done, url("a", null));
        moves(jobs).give(failed, url("b", null));
        assertEquals(Set.of(failed), jobs.urls().keySet());
        assertEquals(JobState.WAITING, jobs.find(failed).orElseThrow().state());
    }

    @Test
    void itComesBackAndGoesOnWithTheUrlOfItsObjectAlone() throws Exception {
        var job = interrupted("a", url("a", null));
        assertEquals(Map.of(JobState.URL_NEEDED, 1L), queue.counts());
        assertEquals(LocalError.URL_NEEDED.code(), job.failure().code());
        assertTrue(queue.isIdle());

        queue.resumeAll();
        queue.awaitIdle();
        assertEquals(Map.of(JobState.URL_NEEDED, 1L), queue.counts(), "it stays where it is");
        assertEquals(LocalError.URL_NEEDED.code(), queue.job(job.id()).orElseThrow().failure().code());
        assertFalse(queue.give(job.id(), url("b", null)));
        assertEquals(Map.of(JobState.URL_NEEDED, 1L), queue.counts());

        assertTrue(queue.give(job.id(), url("a", null)));
        queue.awaitIdle();
        var done = queue.job(job.id()).orElseThrow();
        assertEquals(JobState.DONE, done.state(), String.valueOf(done.failure()));
        assertArrayEquals(Bench.random(2000), bench.stored("a"));
    }

    /** The first put may have called back: nobody is called a second time unasked. */
    @Test
    void whereAnAnswerIsLostItIsToldBeforeAnythingIsSentAgain() throws Exception {
        var callback = CallbackCodec.encode(bench.profile("/callback").resolve(template -> template));
        var job = interrupted("a", url("a", callback));
        assertEquals(Stored.UNKNOWN, job.failure().stored());
        assertTrue(queue.give(job.id(), url("a", callback)));
        queue.awaitIdle();
        var told = queue.job(job.id()).orElseThrow();
        assertEquals(JobState.FAILED, told.state());
        assertEquals(LocalError.OUTCOME_UNKNOWN.code(), told.failure().code());

        assertTrue(queue.retry(job.id()));
        queue.awaitIdle();
        assertEquals(JobState.DONE, queue.job(job.id()).orElseThrow().state());
        assertArrayEquals(Bench.random(2000), bench.stored("a"));
    }

    @Test
    void theSameFileWithItsUrlTakesItUp() throws Exception {
        var job = interrupted("a", url("a", null));
        var again = queue.add(List.of(request("a", url("a", null)))).getFirst();
        assertEquals(job.id(), again.id());
        queue.awaitIdle();
        assertEquals(Map.of(JobState.DONE, 1L), queue.counts());
    }

    @Test
    void itIsCancelledLikeAnyOther() throws Exception {
        var job = interrupted("a", url("a", null));
        queue.resumeAll();
        queue.awaitIdle();
        queue.cancel(job.id());
        var cancelled = queue.job(job.id()).orElseThrow();
        assertEquals(JobState.CANCELLED, cancelled.state());
        assertEquals(LocalError.CANCELLED.code(), cancelled.failure().code());
        assertEquals(Stored.UNKNOWN, cancelled.failure().stored(), "its put had begun");
        assertTrue(queue.remove(job.id()));
        assertEquals(Map.of(), queue.counts());
    }

    @Test
    void whatHadFailedBeforeTheRestartNeedsItsUrlTooWhenItIsTriedAgain() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("expired-token op=PutObject"));
        var failed = bench.run(request("a", url("a", null)));
        assertEquals(JobState.FAILED, failed.state());
        bench.queue.close();
        bench.journal.close();
        bench.sandbox.useFaults(List.of());
        restart();
        assertTrue(queue.retry(failed.id()));
        queue.awaitIdle();
        assertEquals(Map.of(JobState.URL_NEEDED, 1L), queue.counts());
        queue.removeEnded();
        assertEquals(Map.of(JobState.URL_NEEDED, 1L), queue.counts(), "it has not ended");
        assertTrue(queue.give(failed.id(), url("a", null)));
        queue.awaitIdle();
        assertEquals(Map.of(JobState.DONE, 1L), queue.counts());
    }
}
