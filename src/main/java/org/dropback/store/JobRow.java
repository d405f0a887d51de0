package org.dropback.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.CallbackRefusedException;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.UploadMethod;
import org.jspecify.annotations.Nullable;

/** A row of the table of jobs as an entry. */
final class JobRow {

    private static final String COMMON = "id, state, recipe, queued, file, relpath, size, modified, key, method, callback, callback_var, upload_id,"
            + " part_size, digest, may_be_stored, sent, parts_done, parts_total, millis, moved, ending, timeline, answer_size, table_row, ";
    /** What OSS has of an upload that has begun; looked up for no other. */
    private static final String PARTS = parts("count(*)") + parts("total(part.size)");
    /** With all of the answer that is kept. */
    static final String WHOLE = COMMON + "answer" + PARTS;
    /** With the beginning of the answer. */
    static final String LISTED = COMMON + "substr(answer, 1, " + org.dropback.upload.Journal.LISTED_ANSWER + ")" + PARTS;

    private JobRow() {
    }

    private static String parts(String what) {
        return ", CASE WHEN upload_id IS NOT NULL THEN (SELECT " + what + " FROM part WHERE part.job = job.id) END";
    }

    /** Of a word that this version does not know, nothing can be done but to say so. */
    static JobState state(@Nullable String word) {
        return word(JobState.class, word).orElse(JobState.FAILED);
    }

    /** Empty for one that is not known. */
    static <E extends Enum<E>> Optional<E> word(Class<E> of, @Nullable String word) {
        return EnumSet.allOf(of).stream().filter(each -> each.name().equals(word)).findFirst();
    }

    static JournalEntry entry(ResultSet row, RecipeTable recipes) throws SQLException {
        try {
            if (word(JobState.class, row.getString(2)).isEmpty()) {
                throw new UnreadableException("state " + row.getString(2));
            }
            return whole(row, recipes);
        } catch (UnreadableException | RuntimeException e) {
            return UnreadableRow.entry(row, e);
        }
    }

    private static JournalEntry whole(ResultSet row, RecipeTable recipes) throws SQLException {
        var file = PathBytes.read(row.getBytes(5));
        var request = recipes.request(row.getLong(3), file, row.getString(6), JournalJson.row(row.getString(25)));
        var state = state(row.getString(2));
        var end = JournalJson.end(row.getString(22));
        var timeline = new ArrayList<>(JournalJson.timeline(row.getString(23), Instant.ofEpochMilli(row.getLong(4))));
        var failure = end.failure();
        var unsettled = row.getBoolean(16) ? Stored.UNKNOWN : Stored.NO;
        if (state == JobState.CANCELLED && failure == null) {
            // Cancelled with many others at once, while it waited.
            failure = ErrorEvidence.local(unsettled, LocalError.CANCELLED, "cancelled");
            timeline.add(new TimelineEvent(Instant.ofEpochMilli(row.getLong(21)), TimelineEvent.Kind.CANCELLED, ""));
        }
        var key = row.getString(9) == null ? request.keyTemplate() : row.getString(9);
        if (state == JobState.URL_NEEDED && failure == null) {
            // Taken over from a process that has ended.
            failure = ErrorEvidence.local(unsettled, LocalError.URL_NEEDED, key);
        }
        var headers = recipes.sealed().headers(row.getString(11), row.getString(12));
        var method = row.getString(10);
        // How far it is when it goes on, whatever could be written before it stopped.
        boolean goesOn = !state.isFinished() && row.getString(13) != null;
        var job = new JobSnapshot(row.getLong(1), request, given(file, request.file()), row.getLong(7), request.connection().bucket(),
                key, state, method == null ? null : UploadMethod.valueOf(method), goesOn ? 0 : row.getLong(17), 0,
                row.getInt(goesOn ? 27 : 18), row.getInt(19), row.getLong(20), callback(headers), headers,
                JournalJson.result(end, row.getBytes(26), row.getLong(24)), failure, timeline,
                goesOn ? row.getLong(28) : 0, null);
        return new JournalEntry(job, new Checkpoint(row.getLong(8), row.getLong(14), row.getString(13), row.getString(15), row.getBoolean(16)));
    }

    /** As it was given, if that still leads there. */
    private static Path given(Path file, Path found) {
        return file.isAbsolute() ? file : found;
    }

    private static @Nullable Callback callback(@Nullable CallbackHeaders headers) {
        try {
            return headers == null ? null : CallbackCodec.decode(headers.callback(), headers.variables());
        } catch (CallbackRefusedException e) {
            // Sent as it was all the same, so that OSS says what is wrong with it; here it cannot be shown.
            return null;
        }
    }
}
