package org.dropback.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropback.upload.BegunUpload;
import org.dropback.upload.BegunUpload.Holder;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;

/** The multipart uploads that this home began, until they are over: what of them nobody holds any more costs money at OSS. */
final class BegunTable {

    private final Sql sql;
    private final AskedTable asked;

    BegunTable(Sql sql, AskedTable asked) {
        this.sql = sql;
        this.asked = asked;
    }

    /** Nothing of one that is known. @param owner the process that works on it, 0 where a job has it or nobody */
    void insert(BegunUpload upload, long owner) throws SQLException {
        sql.update("INSERT OR IGNORE INTO begun (upload_id, at, asked, key, owner) VALUES (?, ?, ?, ?, ?)", upload.uploadId(), upload.at().toEpochMilli(),
                asked.id(upload.connection(), null), upload.key(), owner);
    }

    void delete(String uploadId) throws SQLException {
        sql.update("DELETE FROM begun WHERE upload_id = ?", uploadId);
    }

    /** In the order in which they were begun. @param alive owners that have not ended */
    List<BegunUpload> all(Set<Long> alive) throws SQLException {
        return sql.list(row -> {
                    var holder = holder(row.getString(5), row.getString(5) == null ? row.getLong(7) : row.getLong(6), alive);
                    var key = row.getString(2);
                    var uploadId = row.getString(3);
                    var at = Instant.ofEpochMilli(row.getLong(4));
                    return asked.readable(row.getLong(1)).map(where -> new BegunUpload(where.connection(), key, uploadId, at, holder));
                },
                "SELECT asked, begun.key, begun.upload_id, at, state, job.owner, begun.owner FROM begun LEFT JOIN job ON job.upload_id = begun.upload_id"
                        + " AND state IN ('WAITING', 'UPLOADING', 'CALLING_BACK', 'PAUSED', 'URL_NEEDED', 'FAILED') ORDER BY at, begun.upload_id").stream().flatMap(Optional::stream).toList();
    }

    private static Holder holder(@Nullable String state, long owner, Set<Long> alive) {
        if (state == null) {
            return alive.contains(owner) ? Holder.RUNNING : Holder.NOBODY;
        }
        boolean rests = switch (JobRow.state(state)) {
            case PAUSED, URL_NEEDED, FAILED -> true;
            default -> !alive.contains(owner);
        };
        return rests ? Holder.RESTING : Holder.RUNNING;
    }
}
