package org.dropback.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropback.callback.AskedCallback;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreResult;
import org.dropback.text.Redactor;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.UploadMethod;
import org.jspecify.annotations.Nullable;

/** The history: one row an attempt, which stays when its job is gone. */
final class AttemptTable {

    private static final String COLUMNS = "attempt.id, at, outcome, file, connection, bucket, attempt.key, method, size, status, code, message, ec, request_id, etag, crc64,"
            + " bytes, millis, asked, variables, again, stored, answer_type, answer_size, waited, differs, ";
    private static final String WHOLE = COLUMNS + "answer";
    private static final String LISTED = COLUMNS + "substr(answer, 1, " + Journal.LISTED_ANSWER + ")";

    private final Sql sql;
    private final AskedTable asked;
    private final Redactor redactor;

    AttemptTable(Sql sql, AskedTable asked, Redactor redactor) {
        this.sql = sql;
        this.asked = asked;
        this.redactor = redactor;
    }

    /** Within a transaction. @param attempt replaces the row of its id, if it has one. @return its id */
    long save(HistoryEntry attempt) throws SQLException {
        var failure = attempt.failure();
        var result = attempt.result();
        var answer = result == null ? null : result.callback();
        var connection = attempt.connection();
        var callback = attempt.callback();
        int status = answer != null ? answer.httpStatus() : failure != null ? failure.httpStatus() : result != null ? 200 : 0;
        sql.update("INSERT OR REPLACE INTO attempt (id, at, outcome, file, connection, bucket, key, method, size, status, code, message, ec, request_id, etag,"
                        + " crc64, bytes, millis, asked, variables, again, stored, answer_type, answer_size, waited, differs, answer)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                attempt.id() == 0 ? null : attempt.id(), attempt.at().toEpochMilli(), attempt.outcome(), attempt.file() == null ? "" : attempt.file(),
                connection.name(), connection.bucket(), attempt.key(), attempt.method(), attempt.size(), status,
                failure == null ? null : failure.code(), failure == null ? null : redactor.redact(failure.message()), failure == null ? null : failure.ec(),
                result != null ? result.requestId() : failure == null ? null : failure.requestId(), result == null ? null : result.etag(),
                result == null ? null : result.crc64(), attempt.bytes(), attempt.millis(), asked.id(connection, callback),
                callback == null ? null : JournalJson.variables(callback.callback().variables()), attempt.again(), failure == null ? null : failure.stored(),
                answer == null ? null : answer.contentType(), answer == null ? 0 : answer.truncated() ? Long.MAX_VALUE : answer.body().length,
                answer == null ? 0 : answer.waited().toMillis(), attempt.differs().isEmpty() ? null : String.join(", ", attempt.differs()),
                answer == null ? null : kept(answer.body()));
        return attempt.id() == 0 ? sql.number("SELECT last_insert_rowid()") : attempt.id();
    }

    static byte[] kept(byte[] body) {
        return body.length <= Journal.KEPT_ANSWER ? body : Arrays.copyOf(body, Journal.KEPT_ANSWER);
    }

    Optional<HistoryEntry> find(long id) throws SQLException {
        return sql.list(this::entry, "SELECT " + WHOLE + " FROM attempt WHERE id = ?", id).stream().findFirst();
    }

    /** Takes away what ended before. @return how many there were */
    int forget(Instant before) throws SQLException {
        return sql.update("DELETE FROM attempt WHERE at < ?", before.toEpochMilli());
    }

    /** With the beginning of each answer. */
    List<HistoryEntry> page(HistoryFilter filter, long before, int limit) throws SQLException {
        var outcomes = filter.outcomes().isEmpty() ? "" : " AND outcome IN (" + words(filter) + ")";
        return sql.list(this::entry, "SELECT " + LISTED + " FROM attempt WHERE id < ?2 AND at >= ?4" + outcomes + " AND (?1 = '' OR instr(lower(file), lower(?1))"
                + " OR instr(lower(key), lower(?1)) OR request_id = ?1) ORDER BY id DESC LIMIT ?3", filter.text(), before, limit, filter.since().toEpochMilli());
    }

    private static String words(HistoryFilter filter) {
        return filter.outcomes().stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
    }

    /**
     * Of each stored object the last attempt that changed it or called back, where it ended so. What was refused, skipped or cancelled changed nothing; an
     * object that is gone is nobody's any more.
     */
    long[] last(HistoryFilter filter) throws SQLException {
        return sql.longs("SELECT attempt.id FROM attempt JOIN (SELECT max(attempt.id) AS newest FROM attempt JOIN asked ON asked.id = attempt.asked"
                + " WHERE outcome IN ('DONE', 'CALLBACK_FAILED', 'CALLBACK_UNKNOWN') OR code = 'ObjectGone'"
                + " GROUP BY CASE WHEN json_valid(json) THEN json_extract(json, '$.connection.endpoint') END, bucket, key) ON attempt.id = newest"
                + " WHERE at >= ? AND outcome IN (" + words(filter) + ") ORDER BY attempt.id", filter.since().toEpochMilli());
    }

    private HistoryEntry entry(ResultSet row) throws SQLException {
        var common = row.getObject(19) == null ? null : asked.readable(row.getLong(19)).orElse(null);
        var outcome = JobRow.state(row.getString(3));
        var connection = common != null ? common.connection()
                : new Connection(row.getString(5), URI.create(""), "", row.getString(6), SignatureVersion.V4);
        var method = row.getString(8);
        var failure = failure(row, outcome);
        var template = common == null ? null : common.callback();
        var callback = template == null ? null : new AskedCallback(template.profile(),
                template.callback().withVariables(variables(row.getString(20))), template.leftOut());
        var file = row.getString(4);
        var differs = row.getString(26);
        return new HistoryEntry(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getBoolean(21), file.isEmpty() ? null : file, connection, row.getString(7),
                method == null ? null : JobRow.word(UploadMethod.class, method).orElse(null), row.getLong(9), outcome, row.getLong(17), row.getLong(18), result(row, outcome, failure), failure,
                callback, differs == null ? List.of() : List.of(differs.split(", ")));
    }

    private static Map<String, String> variables(@Nullable String json) throws SQLException {
        try {
            return JournalJson.variables(json);
        } catch (UnreadableException e) {
            return Map.of();
        }
    }

    private static @Nullable ErrorEvidence failure(ResultSet row, JobState outcome) throws SQLException {
        var code = row.getString(11);
        if (code == null) {
            return null;
        }
        var told = row.getString(22);
        var stored = told != null ? JobRow.word(Stored.class, told).orElse(Stored.UNKNOWN)
                : outcome == JobState.CALLBACK_FAILED || outcome == JobState.CALLBACK_UNKNOWN ? Stored.YES : Stored.UNKNOWN;
        return new ErrorEvidence(stored, row.getInt(10), code, Objects.requireNonNullElse(row.getString(12), ""), row.getString(14), row.getString(13));
    }

    private static @Nullable StoreResult result(ResultSet row, JobState outcome, @Nullable ErrorEvidence failure) throws SQLException {
        if (row.getString(15) == null) {
            return null;
        }
        var body = row.getBytes(27);
        var answer = body == null ? null : new CallbackAnswer(row.getInt(10), row.getString(23), body, body.length < row.getLong(24),
                Duration.ofMillis(row.getLong(25)), outcome == JobState.CALLBACK_FAILED ? failure : null);
        return new StoreResult(row.getString(15), Objects.requireNonNullElse(row.getString(16), ""), Objects.requireNonNullElse(row.getString(14), ""), answer);
    }
}
