package org.dropback.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.UploadMethod;

/** The history: one row an attempt, which stays when its job is gone. */
final class AttemptTable {

    private final Sql sql;

    AttemptTable(Sql sql) {
        this.sql = sql;
    }

    void insert(JobSnapshot job, Instant at) throws SQLException {
        var failure = job.failure();
        var result = job.result();
        var answer = result == null ? null : result.callback();
        int status = answer != null ? answer.httpStatus() : failure != null ? failure.httpStatus() : result != null ? 200 : 0;
        sql.update("INSERT INTO attempt (at, outcome, file, connection, bucket, key, method, size, status, code, message, ec, request_id, etag, crc64, bytes,"
                        + " millis, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                at.toEpochMilli(), job.state(), job.file().toString(), job.request().connection().name(), job.bucket(), job.key(), job.method(), job.size(),
                status, failure == null ? null : failure.code(), failure == null ? null : failure.message(), failure == null ? null : failure.ec(),
                result != null ? result.requestId() : failure == null ? null : failure.requestId(), result == null ? null : result.etag(),
                result == null ? null : result.crc64(), job.bytesSent(), job.millis(), answer == null ? null : kept(answer.body()));
    }

    static byte[] kept(byte[] body) {
        return body.length <= Journal.KEPT_ANSWER ? body : Arrays.copyOf(body, Journal.KEPT_ANSWER);
    }

    List<HistoryEntry> page(String text, long before, int limit) throws SQLException {
        return sql.list(row -> new HistoryEntry(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(4), row.getString(5), row.getString(6),
                        row.getString(7), row.getString(8) == null ? null : UploadMethod.valueOf(row.getString(8)), row.getLong(9),
                        JobState.valueOf(row.getString(3)), row.getInt(10), row.getString(11), row.getString(12), row.getString(13), row.getString(14),
                        row.getString(15), row.getString(16), row.getLong(17), row.getLong(18), row.getBytes(19)),
                "SELECT id, at, outcome, file, connection, bucket, key, method, size, status, code, message, ec, request_id, etag, crc64, bytes, millis,"
                        + " answer FROM attempt WHERE id < ?2 AND (?1 = '' OR instr(lower(file), lower(?1)) OR instr(lower(key), lower(?1))"
                        + " OR request_id = ?1) ORDER BY id DESC LIMIT ?3", text, before, limit);
    }
}
