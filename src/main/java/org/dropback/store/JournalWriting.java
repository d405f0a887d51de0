package org.dropback.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the tables of a journal in its order: what is to be written soon waits in memory for the next write, read or turn of the writer. Any thread. */
final class JournalWriting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriting.class);

    @FunctionalInterface
    interface Change {
        void to(JournalTables tables) throws SQLException;
    }

    @FunctionalInterface
    interface Read<T> {
        T from(JournalTables tables) throws SQLException;
    }

    @FunctionalInterface
    interface Listing<T> {
        T of(JobLists lists) throws SQLException;
    }

    private final Executor writer;
    /** Guards the two below; never held while the disk is used. */
    private final Object queue = new Object();
    private List<Change> waiting = new ArrayList<>();
    private boolean scheduled;
    /** Why the disk did not take what waits; null where it did. */
    private volatile @Nullable SQLException behind;
    /** Guarded by this; null after the end. */
    private @Nullable JournalTables tables;

    JournalWriting(Executor writer, JournalTables tables) {
        this.writer = writer;
        this.tables = tables;
    }

    /** At once, or soon where the disk does not take it. */
    void change(Change change) {
        soon(change);
        flush();
    }

    /** By how many jobs of each state it changed what is this owner's; by none where it could not be made now, since then it is not made later. */
    synchronized Map<JobState, Long> difference(Change change) {
        var before = counts();
        try {
            write(false, change);
        } catch (JournalException e) {
            LOG.error("A change is not made", e);
            return Map.of();
        }
        var difference = new EnumMap<JobState, Long>(JobState.class);
        difference.putAll(counts());
        before.forEach((state, count) -> difference.merge(state, -count, Long::sum));
        difference.values().removeIf(count -> count == 0);
        difference.replaceAll((_, count) -> Math.abs(count));
        return difference;
    }

    private Map<JobState, Long> counts() {
        return read(from -> from.queries().counts(), Map.of());
    }

    /** Waits for the next turn of the writer, or for whoever is faster. */
    void soon(Change change) {
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

    /** Writes all that waits, and this, in one transaction. @param durable whether also a power cut must not undo it */
    synchronized void write(boolean durable, Change change) throws JournalException {
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
            behind = null;
        } catch (SQLException e) {
            behind = before.isEmpty() ? behind : e;
            putBack(before);
            throw new JournalException(reason(e), e);
        } catch (RuntimeException e) {
            putBack(before);
            if (before.isEmpty()) {
                throw e;
            }
            // It may be one of those that waited: they go first, each for itself.
            flush();
            var full = behind;
            if (full != null) {
                throw new JournalException(reason(full), full);
            }
            write(durable, change);
        } catch (Error e) {
            putBack(before);
            throw e;
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
            behind = null;
        } catch (SQLException e) {
            behind = e;
            // A full disk may have room again: nothing of it is lost while the process lives.
            LOG.warn("{} changes could not be recorded yet", changes.size(), e);
            putBack(changes);
        } catch (RuntimeException e) {
            flush(changes, to);
        } catch (Error e) {
            putBack(changes);
            throw e;
        }
    }

    /** One by one, since one of them is to blame: that one alone is lost. */
    private void flush(List<Change> changes, JournalTables to) {
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            try {
                to.inTransaction(false, () -> change.to(to));
            } catch (SQLException e) {
                behind = e;
                putBack(new ArrayList<>(changes.subList(i, changes.size())));
                return;
            } catch (RuntimeException e) {
                LOG.error("A change is not recorded", e);
            } catch (Error e) {
                putBack(new ArrayList<>(changes.subList(i, changes.size())));
                throw e;
            }
        }
        behind = null;
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

    /** After all that waits. @param otherwise where it cannot be read */
    synchronized <T> T read(Read<T> read, T otherwise) {
        flush();
        if (tables == null) {
            return otherwise;
        }
        try {
            return read.from(tables);
        } catch (SQLException | RuntimeException e) {
            LOG.error("The journal cannot be read", e);
            return otherwise;
        }
    }

    /** After all that waits; what is written meanwhile need not wait for it where there is a file. @param otherwise where it cannot be read */
    <T> T list(Listing<T> list, T otherwise) {
        var beside = read(JournalTables::lists, null);
        if (beside == null) {
            return read(from -> list.of(new JobLists(from.sql(), from.owner())), otherwise);
        }
        try {
            return list.of(beside);
        } catch (SQLException | RuntimeException e) {
            LOG.error("A list of the journal cannot be read", e);
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

    /** Whether something waits that the disk did not take. Never waits. */
    boolean isBehind() {
        return behind != null;
    }

    /** Writes what waits. @return whether the disk took it */
    synchronized boolean catchUp() {
        flush();
        return behind == null;
    }

    /** Writes what waits. */
    @Override
    public synchronized void close() {
        flush();
        if (tables != null) {
            tables.close();
            tables = null;
        }
    }
}
