package org.dropback.store;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.UploadRequest;

/**
 * Finds the job that a request asks for once more, among those that nobody works on (house: "Who owns a job"). What had ended well counts as done as long as
 * the file is the same: only a run that was interrupted leaves it there.
 */
final class SameUpload {

    private final Sql sql;
    private final RecipeTable recipes;
    private final long owner;
    /** Those who have ended. */
    private final Set<Long> dead;
    private final boolean none;

    SameUpload(Sql sql, RecipeTable recipes, long owner, Set<Long> dead) throws SQLException {
        this.sql = sql;
        this.recipes = recipes;
        this.owner = owner;
        this.dead = dead;
        none = sql.number("SELECT EXISTS (SELECT 1 FROM job WHERE owner IN (" + words() + ") OR owner = ? AND state IN ('PAUSED', 'ASKING', 'URL_NEEDED', 'FAILED'))", owner) == 0;
    }

    private String words() {
        return dead.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Takes the job up if there is one: it is waiting again, or has ended. */
    Optional<Journal.Added> takeUp(UploadRequest request, JobIdentity identity) throws SQLException {
        if (none) {
            return Optional.empty();
        }
        var candidates = sql.list(row -> JobRow.entry(row, recipes), "SELECT " + JobRow.WHOLE + " FROM job WHERE identity = ?1 AND (owner IN (" + words()
                + ") OR owner = ?2 AND (state IN ('PAUSED', 'ASKING', 'URL_NEEDED') OR state = 'FAILED' AND (upload_id IS NOT NULL OR may_be_stored))) ORDER BY id",
                identity.identity(), owner);
        for (var candidate : candidates) {
            if (!candidate.job().isUnreadable() && fits(candidate, request, identity)) {
                boolean ours = sql.number("SELECT owner FROM job WHERE id = ?", candidate.job().id()) == owner;
                return take(candidate, request).map(entry -> new Journal.Added(entry, ours ? candidate.job().state() : null));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(JournalEntry entry, UploadRequest request, JobIdentity identity) {
        var job = entry.job();
        return switch (job.state()) {
            case DONE, SKIPPED, CALLBACK_FAILED, CALLBACK_UNKNOWN -> job.size() == identity.size() && entry.checkpoint().modified() == identity.modified()
                    && hasSameCallback(job, request) && hasSameObject(job, request) && hasSameKey(job, request);
            case WAITING, UPLOADING, CALLING_BACK, PAUSED, ASKING, URL_NEEDED, FAILED -> hasSameKey(job, request);
            case CANCELLED -> false;
        };
    }

    private static boolean hasSameObject(JobSnapshot job, UploadRequest request) {
        var before = job.request().options();
        var now = request.options();
        return Objects.equals(before.contentType(), now.contentType()) && before.object().equals(now.object());
    }

    private static boolean hasSameCallback(JobSnapshot job, UploadRequest request) {
        return Objects.equals(job.request().profile(), request.profile()) && Objects.equals(job.request().row(), request.row());
    }

    /** A key with a date or a random part is the recorded one, as long as it was asked for in the same words. */
    private static boolean hasSameKey(JobSnapshot job, UploadRequest request) {
        var before = job.request();
        if (before.keyTemplate().equals(request.keyTemplate()) && before.relativePath().equals(request.relativePath())) {
            return true;
        }
        try {
            var size = Files.size(request.file());
            var modified = Files.getLastModifiedTime(request.file()).toInstant();
            var now = ZonedDateTime.now(Clock.systemDefaultZone());
            var key = PlaceholderTemplate.parse(request.keyTemplate()).resolve(new FilePlaceholders(
                    new FilePlaceholders.Facts(request.file(), request.relativePath(), size, modified, request.row()), now, System::getenv, () -> false));
            return key.equals(job.key());
        } catch (java.io.IOException | PlaceholderException e) {
            return false;
        }
    }

    private Optional<JournalEntry> take(JournalEntry entry, UploadRequest request) throws SQLException {
        var job = entry.job();
        boolean failed = job.state() == JobState.FAILED;
        boolean again = !job.state().isFinished() || failed;
        // Nothing of it is there: a key with a date gets that of today.
        boolean anew = failed && entry.checkpoint().uploadId() == null && !entry.checkpoint().mayBeStored();
        sql.update("UPDATE job SET owner = ?, recipe = ?, relpath = ?, table_row = ?, file = ?" + (again ? ", state = 'WAITING', place = 0, ending = NULL" : "")
                + (anew ? ", " + JobTable.ANEW + System.currentTimeMillis() : "")
                + (hasSameCallback(job, request) ? "" : ", callback = NULL, callback_var = NULL") + " WHERE id = ?",
                owner, recipes.id(request), request.relativePath(), JournalJson.row(request.row()), PathBytes.of(request.file()), job.id());
        return sql.list(row -> JobRow.entry(row, recipes), "SELECT " + JobRow.WHOLE + " FROM job WHERE id = ?", job.id()).stream().findFirst();
    }
}
