package org.dropback.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.dropback.oss.PartReceipt;
import org.dropback.text.Redactor;
import org.dropback.upload.BegunUpload;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in one SQLite file with a write-ahead log. A commit is in the operating system's hands when it returns; {@link #add} and durable commits also
 * flush the log to the disk (synchronous=FULL), the others leave that to the next checkpoint (NORMAL). What is to be written soon waits in memory for the
 * next commit, read or turn of the writer, whichever comes first, and is written with it.
 */
public final class SqliteJournal extends ReadJournal {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private final @Nullable OwnerLocks locks;
    private final @Nullable JournalProblem problem;

    private SqliteJournal(Executor writer, OpenedJournal opened) {
        super(new JournalWriting(writer, opened.tables()));
        locks = opened.locks();
        problem = opened.problem();
    }

    /**
     * Opens the journal of a home, made if needed. Where it is damaged, a new one is begun with what can be read; where it cannot be used at all, one in memory
     * stands in: {@link #problem} then says so.
     *
     * @param owners folder of the locks
     * @param writer runs the writing, soon and beside the caller
     * @param redactor knows what must not be recorded
     */
    public static SqliteJournal open(Path file, Path owners, Executor writer, Redactor redactor) {
        return open(file, owners, writer, redactor, Sealing.ofThisRun());
    }

    /** As the other one. @param sealing for the values of secret variables, which jobs that go on later need */
    public static SqliteJournal open(Path file, Path owners, Executor writer, Redactor redactor, Sealing sealing) {
        return new SqliteJournal(writer, OpenedJournal.of(file, owners, redactor, sealing));
    }

    /** A journal that ends with the process, for uploads to what ends with it too. */
    public static SqliteJournal inMemory(Executor writer, Redactor redactor) {
        return new SqliteJournal(writer, OpenedJournal.inMemory(redactor, null));
    }

    /** Why the journal is not as it was; empty where it is. */
    public Optional<JournalProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether jobs outlive the process. */
    public boolean isKept() {
        return locks != null;
    }

    /** Lets the file grow to so many pages of 4 KiB and no more, as a full disk does. */
    void limit(long pages) {
        writing.read(from -> from.sql().number("PRAGMA max_page_count = " + pages), 0L);
    }

    @Override
    public List<Added> add(List<UploadRequest> requests, Instant now) throws JournalException {
        // Asked before the lock is taken: of a slow disk nobody else need wait.
        var reader = new JobIdentity.Reader();
        var identities = requests.stream().map(reader::of).toList();
        var entries = new ArrayList<Added>(requests.size());
        writing.write(true, to -> {
            entries.clear();
            var same = to.sameUpload();
            var news = new ArrayList<UploadRequest>();
            var places = new ArrayList<JobIdentity>();
            var order = new ArrayList<@Nullable Added>();
            for (int i = 0; i < requests.size(); i++) {
                var known = same.takeUp(requests.get(i), identities.get(i)).orElse(null);
                order.add(known);
                if (known == null) {
                    news.add(requests.get(i));
                    places.add(identities.get(i));
                }
            }
            var inserted = to.jobs().insert(to.jobs().nextId(), news, places, now).iterator();
            order.forEach(known -> entries.add(known == null ? new Added(inserted.next(), null) : known));
        });
        return entries;
    }

    @Override
    public boolean isBehind() {
        return writing.isBehind();
    }

    @Override
    public boolean catchUp() {
        return writing.catchUp();
    }

    @Override
    public void save(JournalEntry entry) {
        writing.soon(to -> to.jobs().save(entry));
    }

    @Override
    public void commit(JournalEntry entry, boolean durable) throws JournalException {
        writing.write(durable, to -> to.jobs().save(entry));
    }

    @Override
    public void savePart(long job, PartReceipt part) {
        writing.soon(to -> to.jobs().savePart(job, part));
    }

    @Override
    public void forgetParts(long job) {
        writing.soon(to -> to.jobs().forgetParts(job));
    }

    @Override
    public void saveAttempt(HistoryEntry attempt) {
        writing.soon(to -> to.attempts().save(attempt));
    }

    @Override
    public void saveEnd(@Nullable JournalEntry job, HistoryEntry attempt) {
        writing.soon(to -> {
            if (job != null) {
                to.jobs().save(job);
            }
            to.attempts().save(attempt);
        });
    }

    @Override
    public long commitAttempt(HistoryEntry attempt) throws JournalException {
        var id = new long[1];
        writing.write(false, to -> id[0] = to.attempts().save(attempt));
        return id[0];
    }

    /** Forgets the attempts that ended before; of all processes of the home. */
    public void forgetAttempts(Instant before) throws JournalException {
        writing.write(false, to -> to.attempts().forget(before));
    }

    @Override
    public void commitBegun(BegunUpload upload, boolean ofJob) throws JournalException {
        writing.write(false, to -> to.begun().insert(upload, ofJob ? 0 : to.owner()));
    }

    @Override
    public void leftBehind(BegunUpload upload) {
        writing.soon(to -> to.begun().insert(upload, 0));
    }

    @Override
    public void over(String uploadId) {
        writing.soon(to -> to.begun().delete(uploadId));
    }

    @Override
    public long[] move(@Nullable Collection<Long> ids, Set<JobState> from, JobState to, Instant now) {
        var moved = new ArrayList<long[]>();
        try {
            writing.write(false, tables -> moved.add(tables.jobs().move(ids == null ? null : JobIds.copyOf(ids), from, to, now)));
        } catch (JournalException e) {
            LOG.error("Jobs could not be moved to {}", to, e);
            return new long[0];
        }
        return moved.getLast();
    }

    @Override
    public Set<String> answer(IfExists how) throws JournalException {
        var batches = new HashSet<String>();
        writing.write(true, to -> {
            batches.clear();
            batches.addAll(to.jobs().answer(how));
        });
        return batches;
    }

    @Override
    public void reorder(JobIds ids, long place) {
        writing.change(to -> to.jobs().reorder(ids, place));
    }

    @Override
    public void remove(Collection<Long> ids) {
        writing.change(to -> to.jobs().remove(JobIds.copyOf(ids)));
    }

    @Override
    public Map<JobState, Long> removeEnded(JobIds spared) {
        return writing.difference(to -> to.jobs().removeEnded(spared));
    }

    @Override
    public Map<JobState, Long> adopt() {
        return writing.difference(JournalTables::adopt);
    }

    @Override
    public void close() {
        writing.close();
        if (locks != null) {
            locks.close();
        }
    }
}
