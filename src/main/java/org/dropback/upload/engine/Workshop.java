package org.dropback.upload.engine;

import java.time.Duration;
import java.util.Map;
import org.dropback.connection.PresignedUrl;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.StoreProvider;
import org.slf4j.LoggerFactory;

/**
 * What all attempts share.
 *
 * @param live how much at once, at this moment
 * @param urls  of jobs by ID, in memory alone
 * @param answers to what jobs ask
 * @param outage  which endpoints nobody reaches
 */
record Workshop(StoreProvider stores, Journal journal, LiveLimits live, RateLimit rate, TakenKeys taken,
                Map<Long, PresignedUrl> urls, Answers answers, Outage outage) {

    /** Its endpoint, to which others may wait to get through. */
    void answered(Job job) {
        outage.answered(job);
    }

    /** Deletes the parts of a job at OSS. */
    void abort(JournalEntry entry) {
        var job = entry.job();
        var uploadId = String.valueOf(entry.checkpoint().uploadId());
        try (var client = stores.lease(job.request().connection())) {
            client.store().abort(new ObjectTarget(job.bucket(), job.key(), null, null), uploadId);
            journal.over(uploadId);
        } catch (StoreException e) {
            if (MultipartUpload.isGone(e)) {
                journal.over(uploadId);
            }
            LoggerFactory.getLogger(Workshop.class).warn("The parts of {} stay at OSS", job.key(), e);
        }
    }

    /** As {@link #abort}, for whom nobody waits. */
    void abortSoon(JournalEntry entry) {
        Thread.ofVirtual().name("abort " + entry.job().id()).start(() -> abort(entry));
    }

    EngineLimits limits() {
        return live.now();
    }

    Duration retryFor() {
        return limits().retryFor();
    }

    Lanes files() {
        return live.files();
    }

    Lanes parts() {
        return live.parts();
    }
}
