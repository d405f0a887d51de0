package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreResult;
import org.dropback.text.Redactor;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.FileRow;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.JournalException;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SqliteJournalTest {

    private static final Instant NOW = Instant.parse("2026-11-22T11:34:21.123Z");
    private static final Connection CONNECTION = new Connection("Sandbox", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "sandbox", SignatureVersion.V4);
    private static final CallbackProfile PROFILE = new CallbackProfile("Order", List.of("https://a.example/cb"), null, true, BodyType.JSON,
            "{\"o\":${object},\"图\":${x:a}}", List.of(CallbackVariable.fromFile("x:a", "{name}")), Map.of("k", "v"));

    @TempDir
    private Path folder;
    private final List<SqliteJournal> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(SqliteJournal::close);
    }

    private SqliteJournal journal() {
        var journal = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Runnable::run, new Redactor());
        open.add(journal);
        return journal;
    }

    private static List<JournalEntry> add(Journal to, List<UploadRequest> requests, Instant now) throws JournalException {
        return to.add(requests, now).stream().map(Journal.Added::entry).toList();
    }

    private UploadRequest request(String name, @Nullable CallbackProfile profile) throws IOException {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, name);
        }
        return new UploadRequest(file, name, CONNECTION, "in/{name}", profile, UploadOptions.DEFAULT);
    }

    private static JournalEntry as(JournalEntry entry, JobState state, Checkpoint checkpoint) {
        var job = entry.job();
        var callback = PROFILE.resolve(template -> "a");
        var headers = CallbackCodec.encode(callback);
        boolean failed = state == JobState.FAILED;
        var answer = new CallbackAnswer(200, "application/json", "{}".getBytes(), false, Duration.ofMillis(38), null);
        var result = state == JobState.DONE ? new StoreResult("E", "1", "R", answer) : null;
        var failure = failed ? new ErrorEvidence(Stored.NO, 503, "ServiceUnavailable", "busy", "R2", "0007") : null;
        return new JournalEntry(new JobSnapshot(job.id(), job.request(), job.file(), job.size(), job.bucket(), "in/key", state, UploadMethod.MULTIPART, 7, 0, 1, 3, 40,
                callback, headers, result, failure, List.of(new TimelineEvent(NOW, TimelineEvent.Kind.INITIATED, "U"))), checkpoint);
    }

    /** So that a key with a date gets that of the day, unless there is something at OSS to go on with. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatFailedIsAsNewWhenItIsAskedForOnceMore(boolean begun) throws Exception {
        var first = journal();
        var request = request("a", null);
        first.save(as(add(first, List.of(request), NOW).getFirst(), JobState.FAILED, begun ? new Checkpoint(1, 2, "U", "d", false) : Checkpoint.NONE));
        first.close();
        var taken = add(journal(), List.of(request), NOW).getFirst().job();
        assertEquals(JobState.WAITING, taken.state());
        assertEquals(begun ? TimelineEvent.Kind.INITIATED : TimelineEvent.Kind.QUEUED, taken.timeline().getFirst().kind());
        assertEquals(begun, taken.timeline().getFirst().at().equals(NOW));
    }

    @Test
    void whatIsAddedIsThereForTheNextProcess() throws Exception {
        var first = journal();
        var added = add(first, List.of(request("a", PROFILE), request("b", null)), NOW);
        assertEquals(List.of(JobState.WAITING, JobState.WAITING), added.stream().map(entry -> entry.job().state()).toList());
        assertEquals(1, added.getFirst().job().size());
        first.close();
        var second = journal();
        assertEquals(Map.of(), second.counts(), "not its own yet");
        second.adopt();
        assertEquals(Map.of(JobState.PAUSED, 2L), second.counts());
        var jobs = second.page(JobFilter.ALL, 0, 10);
        assertEquals(request("a", PROFILE), jobs.getFirst().request());
        assertEquals(List.of(TimelineEvent.Kind.QUEUED), jobs.getFirst().timeline().stream().map(TimelineEvent::kind).toList());
        assertEquals("in/{name}", jobs.getFirst().key());
    }

    @Test
    void rowAndPrivateCallbackOutliveTheProcess() throws Exception {
        var first = journal();
        var plain = request("a", PROFILE);
        var row = new FileRow("t.csv", 3, Map.of("order", "A-1 图"));
        var wanted = new UploadRequest(plain.file(), "a", CONNECTION, "in/{row:order}", PROFILE, UploadOptions.DEFAULT, row, true);
        add(first, List.of(wanted, request("b", PROFILE)), NOW);
        first.close();
        var second = journal();
        second.adopt();
        var jobs = second.page(JobFilter.ALL, 0, 10);
        assertEquals(wanted, jobs.getFirst().request());
        assertEquals(request("b", PROFILE), jobs.getLast().request());
        assertFalse(jobs.getLast().request().privateCallback());
    }

    @Test
    void whatNoJobNeedsAnyMoreIsForgotten() throws Exception {
        var secret = "s3cr3t-" + "t0k3n";
        var profile = PROFILE.withVariables(List.of(CallbackVariable.fixed("x:token", secret).withSecret(true)));
        var journal = journal();
        var entry = add(journal, List.of(request("a", profile)), NOW).getFirst();
        journal.saveAttempt(HistoryEntry.of(as(entry, JobState.DONE, Checkpoint.NONE).job(), "in/key", false, NOW));
        journal.commit(as(entry, JobState.DONE, Checkpoint.NONE), false);
        journal.removeEnded(JobIds.NONE);
        journal.close();
        assertFalse(new String(Files.readAllBytes(folder.resolve("journal.db")), StandardCharsets.ISO_8859_1).contains(secret));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db")); var statement = connection.createStatement();
             var recipes = statement.executeQuery("SELECT count(*) FROM recipe")) {
            assertEquals(0, recipes.getInt(1));
        }
        assertEquals(List.of("Order"), journal().history(HistoryFilter.ALL, Long.MAX_VALUE, 9).stream().map(each -> each.callback().profile()).toList());
    }

    /** As the first version made it. */
    @Test
    void aJournalOfTheFirstVersionIsTakenOver() throws Exception {
        journal().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db")); var statement = connection.createStatement()) {
            for (var column : List.of("asked", "variables", "again", "stored", "answer_type", "answer_size", "waited", "differs")) {
                statement.execute("ALTER TABLE attempt DROP COLUMN " + column);
            }
            statement.execute("DROP TABLE asked");
            statement.execute("DROP TABLE begun");
            statement.execute("PRAGMA user_version = 1");
            statement.execute("INSERT INTO attempt (at, outcome, file, connection, bucket, key, size, status, code, message, etag, bytes, millis)"
                    + " VALUES (5, 'CALLBACK_FAILED', 'f', 'C', 'b', 'k', 7, 203, 'CallbackFailed', 'Error status : 502.', 'E', 7, 1)");
        }
        var journal = journal();
        assertTrue(journal.problem().isEmpty(), journal.problem().toString());
        var old = journal.history(HistoryFilter.ALL, Long.MAX_VALUE, 9).getFirst();
        assertEquals(Stored.YES, old.failure().stored());
        assertEquals("b", old.bucket());
        assertArrayEquals(new long[0], journal.lastOfObjects(new HistoryFilter("", Instant.EPOCH, Set.of(JobState.CALLBACK_FAILED))), "nobody knows where it lies");
        journal.saveAttempt(old.withId(0));
        assertEquals(2, journal.history(HistoryFilter.ALL, Long.MAX_VALUE, 9).size());
    }

    @Test
    void whoLivesKeepsItsJobs() throws Exception {
        var first = journal();
        add(first, List.of(request("a", null)), NOW);
        var second = journal();
        second.adopt();
        assertEquals(Map.of(), second.counts());
        assertNotEquals(first.page(JobFilter.ALL, 0, 1).getFirst().id(), add(second, List.of(request("a", null)), NOW).getFirst().job().id());
        assertEquals(Map.of(JobState.WAITING, 1L), first.counts());
    }

    @Test
    void everythingOfAJobComesBack() throws Exception {
        var journal = journal();
        var entry = add(journal, List.of(request("a", PROFILE)), NOW).getFirst();
        for (var state : List.of(JobState.UPLOADING, JobState.FAILED, JobState.DONE)) {
            var saved = as(entry, state, new Checkpoint(5, 100, "U", "D", true));
            journal.commit(saved, true);
            var found = journal.find(entry.job().id()).orElseThrow();
            assertEquals(saved.checkpoint(), found.checkpoint());
            assertEquals(saved.job().callback(), found.job().callback());
            assertEquals(saved.job().headers(), found.job().headers());
            assertEquals(saved.job().failure(), found.job().failure());
            assertEquals(saved.job().timeline(), found.job().timeline());
            assertEquals(state, found.job().state());
            assertEquals("in/key", found.job().key());
        }
        var answer = journal.find(entry.job().id()).orElseThrow().job().result().callback();
        assertArrayEquals("{}".getBytes(), answer.body());
        assertEquals(Duration.ofMillis(38), answer.waited());
        assertFalse(answer.truncated());
    }

    @Test
    void partsAndAttemptsAreKept() throws Exception {
        var journal = journal();
        var entry = add(journal, List.of(request("a", PROFILE)), NOW).getFirst();
        var part = new PartReceipt(2, 100, "E", -7);
        journal.savePart(entry.job().id(), part);
        assertEquals(List.of(part), journal.parts(entry.job().id()));
        journal.saveAttempt(HistoryEntry.of(as(entry, JobState.FAILED, Checkpoint.NONE).job(), "in/key", false, NOW));
        journal.saveAttempt(HistoryEntry.of(as(entry, JobState.DONE, Checkpoint.NONE).job(), "in/key", false, NOW));
        journal.remove(List.of(entry.job().id()));
        assertEquals(List.of(), journal.parts(entry.job().id()));
        var history = journal.history(HistoryFilter.ALL, Long.MAX_VALUE, 10);
        assertEquals(List.of(JobState.DONE, JobState.FAILED), history.stream().map(each -> each.outcome()).toList());
        assertEquals(new ErrorEvidence(Stored.NO, 503, "ServiceUnavailable", "busy", "R2", "0007"), history.getLast().failure());
        assertArrayEquals("{}".getBytes(), history.getFirst().result().callback().body());
        assertEquals(1, journal.history(new HistoryFilter("in/KEY", Instant.EPOCH, Set.of()), history.getFirst().id(), 10).size());
        assertEquals(1, journal.history(new HistoryFilter("", NOW, Set.of(JobState.FAILED)), Long.MAX_VALUE, 10).size());
        assertEquals(List.of(), journal.history(new HistoryFilter("", NOW.plusMillis(1), Set.of()), Long.MAX_VALUE, 10));
    }

    @Test
    void whatIsOlderThanIsWantedIsForgottenAndNothingElse() throws Exception {
        var journal = journal();
        var entry = add(journal, List.of(request("a", PROFILE), request("b", PROFILE)), NOW).getFirst();
        var ended = as(entry, JobState.DONE, Checkpoint.NONE).job();
        for (var days : new int[] {0, 29, 31, 400}) {
            journal.saveAttempt(HistoryEntry.of(ended, ended.key(), false, NOW.minus(Duration.ofDays(days))));
        }
        journal.forgetAttempts(NOW.minus(Duration.ofDays(30)));
        assertEquals(List.of(NOW.minus(Duration.ofDays(29)), NOW), journal.history(HistoryFilter.ALL, Long.MAX_VALUE, 10).stream().map(HistoryEntry::at).sorted().toList());
        assertEquals(2, journal.count(JobFilter.ALL), "jobs stay");
    }

    @Test
    void anInterruptedUploadAskedForAgainGoesOn() throws Exception {
        var first = journal();
        var entries = add(first, List.of(request("a", PROFILE), request("b", PROFILE), request("c", PROFILE)), NOW);
        var checkpoint = new Checkpoint(entries.getFirst().checkpoint().modified(), 100, "U", "D", true);
        first.commit(as(entries.getFirst(), JobState.UPLOADING, checkpoint), false);
        first.commit(as(entries.get(1), JobState.DONE, entries.get(1).checkpoint()), false);
        first.close();
        Files.setLastModifiedTime(folder.resolve("c"), FileTime.fromMillis(5));
        var again = add(journal(), List.of(request("a", PROFILE), request("b", PROFILE), request("new", PROFILE)), NOW);
        assertEquals(entries.getFirst().job().id(), again.getFirst().job().id());
        assertEquals(JobState.WAITING, again.getFirst().job().state());
        assertEquals(checkpoint, again.getFirst().checkpoint());
        assertEquals("in/key", again.getFirst().job().key());
        assertEquals(JobState.DONE, again.get(1).job().state(), "ended before it could be told");
        assertEquals(JobState.WAITING, again.get(2).job().state());
        assertTrue(again.get(2).job().id() > 3);
    }

    @Test
    void whatIsNotTheSameIsAnotherUpload() throws Exception {
        var first = journal();
        var entry = add(first, List.of(request("a", PROFILE)), NOW).getFirst();
        first.commit(as(entry, JobState.DONE, entry.checkpoint()), false);
        first.close();
        var request = request("a", PROFILE);
        var second = journal();
        var elsewhere = new Connection("Sandbox", URI.create("http://127.0.0.1:2"), "cn-hangzhou", "sandbox", SignatureVersion.V4);
        var others = List.of(new UploadRequest(request.file(), "a", elsewhere, "in/{name}", PROFILE, UploadOptions.DEFAULT),
                new UploadRequest(request.file(), "a", CONNECTION, "out/{name}", PROFILE, UploadOptions.DEFAULT),
                new UploadRequest(request.file(), "a", CONNECTION, "in/{name}", null, UploadOptions.DEFAULT),
                new UploadRequest(request.file(), "a", CONNECTION, "in/{name}", PROFILE, new UploadOptions(UploadMethod.PUT, 1)));
        assertTrue(add(second, others, NOW).stream().allMatch(each -> each.job().state() == JobState.WAITING));
        Files.writeString(folder.resolve("a"), "changed");
        assertEquals(JobState.WAITING, add(second, List.of(request), NOW).getFirst().job().state(), "the file has changed");
    }

    @Test
    void aChangedCallbackReplacesTheRecordedOne() throws Exception {
        var first = journal();
        var entry = add(first, List.of(request("a", PROFILE)), NOW).getFirst();
        first.commit(as(entry, JobState.UPLOADING, new Checkpoint(1, 100, "U", "D", false)), false);
        first.close();
        var again = add(journal(), List.of(request("a", null)), NOW).getFirst();
        assertEquals(entry.job().id(), again.job().id());
        assertEquals(null, again.job().headers());
        assertEquals(null, again.job().request().profile());
        assertEquals("U", again.checkpoint().uploadId());
    }

    @Test
    void jobsAreMovedReorderedAndRemoved() throws Exception {
        var journal = journal();
        var ids = add(journal, List.of(request("a", null), request("b", null), request("c", null)), NOW).stream().map(each -> each.job().id()).toList();
        journal.reorder(JobIds.of(ids.get(2)), journal.place(true));
        assertEquals(List.of(ids.get(2), ids.get(0), ids.get(1)), journal.waiting(10).stream().map(each -> each.job().id()).toList());
        journal.reorder(JobIds.of(ids.get(0)), journal.place(false));
        assertEquals(List.of(ids.get(2), ids.get(1), ids.get(0)), journal.waiting(10).stream().map(each -> each.job().id()).toList());
        assertArrayEquals(new long[] {ids.get(1)}, journal.move(List.of(ids.get(1), 77L), Set.of(JobState.WAITING), JobState.CANCELLED, NOW));
        var cancelled = journal.find(ids.get(1)).orElseThrow().job();
        assertEquals(LocalError.CANCELLED.code(), cancelled.failure().code());
        assertArrayEquals(new long[] {ids.get(0), ids.get(2)}, journal.move(null, Set.of(JobState.WAITING), JobState.PAUSED, NOW));
        assertEquals(Map.of(JobState.PAUSED, 2L, JobState.CANCELLED, 1L), journal.counts());
        assertEquals(1, journal.count(new JobFilter(Set.of(JobState.PAUSED), "C")));
        assertEquals(List.of(ids.get(2)), journal.page(new JobFilter(Set.of(), "c"), 0, 5).stream().map(JobSnapshot::id).toList());
        journal.removeEnded(JobIds.NONE);
        assertEquals(Map.of(JobState.PAUSED, 2L), journal.counts());
    }

    @Test
    void aFileThatNeedNotBeUtf8KeepsItsBytes() throws Exception {
        var path = Path.of(URI.create(folder.toUri() + "a%FF%FEb"));
        Files.writeString(path, "x");
        var first = journal();
        add(first, List.of(new UploadRequest(path, "a", CONNECTION, "k", null, UploadOptions.DEFAULT)), NOW);
        first.close();
        var second = journal();
        second.adopt();
        assertTrue(Files.exists(second.page(JobFilter.ALL, 0, 1).getFirst().file()));
    }

    /** As after a power cut: the files as they are at that moment, while the journal is open. */
    @Test
    void aCopyTakenWhileItIsWrittenHoldsAllThatWasConfirmed() throws Exception {
        var journal = journal();
        var writing = Thread.ofVirtual().start(() -> IntStream.range(0, 50).forEach(batch -> {
            try {
                add(journal, IntStream.range(0, 100).mapToObj(i -> new UploadRequest(folder.resolve("f" + batch + "-" + i), "f", CONNECTION, "k", null,
                        UploadOptions.DEFAULT)).toList(), NOW);
            } catch (JournalException e) {
                throw new IllegalStateException(e);
            }
        }));
        var home = Files.createDirectory(folder.resolve("copy"));
        for (int round = 0; round < 10; round++) {
            long confirmed = journal.count(JobFilter.ALL);
            Files.copy(folder.resolve("journal.db-wal"), home.resolve("journal.db-wal"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(folder.resolve("journal.db"), home.resolve("journal.db"), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(home.resolve("journal.db-shm"));
            try (var copy = SqliteJournal.open(home.resolve("journal.db"), home.resolve("owners"), Runnable::run, new Redactor())) {
                assertTrue(copy.problem().isEmpty(), copy.problem()::toString);
                copy.adopt();
                assertTrue(copy.count(JobFilter.ALL) >= confirmed);
            }
        }
        writing.join();
        assertEquals(5_000, journal.count(JobFilter.ALL));
    }

    @Test
    void aDamagedFileIsMovedAsideAndWhatCanBeReadIsKept() throws Exception {
        var first = journal();
        var requests = new ArrayList<UploadRequest>();
        for (int i = 0; i < 2_000; i++) {
            requests.add(new UploadRequest(folder.resolve("file" + i), "file" + i, CONNECTION, "k/{name}", PROFILE, UploadOptions.DEFAULT));
        }
        add(first, requests, NOW);
        first.close();
        var file = folder.resolve("journal.db");
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(access.length() / 2);
            access.write(new byte[8_192]);
        }
        var second = journal();
        var problem = second.problem().orElseThrow();
        assertEquals(JournalProblem.Kind.DAMAGED, problem.kind());
        assertTrue(Files.exists(problem.aside()));
        assertTrue(problem.recovered() > 500, problem.toString());
        second.adopt();
        assertEquals(problem.recovered(), second.counts().get(JobState.PAUSED));
        assertEquals(PROFILE, second.page(JobFilter.ALL, 0, 1).getFirst().request().profile());
    }

    @Test
    void rubbishIsMovedAside() throws Exception {
        Files.write(folder.resolve("journal.db"), "no database at all, but long enough to be one, were it one. ".repeat(20).getBytes());
        var journal = journal();
        assertEquals(JournalProblem.Kind.DAMAGED, journal.problem().orElseThrow().kind());
        add(journal, List.of(request("a", null)), NOW);
        assertEquals(1, journal.count(JobFilter.ALL));
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws Exception {
        journal().close();
        var file = folder.resolve("journal.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        var before = Files.readAllBytes(file);
        var journal = journal();
        assertEquals(JournalProblem.Kind.NEWER, journal.problem().orElseThrow().kind());
        assertFalse(journal.isKept());
        add(journal, List.of(request("a", null)), NOW);
        assertEquals(1, journal.count(JobFilter.ALL));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void onAFullDiskNothingIsAddedAndNothingLost() throws Exception {
        var journal = journal();
        add(journal, List.of(request("a", null)), NOW);
        journal.limit(40);
        var requests = IntStream.range(0, 10_000).mapToObj(i -> new UploadRequest(folder.resolve("x" + i), "x", CONNECTION, "k", null, UploadOptions.DEFAULT)).toList();
        var failure = assertThrows(JournalException.class, () -> add(journal, requests, NOW));
        assertEquals(JournalException.Reason.DISK_FULL, failure.reason());
        assertEquals(1, journal.count(JobFilter.ALL));
        journal.limit(1_000_000);
        assertEquals(10_000, add(journal, requests, NOW).size());
    }

    @Test
    void whileAnEndCannotBeWrittenNothingWaits() throws Exception {
        var journal = journal();
        var added = add(journal, List.of(request("a", null), request("b", null)), NOW);
        journal.limit(1);
        var ended = added.getFirst();
        for (int part = 1; part <= 2000; part++) {
            journal.savePart(ended.job().id(), new PartReceipt(part, 1, "e".repeat(200), 0));
        }
        assertEquals(List.of(), journal.waiting(10));
        assertTrue(journal.isBehind());
        journal.limit(1_000_000);
        assertEquals(2, journal.waiting(10).size());
        assertFalse(journal.isBehind());
        assertEquals(2000, journal.parts(ended.job().id()).size());
    }

    /** Whoever looks through what is there for each new file takes seven times as long for the last quarter as for the first. */
    @Test
    void theLastOfAHundredThousandFilesAreAddedAsFastAsTheFirst() throws Exception {
        Journal journal = journal();
        var threads = ManagementFactory.getThreadMXBean();
        var took = new long[4];
        for (int batch = 0; batch < 20; batch++) {
            int first = batch * 5_000;
            var requests = IntStream.range(first, first + 5_000).mapToObj(i -> new UploadRequest(folder.resolve("x" + i), "x" + i, CONNECTION, "k/{name}", PROFILE,
                    UploadOptions.DEFAULT)).toList();
            long before = threads.getCurrentThreadCpuTime();
            add(journal, requests, NOW);
            took[batch / 5] += threads.getCurrentThreadCpuTime() - before;
        }
        assertTrue(took[3] < 3 * took[0], () -> Arrays.toString(took) + " ns of the processor");
        assertEquals(Map.of(JobState.WAITING, 100_000L), journal.counts());
        assertEquals("x99990", journal.page(JobFilter.ALL, 99_990, 10).getFirst().request().relativePath());
    }
}
