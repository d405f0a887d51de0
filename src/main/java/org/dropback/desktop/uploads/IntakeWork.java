package org.dropback.desktop.uploads;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.dropback.upload.JobIds;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;

/** One lot of uploads on its way into the queue. Works on a thread of its own; whoever looks on reads the numbers. Any thread. */
final class IntakeWork {

    /** Uploads that are recorded together: what the queue then has of them outlives a power cut. */
    static final int BATCH = 2000;

    private final Requests requests;
    private final UploadQueue queue;
    private final AtomicLong found = new AtomicLong();
    private final AtomicLong queued = new AtomicLong();
    private final List<JobIds> news = new ArrayList<>();
    private final LongStream.Builder all = LongStream.builder();
    private volatile boolean cancelled;

    /** A journal's refusal on its way through those who only tell of files. */
    private static final class Refused extends RuntimeException {
        private final JournalException why;

        Refused(JournalException why) {
            super(why);
            this.why = why;
        }
    }

    IntakeWork(Requests requests, UploadQueue queue) {
        this.requests = requests;
        this.queue = queue;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    long found() {
        return found.get();
    }

    long queued() {
        return queued.get();
    }

    /** Looks whether any would meet on one key; adds nothing. Takes about as long as the adding. */
    KeyClashes clashes(ZonedDateTime now) throws JournalException {
        found.set(0);
        var clashes = new KeyClashes(now);
        requests.each(() -> cancelled, request -> {
            clashes.add(request.keyTemplate(), request.file(), request.relativePath());
            found.incrementAndGet();
        });
        return clashes;
    }

    /** Adds all of them. @return those that the queue has now, also when it was called off on the way */
    JobIds add() throws JournalException {
        found.set(0);
        var batch = new ArrayList<UploadRequest>(BATCH);
        try {
            requests.each(() -> cancelled, request -> {
                found.incrementAndGet();
                batch.add(request);
                if (batch.size() == BATCH) {
                    add(batch);
                }
            });
            if (!cancelled) {
                add(batch);
            }
        } catch (Refused e) {
            throw e.why;
        }
        return added();
    }

    private void add(List<UploadRequest> batch) {
        try {
            var ids = JobIds.of(queue.add(batch).stream().mapToLong(job -> job.id()));
            synchronized (news) {
                news.add(ids);
                ids.longs().forEach(all);
            }
            queued.addAndGet(batch.size());
            batch.clear();
        } catch (JournalException e) {
            throw new Refused(e);
        }
    }

    private JobIds added() {
        synchronized (news) {
            return JobIds.of(all.build());
        }
    }

    /** What was added since this was asked last. */
    JobIds takeNews() {
        synchronized (news) {
            var taken = news.stream().reduce(JobIds.NONE, JobIds::with);
            news.clear();
            return taken;
        }
    }
}
