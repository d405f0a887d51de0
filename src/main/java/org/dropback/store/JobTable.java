package org.dropback.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.dropback.oss.PartReceipt;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** What is written of the jobs of one owner, and their parts. One thread at a time. */
final class JobTable {

    /** States that another process takes up as paused, or as one whose URL is not known to it. */
    private static final String UNFINISHED = "'WAITING', 'UPLOADING', 'CALLING_BACK', 'PAUSED'";
    /** What the attempts so far leave; the time follows. */
    static final String ANEW = "timeline = NULL, sent = 0, parts_done = 0, millis = 0, answer = NULL, answer_size = 0, queued = ";
    private static final String RESTS = "CASE WHEN recipe IN (SELECT id FROM recipe WHERE json_valid(json)"
            + " AND json_extract(json, '$.connection.access.kind') = 'PRESIGNED_URLS')"
            + " THEN 'URL_NEEDED' ELSE 'PAUSED' END";

    private final Sql sql;
    private final RecipeTable recipes;
    private final long owner;

    JobTable(Sql sql, RecipeTable recipes, long owner) {
        this.sql = sql;
        this.recipes = recipes;
        this.owner = owner;
    }

    /** The next free id, within a transaction. */
    long nextId() throws SQLException {
        return sql.number("SELECT seq FROM sqlite_sequence WHERE name = 'job'") + 1;
    }

    List<JournalEntry> insert(long firstId, List<UploadRequest> requests, List<JobIdentity> identities, Instant now) throws SQLException {
        var entries = new ArrayList<JournalEntry>(requests.size());
        var queued = List.of(new TimelineEvent(now, TimelineEvent.Kind.QUEUED, ""));
        try (var statement = sql.connection().prepareStatement("INSERT INTO job (id, owner, state, identity, recipe, queued, file, relpath, table_row, size, modified)"
                + " VALUES (?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < requests.size(); i++) {
                var request = requests.get(i);
                var identity = identities.get(i);
                long id = firstId + i;
                Sql.set(statement, id, owner, identity.identity(), recipes.id(request), now.toEpochMilli(), PathBytes.of(request.file()),
                        request.relativePath(), JournalJson.row(request.row()), identity.size(), identity.modified());
                // A batch of the driver would hide whether the disk is full.
                statement.executeUpdate();
                entries.add(new JournalEntry(new JobSnapshot(id, request, request.file(), identity.size(), request.connection().bucket(),
                        request.keyTemplate(), JobState.WAITING, null, 0, 0, 0, 0, 0, null, null, null, null, queued),
                        new Checkpoint(identity.modified(), 0, null, "", false)));
            }
        }
        return entries;
    }

    void save(JournalEntry entry) throws SQLException {
        var job = entry.job();
        var checkpoint = entry.checkpoint();
        var headers = job.headers();
        var answer = job.result() == null || job.result().callback() == null ? null : job.result().callback().body();
        sql.update("UPDATE job SET state = ?, size = ?, modified = ?, key = ?, method = ?, callback = ?, callback_var = ?, upload_id = ?, part_size = ?,"
                        + " digest = ?, may_be_stored = ?, sent = ?, parts_done = ?, parts_total = ?, millis = ?, ending = ?, timeline = ?, answer_size = ?,"
                        + " answer = ? WHERE id = ? AND owner = ?",
                job.state(), job.size(), checkpoint.modified(), job.method() == null ? null : job.key(), job.method(), headers == null ? null : headers.callback(),
                recipes.sealed().variables(job.request(), headers), checkpoint.uploadId(), checkpoint.partSize(), checkpoint.digest(), checkpoint.mayBeStored(),
                job.bytesSent(), job.partsDone(), job.partsTotal(), job.millis(), JournalJson.end(job.result(), job.failure()),
                JournalJson.timeline(job.timeline()), answer == null ? 0 : answer.length, answer == null ? null : AttemptTable.kept(answer), job.id(), owner);
    }

