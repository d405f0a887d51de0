package org.dropback.upload;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The queue of uploads. Any thread; no call waits for I/O except {@link #awaitIdle} and {@link #close}.
 * It never calls its user back: {@link #drainChanged} is polled.
 */
public interface UploadQueue extends AutoCloseable {

    /** Adds jobs in this order. @return their snapshots, all waiting */
    List<JobSnapshot> add(List<UploadRequest> requests);

    Optional<JobSnapshot> job(long id);

    /** All jobs in the order they were added. */
    List<JobSnapshot> jobs();

    /** The jobs that changed since the last call, each once, newest snapshot; a running one changes all the time. One consumer. */
    Collection<JobSnapshot> drainChanged();

    /** Ends a job; a running multipart upload is aborted. Nothing happens to a finished one. */
    void cancel(long id);

    /** Adds a finished, not stored job again. @return false where its state does not allow it */
    boolean retry(long id);

    /** Takes a finished job out of the queue; a waiting one is cancelled first. @return false while it runs */
    boolean remove(long id);

    /** Whether nothing waits or runs. */
    boolean isIdle();

    /** Waits until nothing waits or runs. */
    void awaitIdle() throws InterruptedException;

    /** Stops intake, cancels what runs, ends within 3 s; what has not ended by then is cancelled, and nobody knows whether it is stored. A second call adds no time. */
    @Override
    void close();
}
