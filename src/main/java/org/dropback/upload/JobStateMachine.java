package org.dropback.upload;

import static org.dropback.upload.JobState.ASKING;
import static org.dropback.upload.JobState.CALLBACK_FAILED;
import static org.dropback.upload.JobState.CALLBACK_UNKNOWN;
import static org.dropback.upload.JobState.CALLING_BACK;
import static org.dropback.upload.JobState.CANCELLED;
import static org.dropback.upload.JobState.DONE;
import static org.dropback.upload.JobState.FAILED;
import static org.dropback.upload.JobState.PAUSED;
import static org.dropback.upload.JobState.SKIPPED;
import static org.dropback.upload.JobState.UPLOADING;
import static org.dropback.upload.JobState.URL_NEEDED;
import static org.dropback.upload.JobState.WAITING;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one job. A transition is compare-and-set; an illegal one is refused and logged (house: "States"). Any thread. */
public final class JobStateMachine {

    private static final Logger LOG = LoggerFactory.getLogger(JobStateMachine.class);

    private final AtomicReference<JobState> state;

    /** A job that begins. */
    public JobStateMachine() {
        this(WAITING);
    }

    /** A job as the journal holds it. */
    public JobStateMachine(JobState state) {
        this.state = new AtomicReference<>(state);
    }

    /** What may come right after a state. A stored object leads nowhere: it is never uploaded again by itself. */
    public static Set<JobState> following(JobState from) {
        return switch (from) {
            case WAITING -> EnumSet.of(UPLOADING, PAUSED, SKIPPED, FAILED, CANCELLED);
            case UPLOADING -> EnumSet.of(CALLING_BACK, DONE, PAUSED, ASKING, URL_NEEDED, SKIPPED, FAILED, CANCELLED);
            // Back where OSS says that nothing of it is there.
            case CALLING_BACK -> EnumSet.of(UPLOADING, DONE, CALLBACK_FAILED, CALLBACK_UNKNOWN, FAILED, CANCELLED);
            case PAUSED, ASKING, URL_NEEDED -> EnumSet.of(WAITING, CANCELLED);
            case FAILED, CANCELLED -> EnumSet.of(WAITING);
            // Without a byte of the file: OSS copies what it has.
            case CALLBACK_FAILED, CALLBACK_UNKNOWN -> EnumSet.of(CALLING_BACK);
            case DONE, SKIPPED -> EnumSet.noneOf(JobState.class);
        };
    }

    public JobState state() {
        return state.get();
    }

    /** @return false where the job was no longer in {@code expected}, or {@code next} may not follow it */
    public boolean move(JobState expected, JobState next) {
        if (!following(expected).contains(next)) {
            LOG.error("Refused: a job cannot go from {} to {}", expected, next);
            return false;
        }
        return state.compareAndSet(expected, next);
    }
}
