package org.dropback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dropback.sandbox.receiver.CallbackRow;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.SentAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The one table of {@link SqliteCallbackLog}, which calls it from one thread at a time. */
final class CallbackTable implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackTable.class);
    private static final int SCHEMA = 1;
    private static final int SHRINK_STEP = 50;

    /** What a list shows stands first: SQLite reads a row from its beginning. */
    private static final String CREATE = """
            CREATE TABLE callback (id INTEGER PRIMARY KEY, at TEXT NOT NULL, path TEXT NOT NULL, object TEXT NOT NULL, request_id TEXT NOT NULL,
            body_bytes INTEGER NOT NULL, signature TEXT NOT NULL, answered INTEGER, took INTEGER, accepted INTEGER, bytes INTEGER NOT NULL,
            report TEXT NOT NULL, tls TEXT, answer TEXT, head BLOB NOT NULL, body BLOB NOT NULL, answer_body BLOB)""";
    private static final String HOLDS = " (instr(lower(object), lower(?1)) OR instr(lower(CAST(head AS TEXT)), lower(?1))"
            + " OR instr(lower(CAST(body AS TEXT)), lower(?1)))";

    private final Sql sql;
    private final long lastId;
    private long count;
    private long bytes;

    private CallbackTable(Sql sql) throws SQLException {
        this.sql = sql;
        long schema = sql.number("PRAGMA user_version");
        if (schema > SCHEMA) {
            throw new SQLiteException("schema " + schema + ", this version knows " + SCHEMA, SQLiteErrorCode.SQLITE_SCHEMA);
        }
        sql.execute("PRAGMA journal_mode = WAL");
        if (schema == 0) {
            inTransaction(() -> {
                sql.execute(CREATE);
                // Holds what is summed up at each start, so that the rows themselves need not be read.
                sql.execute("CREATE INDEX callback_bytes ON callback (bytes)");
                sql.execute("PRAGMA user_version = " + SCHEMA);
            });
        } else if (schema != SCHEMA) {
            throw new SQLiteException("schema " + schema, SQLiteErrorCode.SQLITE_NOTADB);
        } else if (sql.number("SELECT count(*) FROM pragma_table_info('callback') WHERE name = 'accepted'") == 0) {
            // The schema stays the same: whoever does not know the column can read the file all the same.
            sql.execute("ALTER TABLE callback ADD COLUMN accepted INTEGER");
        }
        recount();
        lastId = sql.number("SELECT coalesce(max(id), 0) FROM callback");
    }

    static CallbackTable open(Path file) throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        var config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // Else the driver asks for the last row's id after each insert, which takes half as long as the insert.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(5000);
        var connection = JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties());
        try {
            return new CallbackTable(new Sql(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void inTransaction(Sql.Work work) throws SQLException {
        long countBefore = count;
        long bytesBefore = bytes;
        try {
            sql.inTransaction(work);
        } catch (SQLException | RuntimeException e) {
            count = countBefore;
            bytes = bytesBefore;
            throw e;
        }
    }

    void insert(ReceivedCallback callback) throws SQLException {
        var row = CallbackRow.of(callback);
        sql.update("INSERT INTO callback (id, at, path, object, request_id, body_bytes, signature, bytes, report, tls, head, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                callback.id(), callback.at().toString(), row.path(), row.object(), row.requestId(), row.bodyBytes(), row.signature(),
                callback.bytes(), CallbackJson.report(callback.report()), sni(callback.tls()), callback.head(), callback.body());
        count++;
        bytes += callback.bytes();
    }

    void answer(long id, SentAnswer answer) throws SQLException {
        int changed = sql.update("UPDATE callback SET answered = ?, took = ?, accepted = ?, answer = ?, answer_body = ?, bytes = bytes + ? WHERE id = ?",
                answer.status(), micros(answer.took()), answer.verdict().accepted(), CallbackJson.answer(answer), answer.body(), answer.body().length, id);
        bytes += changed == 0 ? 0 : answer.body().length;
    }

    List<CallbackRow> page(String search, long before, int limit) throws SQLException {
        return sql.list(CallbackTable::row, "SELECT id, at, path, object, request_id, body_bytes, signature, answered, took,"
                + " coalesce(accepted, answered = 200) FROM callback"
                + " WHERE id < ?2 AND (?1 = '' OR" + HOLDS + ") ORDER BY id DESC LIMIT ?3", search, before, limit);
    }

    Optional<ReceivedCallback> find(long id) throws SQLException {
        return sql.list(found -> whole(id, found), "SELECT at, head, body, report, answer, answer_body, tls FROM callback WHERE id = ?", id)
                .stream().findFirst();
    }

    private static ReceivedCallback whole(long id, ResultSet found) throws SQLException {
        var answer = found.getString(5);
        return ReceivedCallback.of(id, Instant.parse(found.getString(1)), found.getBytes(2), found.getBytes(3),
                CallbackJson.report(found.getString(4)), answer == null ? null : CallbackJson.answer(answer, found.getBytes(6))).withTls(tls(found.getString(7)));
    }

    /** Null without TLS, empty for TLS without SNI. */
    private static @Nullable String sni(ReceivedCallback.@Nullable Tls tls) {
        return tls == null ? null : Objects.requireNonNullElse(tls.sni(), "");
    }

    private static ReceivedCallback.@Nullable Tls tls(@Nullable String sni) {
        return sni == null ? null : new ReceivedCallback.Tls(sni.isEmpty() ? null : sni);
    }

    long count() {
        return count;
    }

    long count(String search) throws SQLException {
        return sql.number("SELECT count(*) FROM callback WHERE" + HOLDS, search);
    }

    /** The largest id when the file was opened; 0 for none. */
    long lastId() {
        return lastId;
    }

    void remove(long first, long last) throws SQLException {
        sql.update("DELETE FROM callback WHERE id BETWEEN ? AND ?", first, last);
        recount();
    }

    void clear() throws SQLException {
        sql.execute("DELETE FROM callback");
        count = 0;
        bytes = 0;
    }

    /** Gives the room of what was forgotten back to the disk. Not within a transaction. */
    void vacuum() throws SQLException {
        sql.execute("VACUUM");
    }

    /** Forgets the oldest until both bounds are kept; the newest stays, however large. */
    void shrink(long maxCount, long maxBytes) throws SQLException {
        if (count > maxCount) {
            sql.execute("DELETE FROM callback WHERE id IN (SELECT id FROM callback ORDER BY id LIMIT " + (count - maxCount) + ")");
            recount();
        }
        while (bytes > maxBytes && count > 1) {
            sql.execute("DELETE FROM callback WHERE id IN (SELECT id FROM callback ORDER BY id LIMIT " + Math.min(SHRINK_STEP, Math.max(1, count / 4)) + ")");
            recount();
        }
    }

    @Override
    public void close() {
        try {
            sql.connection().close();
        } catch (SQLException e) {
            LOG.warn("The callback log did not close", e);
        }
    }

    private void recount() throws SQLException {
        count = sql.number("SELECT count(*) FROM callback");
        bytes = sql.number("SELECT coalesce(sum(bytes), 0) FROM callback");
    }

    private static CallbackRow row(ResultSet found) throws SQLException {
        var answered = (Number) found.getObject(8);
        var took = (Number) found.getObject(9);
        var accepted = (Number) found.getObject(10);
        return new CallbackRow(found.getLong(1), Instant.parse(found.getString(2)), found.getString(3), found.getString(4), found.getString(5),
                found.getLong(6), ReceivedCallback.Verdict.valueOf(found.getString(7)), answered == null ? null : answered.intValue(),
                took == null ? null : Duration.of(took.longValue(), ChronoUnit.MICROS),
                accepted == null ? null : Boolean.valueOf(accepted.intValue() != 0));
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
