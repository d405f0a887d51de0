package org.dropback.upload;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dropback.oss.PartReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs outlive the process. It holds the jobs of several processes and shows those of its owner alone, save where a method says otherwise. Any thread;
 * every call may wait for the disk. What {@link #add} and {@link #commit} have returned from survives a kill; {@link #add} and {@code durable} commits survive
 * a power cut too. The rest is written soon, in batches, and read back at once. Reads of a damaged file answer as if it were empty.
 */
public interface Journal extends AutoCloseable {

    /** Bytes of an answer to a callback that are kept; lists hold the first {@link #LISTED_ANSWER}. */
    int KEPT_ANSWER = 64 << 10;
    int LISTED_ANSWER = 4 << 10;

    /**
     * Adds waiting jobs in this order. A request for an upload that was interrupted, and that nobody works on, takes that job up again instead; one that had
     * ended by then comes back as it ended.
     *
     * @throws JournalException where none of them is recorded
     */
    List<Added> add(List<UploadRequest> requests, Instant now) throws JournalException;

    /** @param was its state where it was this owner's already; null where it is new to it */
    record Added(JournalEntry entry, @Nullable JobState was) {
    }

    Optional<JournalEntry> find(long id);

    /** Those of these jobs that are there, in any order. */
    List<JobSnapshot> find(Collection<Long> ids);

    /** The next waiting jobs in the order in which they are to be done; none while {@link #isBehind}: one of them may have ended. */
    default List<JournalEntry> waiting(int limit) {
        return waiting(limit, Long.MAX_VALUE);
    }

    /** As {@link #waiting(int)}. @param below only those of files that had fewer bytes when they were added, or were not there */
    List<JournalEntry> waiting(int limit, long below);

    /** Whether something could not be written yet, as on a full disk. It is tried again with whatever is asked or written next. Never waits. */
    boolean isBehind();

    /** Writes what waits to be written. @return whether nothing does any more */
    boolean catchUp();

    /** In the order they were added. */
    List<JobSnapshot> page(JobFilter filter, long offset, int limit);

    long count(JobFilter filter);

    default long[] ids(JobFilter filter, JobOrder order) {
        return ids(filter, order, () -> false);
    }

    /** @param givenUp asked often, must return at once: as soon as nobody wants them any more, none are told */
    long[] ids(JobFilter filter, JobOrder order, BooleanSupplier givenUp);

    /** Those of these jobs that are there, by their states. */
    Map<JobState, JobIds> byState(JobIds ids);

    /** Jobs by state; a state without jobs is left out. */
    Map<JobState, Long> counts();

    /** Those among these that rest or have failed, with parts at OSS. */
    List<JournalEntry> begun(JobIds ids);

    /** Records soon. */
    void save(JournalEntry entry);

    /** Records before it returns. @param durable whether also a power cut must not undo it */
    void commit(JournalEntry entry, boolean durable) throws JournalException;

    /** Moves those of these jobs that are in these states to another one. @param ids null for all jobs. @return those that moved */
    long[] move(@Nullable Collection<Long> ids, Set<JobState> from, JobState to, Instant now);

    /** Gives all jobs of the batches of those that ask another {@link IfExists}; they ask on. @return those batches */
    Set<String> answer(IfExists how) throws JournalException;

    /** The place before that of all waiting jobs, or after it. */
    long place(boolean first);

    /** Gives jobs that did not end another place among those that wait; of those in one place the one that was added first is the first. */
    void reorder(JobIds ids, long place);

    void remove(Collection<Long> ids);

    /** Records soon that OSS has a part. */
    void savePart(long job, PartReceipt part);

    /** The parts that OSS has, by number. */
    List<PartReceipt> parts(long job);

    void forgetParts(long job);

    /** Records soon how an attempt ended. @param attempt replaces what was recorded under its id, if it has one */
    void saveAttempt(HistoryEntry attempt);

    /** Records soon that a job ended, and how: both or, where the process is killed before, neither. @param job null for one that is recorded */
    void saveEnd(@Nullable JournalEntry job, HistoryEntry attempt);

    /** As {@link #saveAttempt}, before it returns. @return its id */
    long commitAttempt(HistoryEntry attempt) throws JournalException;

    /** Records before it returns that OSS has begun a multipart upload for us. @param ofJob whether a job that is recorded has its ID; else this process works on it */
    void commitBegun(BegunUpload upload, boolean ofJob) throws JournalException;

    /** Records soon that OSS has begun a multipart upload for us that nobody will go on with, unless it is known already. */
    void leftBehind(BegunUpload upload);

    /** Records soon that a multipart upload was completed or aborted. */
    void over(String uploadId);

    /** The multipart uploads of all processes that are not known to be over, oldest first. */
    List<BegunUpload> begun();

    /** Forgets what has ended, save these, and failed uploads that left something at OSS to go on with. @return how many of each state */
    Map<JobState, Long> removeEnded(JobIds spared);

    /**
     * Takes over the jobs of processes that have ended: what was waiting or under way is paused, or needs its URL
     * again where that was not recorded; what asked asks, what had ended well is gone.
     *
     * @return how many of each state
     */
    Map<JobState, Long> adopt();

    /** Attempts of all processes, newest first, with the beginning of each answer. @param before an id, or {@link Long#MAX_VALUE} */
    List<HistoryEntry> history(HistoryFilter filter, long before, int limit);

    /** One attempt, with all of the answer that is kept. */
    Optional<HistoryEntry> attempt(long id);

    /**
     * Of each object the ID of the last attempt that stored it or called back, where it ended as wanted; in the order in which they ended. An object that was
     * found gone has none.
     *
     * @param filter its text does not count
     */
    long[] lastOfObjects(HistoryFilter filter);

    /** Writes what waits. The jobs of this owner are free for others from now on. */
    @Override
    void close();
}
