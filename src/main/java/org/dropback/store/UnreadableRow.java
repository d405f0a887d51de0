package org.dropback.store;

import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;

/** What is left of a row of the table of jobs that cannot be read whole: its file, and that nothing can be done with it. It is never written back. */
final class UnreadableRow {

    private static final Connection NOWHERE = new Connection("", URI.create(""), "", "", SignatureVersion.V4);

    private UnreadableRow() {
    }

    static JournalEntry entry(ResultSet row, Exception why) throws SQLException {
        var state = JobRow.state(row.getString(2));
        var path = row.getString(6) == null ? "" : row.getString(6);
        var file = file(row, path);
        var request = new UploadRequest(file, path, NOWHERE, path, null, UploadOptions.DEFAULT);
        boolean well = state == JobState.DONE || state == JobState.SKIPPED;
        var failure = well ? null : ErrorEvidence.local(stored(state, row.getBoolean(16)), LocalError.RECORD_UNREADABLE, String.valueOf(why.getMessage()));
        var queued = new TimelineEvent(Instant.ofEpochMilli(row.getLong(4)), TimelineEvent.Kind.QUEUED, "");
        var job = new JobSnapshot(row.getLong(1), request, file, row.getLong(7), "", row.getString(9) == null ? path : row.getString(9), state, null, 0, 0, 0, 0, 0,
                null, null, null, failure, List.of(queued));
        return new JournalEntry(job, new Checkpoint(row.getLong(8), 0, null, "", row.getBoolean(16)));
    }

    private static Stored stored(JobState state, boolean mayBe) {
        return state == JobState.CALLBACK_FAILED || state == JobState.CALLBACK_UNKNOWN ? Stored.YES : mayBe ? Stored.UNKNOWN : Stored.NO;
    }

    private static Path file(ResultSet row, String path) throws SQLException {
        try {
            return PathBytes.read(row.getBytes(5));
        } catch (RuntimeException e) {
            return Path.of(path.replace('\0', '?'));
        }
    }
}
