package org.dropback.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.dropback.oss.PartReceipt;
import org.dropback.text.Redactor;
import org.dropback.upload.BegunUpload;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
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
public final class SqliteJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    @FunctionalInterface
    private interface Change {
        void to(JournalTables tables) throws SQLException;
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(JournalTables tables) throws SQLException;
    }

    private final Executor writer;
    private final @Nullable OwnerLocks locks;
    private final @Nullable JournalProblem problem;
    /** Guards the two below; never held while the disk is used. */
    private final Object queue = new Object();
    private List<Change> waiting = new ArrayList<>();
    private boolean scheduled;
    /** Guarded by this. */
    private boolean behind;
    /** Guarded by this; null after the end. */
    private @Nullable JournalTables tables;

    private SqliteJournal(Executor writer, @Nullable OwnerLocks locks, JournalTables tables, @Nullable JournalProblem problem) {
        this.writer = writer;
        this.locks = locks;
        this.tables = tables;
        this.problem = problem;
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
        OwnerLocks locks = null;
        try {
            locks = OwnerLocks.take(owners);
            return open(file.toAbsolutePath(), locks, writer, redactor, sealing);
        } catch (IOException | SQLException e) {
            LOG.error("The journal {} cannot be used; jobs are kept in memory only", file, e);
            if (locks != null) {
                locks.close();
                locks.forget(locks.name());
            }
            var kind = e instanceof SQLException sql && JournalSchema.isNewer(sql) ? JournalProblem.Kind.NEWER : JournalProblem.Kind.UNUSABLE;
            return inMemory(writer, redactor, new JournalProblem(kind, file, String.valueOf(e.getMessage()), null, 0));
        }
    }

    private static SqliteJournal open(Path file, OwnerLocks locks, Executor writer, Redactor redactor, Sealing sealing) throws IOException, SQLException {
        try {
            return new SqliteJournal(writer, locks, JournalTables.open(file, locks, redactor, sealing), null);
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw e;
            }
            var aside = SafeFile.setDatabaseAside(file);
            LOG.warn("The journal {} is damaged; it is kept as {}", file, aside, e);
            var tables = JournalTables.open(file, locks, redactor, sealing);
            var recovered = new long[1];
            tables.inTransaction(true, () -> recovered[0] = JournalSalvage.into(tables.sql(), aside));
            return new SqliteJournal(writer, locks, tables,
                    new JournalProblem(JournalProblem.Kind.DAMAGED, file, String.valueOf(e.getMessage()), aside, recovered[0]));
        }
    }

    /** A journal that ends with the process, for uploads to what ends with it too. */
    public static SqliteJournal inMemory(Executor writer, Redactor redactor) {
        return inMemory(writer, redactor, null);
    }

    private static SqliteJournal inMemory(Executor writer, Redactor redactor, @Nullable JournalProblem problem) {
        try {
            return new SqliteJournal(writer, null, JournalTables.open(null, null, redactor, Sealing.ofThisRun()), problem);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("a database in memory needs nothing", e);
        }
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
        read(from -> from.sql().number("PRAGMA max_page_count = " + pages), 0L);
    }

    @Override
    public List<Added> add(List<UploadRequest> requests, Instant now) throws JournalException {
        // Asked before the lock is taken: of a slow disk nobody else need wait.
        var reader = new JobIdentity.Reader();
        var identities = requests.stream().map(reader::of).toList();
        var entries = new ArrayList<Added>(requests.size());
        write(true, to -> {
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
    public Optional<JournalEntry> find(long id) {
        return read(from -> from.queries().find(id), Optional.empty());
    }

    @Override
    public List<JobSnapshot> find(Collection<Long> ids) {
        return read(from -> from.queries().find(ids), List.of());
    }

    @Override
    public List<JournalEntry> waiting(int limit) {
        return read(from -> behind ? List.of() : from.queries().waiting(limit), List.of());
    }

    @Override
    public synchronized boolean isBehind() {
        return behind;
    }

    @Override
    public List<JobSnapshot> page(JobFilter filter, long offset, int limit) {
        return read(from -> from.queries().page(filter, offset, limit), List.of());
    }

    @Override
    public long count(JobFilter filter) {
        return read(from -> from.queries().count(filter), 0L);
    }

    @Override
    public long[] ids(JobFilter filter, JobOrder order) {
        return read(from -> from.queries().ids(filter, order), new long[0]);
    }

    @Override
    public Map<JobState, JobIds> byState(JobIds ids) {
        return read(from -> from.queries().byState(ids), Map.of());
    }

    @Override
    public List<JournalEntry> begun(JobIds ids) {
        return read(from -> from.queries().begun(ids), List.of());
    }

    @Override
    public Map<JobState, Long> counts() {
        return read(from -> from.queries().counts(), Map.of());
    }

    @Override
    public List<PartReceipt> parts(long job) {
        return read(from -> from.jobs().parts(job), List.of());
    }

    @Override
    public List<HistoryEntry> history(HistoryFilter filter, long before, int limit) {
        return read(from -> from.attempts().page(filter, before, limit), List.of());
    }

    @Override
    public Optional<HistoryEntry> attempt(long id) {
        return read(from -> from.attempts().find(id), Optional.empty());
    }

    @Override
    public List<HistoryEntry> lastOfObjects(HistoryFilter filter) {
        return read(from -> from.attempts().last(filter), List.of());
    }

    @Override
    public List<BegunUpload> begun() {
        return read(from -> from.begun().all(from.alive()), List.of());
    }

    @Override
    public void save(JournalEntry entry) {
        soon(to -> to.jobs().save(entry));
    }

    @Override
    public void commit(JournalEntry entry, boolean durable) throws JournalException {
        write(durable, to -> to.jobs().save(entry));
    }

    @Override
    public void savePart(long job, PartReceipt part) {
        soon(to -> to.jobs().savePart(job, part));
    }

    @Override
    public void forgetParts(long job) {
        soon(to -> to.jobs().forgetParts(job));
    }

    @Override
    public void saveAttempt(HistoryEntry attempt) {
        soon(to -> to.attempts().save(attempt));
    }

    @Override
    public void saveEnd(@Nullable JournalEntry job, HistoryEntry attempt) {
        soon(to -> {
            if (job != null) {
                to.jobs().save(job);
            }
            to.attempts().save(attempt);
        });
    }

    @Override
    public long commitAttempt(HistoryEntry attempt) throws JournalException {
        var id = new long[1];
        write(false, to -> id[0] = to.attempts().save(attempt));
        return id[0];
    }

    /** Forgets the attempts that ended before; of all processes of the home. */
    public void forgetAttempts(Instant before) throws JournalException {
        write(false, to -> to.attempts().forget(before));
    }

    @Override
    public void commitBegun(BegunUpload upload, boolean ofJob) throws JournalException {
        write(false, to -> to.begun().insert(upload, ofJob ? 0 : to.owner()));
    }

    @Override
    public void over(String uploadId) {
        soon(to -> to.begun().delete(uploadId));
    }

    @Override
    public long[] move(@Nullable Collection<Long> ids, Set<JobState> from, JobState to, Instant now) {
        var moved = new ArrayList<long[]>();
        try {
            write(false, tables -> moved.add(tables.jobs().move(ids == null ? null : JobIds.copyOf(ids), from, to, now)));
        } catch (JournalException e) {
            LOG.error("Jobs could not be moved to {}", to, e);
            return new long[0];
        }
        return moved.getLast();
    }

    @Override
    public Set<String> answer(IfExists how) throws JournalException {
        var batches = new HashSet<String>();
        write(true, to -> {
            batches.clear();
            batches.addAll(to.jobs().answer(how));
        });
        return batches;
    }

    @Override
    public void reorder(Collection<Long> ids, boolean first) {
        change(to -> to.jobs().reorder(ids, first));
    }

    @Override
    public void remove(Collection<Long> ids) {
        change(to -> to.jobs().remove(JobIds.copyOf(ids)));
    }

    @Override
    public Map<JobState, Long> removeEnded() {
        return difference(to -> to.jobs().removeEnded());
    }

    @Override
    public Map<JobState, Long> adopt() {
        return difference(JournalTables::adopt);
    }

    /** By how many jobs of each state it changed what is this owner's. */
    private synchronized Map<JobState, Long> difference(Change change) {
        var before = counts();
        change(change);
        var difference = new EnumMap<JobState, Long>(JobState.class);
        difference.putAll(counts());
        before.forEach((state, count) -> difference.merge(state, -count, Long::sum));
        difference.values().removeIf(count -> count == 0);
        difference.replaceAll((_, count) -> Math.abs(count));
        return difference;
    }

    private void change(Change change) {
        soon(change);
        flush();
    }

    private void soon(Change change) {
        boolean schedule;
        synchronized (queue) {
            waiting.add(change);
            schedule = !scheduled;
            scheduled = true;
        }
        if (schedule) {
            try {
                writer.execute(this::flush);
            } catch (RejectedExecutionException e) {
                // The threads have ended before this journal: closing writes what waits.
                LOG.debug("Nobody writes in the background", e);
            }
        }
    }

    /** Writes all that waits, and this, in one transaction. */
    private synchronized void write(boolean durable, Change change) throws JournalException {
        var before = taken();
        var to = tables;
        if (to == null) {
            throw new JournalException(JournalException.Reason.FAILED, new IOException("the journal is closed"));
        }
        try {
            to.inTransaction(durable, () -> {
                for (var each : before) {
                    each.to(to);
                }
                change.to(to);
            });
            behind = false;
        } catch (SQLException e) {
            behind |= !before.isEmpty();
            putBack(before);
            throw new JournalException(reason(e), e);
        }
    }

    private synchronized void flush() {
        var changes = taken();
        var to = tables;
        if (changes.isEmpty() || to == null) {
            return;
        }
        try {
            to.inTransaction(false, () -> {
                for (var change : changes) {
                    change.to(to);
                }
            });
            behind = false;
        } catch (SQLException e) {
            behind = true;
            // A full disk may have room again: nothing of it is lost while the process lives.
            LOG.warn("{} changes could not be recorded yet", changes.size(), e);
            putBack(changes);
        }
    }

    private List<Change> taken() {
        synchronized (queue) {
            var changes = waiting;
            waiting = new ArrayList<>();
            scheduled = false;
            return changes;
        }
    }

    private void putBack(List<Change> changes) {
        synchronized (queue) {
            changes.addAll(waiting);
            waiting = changes;
        }
    }

    private synchronized <T> T read(Read<T> read, T otherwise) {
        flush();
        if (tables == null) {
            return otherwise;
        }
        try {
            return read.from(tables);
        } catch (SQLException e) {
            LOG.error("The journal cannot be read", e);
            return otherwise;
        }
    }

    private static JournalException.Reason reason(SQLException e) {
        return switch (Sql.code(e)) {
            case SQLITE_FULL -> JournalException.Reason.DISK_FULL;
            case SQLITE_READONLY, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_DIRECTORY, SQLITE_CANTOPEN, SQLITE_PERM -> JournalException.Reason.READ_ONLY;
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED -> JournalException.Reason.BUSY;
            default -> JournalException.Reason.FAILED;
        };
    }

    @Override
    public synchronized void close() {
        flush();
        if (tables != null) {
            tables.close();
            tables = null;
        }
        if (locks != null) {
            locks.close();
        }
    }
}
