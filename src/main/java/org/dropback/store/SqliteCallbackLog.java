package org.dropback.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.CallbackRow;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.SentAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log in a SQLite file, at most 512 MiB of callbacks; outlives the process, which must be the file's only one. Adding never waits for the disk, unless
 * 32 MiB wait to be written; reading does. A damaged file is moved aside, whenever that shows, and a new one begun. Any thread.
 */
public final class SqliteCallbackLog implements CallbackLog {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteCallbackLog.class);
    private static final long MAX_BYTES = 512L << 20;
    private static final long MAX_WAITING = 32 << 20;

    /** One change, and its callback's bytes in memory until it is written. */
    private record Change(Write write, long bytes) {
    }

    @FunctionalInterface
    private interface Write {
        void to(CallbackTable table) throws SQLException;
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(CallbackTable table) throws SQLException;
    }

    private final Path file;
    private final Executor writer;
    private final int maxKept;
    private final long maxBytes;
    /** Guards the four fields below; never held while the disk is used. */
    private final Object queue = new Object();
    private List<Change> waiting = new ArrayList<>();
    private long waitingBytes;
    private long lastId;
    private boolean closed;
    private volatile long version;
    private volatile @Nullable Path setAside;
    /** Guarded by this; null where the disk let no new file be made, or after the end. */
    private @Nullable CallbackTable table;

    private SqliteCallbackLog(Path file, Executor writer, int maxKept, long maxBytes) throws IOException {
        this.file = file.toAbsolutePath();
        this.writer = writer;
        this.maxKept = maxKept;
        this.maxBytes = maxBytes;
        open();
    }

    /**
     * Opens a file, made if needed in a folder that is made if needed.
     *
     * @param writer runs the writing, soon and beside the caller
     * @throws NewerFileException for a file of a newer version, which is left alone
     * @throws IOException where neither the file nor a new one in its place can be used
     */
    public static SqliteCallbackLog open(Path file, Executor writer) throws IOException {
        return open(file, writer, MAX_KEPT, MAX_BYTES);
    }

    static SqliteCallbackLog open(Path file, Executor writer, int maxKept, long maxBytes) throws IOException {
        return new SqliteCallbackLog(file, writer, maxKept, maxBytes);
    }

    /** The damaged file that this log met last, under its new name; empty where none was. */
    public Optional<Path> setAside() {
        return Optional.ofNullable(setAside);
    }

    @Override
    public ReceivedCallback add(ReceivedCallback callback) {
        ReceivedCallback added;
        synchronized (queue) {
            added = callback.withId(++lastId);
            enqueue(new Change(to -> to.insert(added), callback.bytes()));
        }
        schedule();
        return added;
    }

    @Override
    public void answered(long id, SentAnswer answer) {
        synchronized (queue) {
            enqueue(new Change(to -> to.answer(id, answer), answer.body().length));
        }
        schedule();
    }

    @Override
    public void remove(long first, long last) {
        synchronized (queue) {
            enqueue(new Change(to -> to.remove(first, last), 0));
        }
        soon();
    }

    private void enqueue(Change change) {
        if (!closed) {
            waiting.add(change);
            waitingBytes += change.bytes();
            version++;
        }
    }

    private void schedule() {
        boolean tooMuch;
        synchronized (queue) {
            tooMuch = waitingBytes > MAX_WAITING;
        }
        if (tooMuch) {
            flush();
        } else {
            soon();
        }
    }

    private void soon() {
        try {
            writer.execute(this::flush);
        } catch (RejectedExecutionException e) {
            // The threads have ended before this log: closing writes what waits.
            LOG.debug("Nobody writes in the background", e);
        }
    }

    @Override
    public List<CallbackRow> page(String search, long before, int limit) {
        return read(from -> from.page(search, before, limit), List.of());
    }

    @Override
    public Optional<ReceivedCallback> find(long id) {
        return read(from -> from.find(id), Optional.empty());
    }

    @Override
    public long count(String search) {
        return read(from -> search.isEmpty() ? from.count() : from.count(search), 0L);
    }

    @Override
    public synchronized void clear() {
        synchronized (queue) {
            waiting.clear();
            waitingBytes = 0;
            enqueue(new Change(CallbackTable::clear, 0));
        }
        read(from -> {
            from.vacuum();
            return true;
        }, false);
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public synchronized void close() {
        flush();
        synchronized (queue) {
            closed = true;
        }
        if (table != null) {
            table.close();
            table = null;
        }
    }

    private synchronized <T> T read(Read<T> read, T otherwise) {
        flush();
        if (table == null) {
            return otherwise;
        }
        try {
            return read.from(table);
        } catch (SQLException e) {
            recover(e);
            return otherwise;
        }
    }

    /** Writes all that waits, in one transaction. */
    private synchronized void flush() {
        List<Change> changes;
        synchronized (queue) {
            changes = waiting;
            waiting = new ArrayList<>();
            waitingBytes = 0;
        }
        if (changes.isEmpty() || table == null) {
            return;
        }
        try {
            var to = table;
            to.inTransaction(() -> {
                for (var change : changes) {
                    change.write().to(to);
                }
                to.shrink(maxKept, maxBytes);
            });
        } catch (SQLException e) {
            LOG.warn("{} callbacks or answers could not be kept in {}", changes.size(), file, e);
            recover(e);
        }
    }

    /** A damaged file is given up, so that the next callbacks are kept again. */
    private void recover(SQLException e) {
        if (!Sql.isDamage(e)) {
            LOG.warn("The log {} cannot be used", file, e);
            return;
        }
        try {
            if (table != null) {
                table.close();
                table = null;
            }
            moveAside(e);
            table = CallbackTable.open(file);
            version++;
        } catch (IOException | SQLException again) {
            LOG.error("No log is kept: {} is damaged and cannot be replaced", file, again);
        }
    }

    private void open() throws IOException {
        try {
            table = CallbackTable.open(file);
        } catch (SQLException e) {
            if (JournalProblem.Kind.of(e) == JournalProblem.Kind.NEWER) {
                throw new NewerFileException(file, String.valueOf(e.getMessage()), e);
            }
            if (!Sql.isDamage(e)) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
            moveAside(e);
            try {
                table = CallbackTable.open(file);
            } catch (SQLException again) {
                throw new IOException(file + ": " + again.getMessage(), again);
            }
        }
        lastId = table.lastId();
    }

    private void moveAside(SQLException reason) throws IOException {
        setAside = SafeFile.setDatabaseAside(file);
        LOG.warn("The callback log {} is damaged; it is kept as {}", file, setAside, reason);
    }
}
