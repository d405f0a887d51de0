package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.Redactor;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a list that shows pages asks of the journal. */
class JobQueriesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Connection CONNECTION =
            new Connection("c", URI.create("http://127.0.0.1:1/"), "cn-hangzhou", "bucket", SignatureVersion.V4);

    private final SqliteJournal journal = SqliteJournal.inMemory(Runnable::run, new Redactor());

    @AfterEach
    void close() {
        journal.close();
    }

    private static List<UploadRequest> requests(String... paths) {
        return Stream.of(paths).map(path -> new UploadRequest(Path.of("/nowhere", path), path, CONNECTION, "in/{name}", null, UploadOptions.DEFAULT)).toList();
    }

    private long[] add(String... paths) throws Exception {
        return journal.add(requests(paths), NOW).stream().mapToLong(each -> each.entry().job().id()).toArray();
    }

    private long[] ids(JobOrder order, String text, JobState... states) {
        return journal.ids(new JobFilter(Set.of(states), text), order);
    }

    @Test
    void idsComeAsAddedOrByTheNameOfTheFile() throws Exception {
        var ids = add("z/b.txt", "a/C.txt", "y/deep/a.txt", "A.txt");
        assertArrayEquals(ids, ids(JobOrder.ADDED, ""));
        assertArrayEquals(new long[] {ids[2], ids[3], ids[0], ids[1]}, ids(JobOrder.NAME, ""));
        assertArrayEquals(new long[] {ids[1], ids[0], ids[3], ids[2]}, ids(JobOrder.NAME_BACKWARDS, ""));
        assertArrayEquals(new long[] {ids[2], ids[3]}, ids(JobOrder.ADDED, "A.T", JobState.WAITING, JobState.DONE));
        assertArrayEquals(new long[0], ids(JobOrder.ADDED, "A.T", JobState.DONE));
    }

    @Test
    void aTextIsNoPattern() throws Exception {
        var ids = add("100%.txt", "a_b.txt", "back\\slash.txt", "aXb.txt", "ÄÖ 中文 😀.txt", "100x.txt");
        var found = Map.of("0%", List.of(ids[0]), "A_B", List.of(ids[1]), "k\\S", List.of(ids[2]), "axb", List.of(ids[3]), "ö 中文 😀", List.<Long>of(),
                "Ö 中文 😀", List.of(ids[4]), "\\", List.of(ids[2]), "%%", List.<Long>of(), "\\%", List.<Long>of(), "'", List.<Long>of());
        found.forEach((text, those) -> {
            assertEquals(those, LongStream.of(ids(JobOrder.ADDED, text)).boxed().toList(), text);
            assertEquals(those, LongStream.of(ids(JobOrder.NAME, text, JobState.WAITING)).boxed().toList(), text);
            assertEquals(those.size(), journal.count(new JobFilter(Set.of(), text)), text);
            assertEquals(those, journal.page(new JobFilter(Set.of(), text), 0, 10).stream().map(JobSnapshot::id).toList(), text);
        });
    }

    @Test
    void aListThatNobodyWantsAnyMoreIsNotReadToItsEnd() throws Exception {
        var all = add(IntStream.range(0, 20_000).mapToObj(n -> "f" + n).toArray(String[]::new));
        var asked = new AtomicInteger();
        var filter = new JobFilter(Set.of(), "F");
        assertArrayEquals(new long[0], journal.ids(filter, JobOrder.ADDED, () -> asked.incrementAndGet() == 2));
        assertEquals(2, asked.get(), "it was given up while it was read");
        assertArrayEquals(all, journal.ids(filter, JobOrder.ADDED), "nothing of that is left behind");
        assertArrayEquals(new long[0], journal.ids(filter, JobOrder.NAME, () -> true));
    }

    @Test
    void whileALongListIsReadOthersReadAndWrite(@TempDir Path folder) throws Exception {
        try (var kept = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Runnable::run, new Redactor())) {
            kept.add(requests(IntStream.range(0, 20_000).mapToObj(n -> "f" + n).toArray(String[]::new)), NOW);
            var done = new CompletableFuture<Long>();
            var asked = new AtomicInteger();
            var ids = kept.ids(new JobFilter(Set.of(), "F"), JobOrder.NAME, () -> {
                if (asked.incrementAndGet() == 2) {
                    Thread.startVirtualThread(() -> {
                        try {
                            kept.add(requests("f late"), NOW);
                            done.complete(kept.count(JobFilter.ALL));
                        } catch (JournalException e) {
                            done.completeExceptionally(e);
                        }
                    });
                    assertDoesNotThrow(() -> done.get(60, TimeUnit.SECONDS));
                }
                return false;
            });
            assertEquals(20_001, done.join());
            assertEquals(20_000, ids.length, "begun before the last one came");
            assertEquals(20_001, kept.ids(JobFilter.ALL, JobOrder.ADDED).length);
        }
        try (var closed = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Runnable::run, new Redactor())) {
            closed.close();
            assertEquals(0, closed.ids(JobFilter.ALL, JobOrder.ADDED).length);
        }
    }

    @Test
    void theStateOfEachIsToldWithoutReadingIt() throws Exception {
        var ids = add(IntStream.range(0, 50).mapToObj(n -> "f" + n).toArray(String[]::new));
        journal.move(List.of(ids[3], ids[4], ids[9]), Set.of(JobState.WAITING), JobState.CANCELLED, NOW);
        assertEquals(Map.of(JobState.CANCELLED, List.of(ids[3], ids[9]), JobState.WAITING, List.of(ids[0])),
                journal.byState(JobIds.of(ids[0], ids[3], ids[9], 99_999)).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> List.copyOf(each.getValue()))));
        assertArrayEquals(new long[] {ids[3], ids[4], ids[9]}, ids(JobOrder.ADDED, "", JobState.CANCELLED));
    }

    @Test
    void whatRestsWithPartsAtOssIsFoundAmongAll() throws Exception {
        var ids = add("a", "b", "c");
        for (int i = 0; i < 2; i++) {
            var entry = journal.find(ids[i]).orElseThrow();
            journal.save(new JournalEntry(entry.job(), new Checkpoint(0, 1, "upload-" + i, "", false)));
        }
        assertEquals(List.of("upload-1"), journal.begun(JobIds.of(ids[1], ids[2])).stream().map(entry -> entry.checkpoint().uploadId()).toList());
    }

    @Test
    void manyAreMovedAndRemovedByRuns() throws Exception {
        var ids = add(IntStream.range(0, 5000).mapToObj(n -> "f" + n).toArray(String[]::new));
        var chosen = JobIds.of(ids).without(JobIds.of(ids[7]));
        assertEquals(4999, journal.move(chosen, Set.of(JobState.WAITING), JobState.CANCELLED, NOW).length);
        assertEquals(Map.of(JobState.WAITING, 1L, JobState.CANCELLED, 4999L), journal.counts());
        journal.remove(chosen);
        assertArrayEquals(new long[] {ids[7]}, ids(JobOrder.ADDED, ""));
    }
}
