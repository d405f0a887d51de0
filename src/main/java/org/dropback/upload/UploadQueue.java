package org.dropback.upload;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dropback.connection.PresignedUrl;

/**
 * The queue of uploads. Any thread. Jobs live in a journal, of which memory holds those that run: every call may wait for the disk, save where it says
 * otherwise. It never calls its user back: changes are polled.
 */
public interface UploadQueue extends AutoCloseable {

    /**
     * Adds jobs in this order; when it returns they are recorded, and outlive a kill and a power cut. A million files are best added some thousands at a time.
     * An interrupted upload that is asked for again goes on instead, and one that had ended comes back as it ended.
     *
     * @throws JournalException where nothing of it is added
     */
    List<JobSnapshot> add(List<UploadRequest> requests) throws JournalException;

    Optional<JobSnapshot> job(long id);

    /** All jobs in the order they were added. */
    List<JobSnapshot> jobs();

    /** Some of the jobs in the order they were added. @param offset among those that fit */
    List<JobSnapshot> page(JobFilter filter, long offset, int limit);

    /** How many jobs fit. */
    long count(JobFilter filter);

    /** The IDs of the jobs that fit: what a list of a million needs to know beside the few that it shows. */
    default long[] ids(JobFilter filter, JobOrder order) {
        return ids(filter, order, () -> false);
    }

    /** @param givenUp asked often, must return at once: as soon as nobody wants them any more, none are told */
    long[] ids(JobFilter filter, JobOrder order, BooleanSupplier givenUp);

    /** Those of these jobs that are there, in any order, newest snapshot. */
    List<JobSnapshot> find(Collection<Long> ids);

    /** Those of these jobs that are there, by their states. */
    Map<JobState, JobIds> byState(Collection<Long> ids);

    /** Of all running jobs together, over the last seconds. */
    long bytesPerSecond();

    /** Jobs by state; never waits. */
    Map<JobState, Long> counts();

    /** The jobs that changed since the last call, each once, newest snapshot; a running one changes all the time. One consumer. */
    Collection<JobSnapshot> drainChanged();

    /** The IDs of the jobs that changed since the last call of this or of {@link #drainChanged}. For those who show pages. */
    Collection<Long> drainChangedIds();

    /** Ends jobs; a multipart upload that was begun is aborted. Nothing happens to finished ones. */
    void cancel(Collection<Long> ids);

    default void cancel(long id) {
        cancel(List.of(id));
    }

    /** Lets jobs rest that wait or send; one that calls back is let end. A put starts over when it is resumed, a multipart upload keeps its parts. */
    void pause(Collection<Long> ids);

    void pauseAll();

    /** Lets paused jobs go on, and looks again whether there is by now what those need that need their URL. */
    void resume(Collection<Long> ids);

    void resumeAll();

    /**
     * Says what becomes of the objects that are there already, for all jobs that ask and all others of their batches, also those that are added later.
     *
     * @param how not {@link IfExists#ASK}
     * @throws JournalException where they go on asking
     */
    void answer(IfExists how) throws JournalException;

    /** Adds finished, not stored jobs again. @return whether one was */
    boolean retry(Collection<Long> ids);

    default boolean retry(long id) {
        return retry(List.of(id));
    }

    /**
     * Gives a job the URL that puts its file, in place of the one that is lost or has run out: what needs it, had failed or was cancelled, goes on with it.
     *
     * @return false where there is no such job, or the URL is that of another object
     */
    boolean give(long id, PresignedUrl url);

    /**
     * Calls back again for stored objects whose callback failed or is unknown; none of their bytes is sent (facts 5.2).
     *
     * @return whether one was begun
     */
    boolean callAgain(Collection<Long> ids);

    /** Lets waiting jobs be the first, or the last, to be done. The queue goes on meanwhile; another call ends this one where it is. */
    void reorder(Collection<Long> ids, boolean first);

    /** Takes finished jobs out of the queue, and parts that failed ones left at OSS from there; waiting and paused ones are cancelled first. @return false where one of them runs, and so stays */
    boolean remove(Collection<Long> ids);

    default boolean remove(long id) {
        return remove(List.of(id));
    }

    /** Takes all finished jobs out, save failed ones that left something at OSS to go on with, or that another time may mend. */
    void removeEnded();

    /** Takes over the jobs of processes that have ended, paused. @return how many there are to be resumed */
    long recover();

    /** How many jobs {@link #recover} found; never waits. */
    long recovered();

    /** Bytes a second of all jobs together; 0 for as fast as can be. Never waits. */
    void limit(long bytesPerSecond);

    /** Whether no job begins before what happened to others can be recorded, as on a full disk; never waits. */
    boolean isBehind();

    /** Whether nothing waits for its turn or runs; never waits. */
    boolean isIdle();

    /** Waits until nothing waits for its turn or runs. */
    void awaitIdle() throws InterruptedException;

    /** Stops intake and lets what runs rest, within 3 s; it goes on when the journal is taken up again. A second call adds no time. */
    @Override
    void close();
}
