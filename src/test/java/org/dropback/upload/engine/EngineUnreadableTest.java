package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.Stored;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows of the journal that cannot be read cost no other job its turn. */
@Timeout(180)
class EngineUnreadableTest extends OnBench {

    private SqliteJournal journal() {
        return SqliteJournal.open(folder.resolve("other.db"), folder.resolve("other owners"), Thread::startVirtualThread, new Redactor());
    }

    /** In this order: a recipe that is cut off for as many jobs, a state of no version, a timeline that is cut off, a batch that asks, and one that is well. */
    private void damaged(int of) throws Exception {
        try (var journal = journal()) {
            var file = bench.file("a", 10);
            journal.add(Collections.nCopies(of, bench.request(file, "first", bench.profile("/callback"))), Instant.EPOCH);
            for (var key : List.of("second", "third", "well")) {
                journal.add(List.of(bench.request(file, key, null)), Instant.EPOCH);
            }
        }
        sql("UPDATE recipe SET json = substr(json, 1, 60) WHERE json LIKE '%\"first\"%'");
        sql("UPDATE job SET state = 'ARCHIVED' WHERE id = " + (of + 1));
        sql("UPDATE job SET timeline = '[{' WHERE id = " + (of + 2));
        sql("UPDATE job SET timeline = '[]' WHERE id = " + (of + 3));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("other.db")); var update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    private List<String> words(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("other.db")); var statement = connection.createStatement();
             var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    void theyFailAndSaySoAndTheOthersGoOn() throws Exception {
        int many = 500;
        damaged(many);
        try (var journal = journal();
             var queue = bench.another(_ -> bench.store, journal, EngineLimits.DEFAULT.withRetryFor(Duration.ZERO))) {
            assertTrue(journal.problem().isEmpty(), "the file is sound");
            queue.recover();
            assertEquals(many + 3, queue.jobs().size(), "each is shown");
            queue.resumeAll();
            queue.awaitIdle();

            assertTrue(bench.isStored("well"));
            assertEquals(JobState.DONE, queue.job(many + 3).orElseThrow().state());
            for (long id : new long[] {1, many, many + 1, many + 2}) {
                var job = queue.job(id).orElseThrow();
                assertEquals(JobState.FAILED, job.state());
                assertEquals("RecordUnreadable", job.failure().code());
                assertEquals(Stored.NO, job.failure().stored());
                assertEquals("a", job.request().relativePath());
            }
            assertEquals(many + 2, queue.counts().get(JobState.FAILED));
            assertEquals(many + 2, queue.count(new JobFilter(Set.of(JobState.FAILED), "")));
            assertEquals(60, words("SELECT json FROM recipe WHERE id = 1").getFirst().length(), "what is there of it is kept");
            assertEquals(List.of("ARCHIVED"), words("SELECT state FROM job WHERE id = " + (many + 1)));
            assertEquals(List.of("[{"), words("SELECT timeline FROM job WHERE id = " + (many + 2)));

            assertTrue(queue.retry(1));
            queue.awaitIdle();
            assertEquals(JobState.FAILED, queue.job(1).orElseThrow().state());
            assertFalse(queue.callAgain(List.of(1L)));
            assertTrue(queue.remove(queue.jobs().stream().filter(JobSnapshot::isUnreadable).map(JobSnapshot::id).toList()));
            assertEquals(1, queue.jobs().size());
        }
    }

    @Test
    void aJournalThatFailsOnceEndsNothing() throws Exception {
        var failures = new AtomicInteger(2);
        var odd = Hooked.of(Journal.class, bench.journal, (method, _, real) -> {
            if (method.equals("waiting") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("on purpose");
            }
            return real.call();
        });
        try (var queue = bench.another(_ -> bench.store, odd, EngineLimits.DEFAULT.withRetryFor(Duration.ZERO))) {
            queue.add(List.of(bench.request(bench.file("a", 10), "well", null)));
            queue.awaitIdle();
            assertTrue(bench.isStored("well"));
        }
    }

    @Test
    void anAnswerToWhatAsksPassesThemOver() throws Exception {
        damaged(1);
        sql("UPDATE job SET state = 'ASKING' WHERE id = 1");
        sql("UPDATE recipe SET json = json || '\"ASK\"' WHERE id = 1");
        try (var journal = journal();
             var queue = bench.another(_ -> bench.store, journal, EngineLimits.DEFAULT.withRetryFor(Duration.ZERO))) {
            queue.recover();
            queue.answer(IfExists.OVERWRITE);
            queue.awaitIdle();
            assertEquals(JobState.FAILED, queue.job(1).orElseThrow().state());
        }
    }
}