    /** @param ids null for all. @return those that moved */
    long[] move(@Nullable JobIds ids, Set<JobState> from, JobState to, Instant now) throws SQLException {
        boolean anew = to == JobState.WAITING && from.stream().noneMatch(JobState::isResting);
        var change = "UPDATE job SET state = '" + to.name() + "', moved = " + now.toEpochMilli() + ", ending = NULL"
                + (anew ? ", " + ANEW + now.toEpochMilli() : "")
                + " WHERE owner = ? AND " + JobQueries.in(from);
        var moving = "SELECT id FROM job WHERE owner = ? AND " + JobQueries.in(from);
        if (ids == null) {
            var all = sql.longs(moving, owner);
            sql.update(change, owner);
            Arrays.parallelSort(all);
            return all;
        }
        var moved = LongStream.builder();
        var among = " AND id BETWEEN ? AND ?";
        ids.eachRun((first, last) -> {
            for (var id : sql.longs(moving + among + " ORDER BY id", owner, first, last)) {
                moved.add(id);
            }
            sql.update(change + among, owner, first, last);
        });
        return moved.build().toArray();
    }

    /** @return the batches that asked */
    Set<String> answer(IfExists how) throws SQLException {
        var batches = new HashSet<String>();
        for (var id : sql.longs("SELECT DISTINCT recipe FROM job WHERE owner = ? AND state = 'ASKING'", owner)) {
            recipes.readable(id).ifPresent(recipe -> batches.add(recipe.options().batch()));
        }
        recipes.answer(batches, how);
        return batches;
    }

    long place(boolean first) throws SQLException {
        return first ? sql.number("SELECT coalesce(min(place), 0) - 1 FROM job WHERE owner = ? AND state = 'WAITING'", owner)
                : sql.number("SELECT coalesce(max(place), 0) + 1 FROM job WHERE owner = ? AND state = 'WAITING'", owner);
    }

    void reorder(JobIds ids, long place) throws SQLException {
        ids.eachRun((first, last) -> sql.update("UPDATE job SET place = ? WHERE id BETWEEN ? AND ? AND owner = ?"
                + " AND state IN ('WAITING', 'PAUSED', 'ASKING', 'URL_NEEDED')", place, first, last, owner));
    }

    void remove(JobIds ids) throws SQLException {
        ids.eachRun((first, last) -> {
            sql.update("DELETE FROM part WHERE job BETWEEN ? AND ?", first, last);
            sql.update("DELETE FROM job WHERE id BETWEEN ? AND ? AND owner = ?", first, last, owner);
        });
    }

    /** What ended needs no more; a failed upload that left something at OSS can still be gone on with, and stays. */
    void removeEnded(JobIds spared) throws SQLException {
        sql.update("DELETE FROM job WHERE owner = ? AND state IN ('DONE', 'SKIPPED', 'CANCELLED', 'CALLBACK_FAILED', 'CALLBACK_UNKNOWN', 'FAILED')"
                + " AND NOT (state = 'FAILED' AND (upload_id IS NOT NULL OR may_be_stored)) AND id NOT IN (SELECT value FROM json_each(?))",
                owner, spared.longs().mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]")));
        sql.execute("DELETE FROM part WHERE job NOT IN (SELECT id FROM job)");
    }

    void adopt(long from) throws SQLException {
        sql.update("DELETE FROM job WHERE owner = ? AND state IN ('DONE', 'SKIPPED', 'CANCELLED')", from);
        sql.update("UPDATE job SET owner = ?, state = CASE WHEN state IN (" + UNFINISHED + ") THEN " + RESTS + " ELSE state END WHERE owner = ?", owner, from);
    }

    void savePart(long job, PartReceipt part) throws SQLException {
        sql.update("INSERT OR REPLACE INTO part (job, number, size, etag, crc64) VALUES (?, ?, ?, ?, ?)", job, part.number(), part.size(), part.etag(), part.crc64());
    }

    List<PartReceipt> parts(long job) throws SQLException {
        return sql.list(row -> new PartReceipt(row.getInt(1), row.getLong(2), row.getString(3), row.getLong(4)),
                "SELECT number, size, etag, crc64 FROM part WHERE job = ? ORDER BY number", job);
    }

    void forgetParts(long job) throws SQLException {
        sql.update("DELETE FROM part WHERE job = ?", job);
    }
}
