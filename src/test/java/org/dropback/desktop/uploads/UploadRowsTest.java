package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.dropback.desktop.fx.Background;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

/** With a background that is done at once. */
class UploadRowsTest {

    private final ListedJobs listed = new ListedJobs();
    private final UploadRows rows = new UploadRows(listed.queue(), new Background(Runnable::run, Runnable::run), failure -> {
        throw new AssertionError(failure);
    });

    private List<Long> shown() {
        return rows.shown().stream().map(UploadRow::id).toList();
    }

    private void put(JobSnapshot... jobs) {
        listed.put(List.of(jobs));
        rows.list();
    }

    private void change(JobSnapshot... jobs) {
        listed.put(List.of(jobs));
        rows.look();
        rows.list();
    }

    private void many(int count) {
        listed.put(IntStream.rangeClosed(1, count).mapToObj(id -> Jobs.job(id, "file-" + id, JobState.WAITING)).toList());
        rows.list();
    }

    @Test
    void thatNothingCanBeRecordedIsTold() {
        rows.look();
        assertFalse(rows.behindProperty().get());
        listed.behind = true;
        rows.look();
        assertTrue(rows.behindProperty().get());
    }

    @Test
    void aRowIsReadWhenSomebodyLooksAtItAndUpdatedInPlace() {
        put(Jobs.job(1, "a", JobState.WAITING));
        assertEquals(0, listed.found);
        var row = rows.shown().getFirst();
        assertEquals(JobState.WAITING, row.snapshot().state());
        change(Jobs.job(1, "a", JobState.DONE));
        assertSame(row, rows.shown().getFirst());
        assertEquals(JobState.DONE, row.snapshot().state());
        assertEquals(1, rows.countProperty(RowGroup.DONE).get());
        assertEquals(0, rows.countProperty(RowGroup.WAITING).get());
    }

    @Test
    void aFilteredListThatTheLastLookFindsOldAsksForAnotherLook() {
        put(Jobs.job(1, "a", JobState.URL_NEEDED), Jobs.job(2, "b", JobState.URL_NEEDED));
        rows.groupProperty().set(RowGroup.URL_NEEDED);
        var wakes = new ArrayList<String>();
        rows.whenStale(() -> wakes.add("look"));
        rows.look();
        rows.list();
        wakes.clear();
        listed.put(List.of(Jobs.job(1, "a", JobState.DONE)));
        rows.look();
        assertEquals(List.of("look"), wakes);
    }

    @Test
    void ofAHundredThousandRowsOnlyTheLastTwoThousandLookedAtAreHeld() {
        many(100_000);
        assertEquals(100_000, rows.shown().size());
        assertEquals(0, rows.paged().held());
        for (int i = 0; i < 100_000; i += 7) {
            assertEquals("file-" + (i + 1), rows.shown().get(i).fileName());
        }
        assertTrue(rows.paged().held() <= PagedRows.MOST, rows.paged().held() + " rows");
        assertTrue(listed.found <= 100_064, listed.found + " reads of whole pages");
        listed.found = 0;
        change(Jobs.job(3, "file-3", JobState.DONE), Jobs.job(99_999, "file-99999", JobState.DONE));
        assertEquals(1, listed.found, "what nobody sees is not read");
    }

    @Test
    void theRowThatIsToldInFullIsKeptUpToDateHoweverFarOneScrolls() {
        many(10_000);
        var row = rows.shown().getFirst();
        rows.paged().pin(row);
        for (int i = 5000; i < 9000; i++) {
            rows.shown().get(i);
        }
        change(Jobs.job(1, "file-1", JobState.FAILED));
        assertEquals(JobState.FAILED, row.snapshot().state());
        assertSame(row, rows.shown().getFirst());
    }

    @Test
    void aRowThatLeavesTheChosenGroupLeavesTheTable() {
        put(Jobs.job(1, "a", JobState.UPLOADING), Jobs.job(2, "b", JobState.UPLOADING));
        rows.groupProperty().set(RowGroup.UPLOADING);
        change(Jobs.job(1, "a", JobState.FAILED));
        assertEquals(List.of(2L), shown());
    }

    @Test
    void anotherFilterGivesTheOneBeforeUp() {
        var results = new ArrayDeque<Runnable>();
        var late = new UploadRows(listed.queue(), new Background(Runnable::run, results::add), failure -> {
            throw new AssertionError(failure);
        });
        listed.put(List.of(Jobs.job(1, "a", JobState.DONE), Jobs.job(2, "ab", JobState.DONE)));
        late.textProperty().set("a");
        var first = listed.wanted;
        late.list();
        assertFalse(first.getAsBoolean(), "what only changes is listed anew when this list is there");
        late.textProperty().set("ab");
        assertTrue(first.getAsBoolean());
        late.textProperty().set("a");
        late.textProperty().set("ab");
        while (!results.isEmpty()) {
            results.remove().run();
        }
        assertEquals(List.of(2L), late.shown().stream().map(UploadRow::id).toList());
        assertEquals(2, listed.listed);
        assertFalse(listed.wanted.getAsBoolean());
    }

    @Test
    void theFilterLooksAtPathsAndKeys() {
        put(Jobs.job(1, "Film.MOV", JobState.DONE), Jobs.job(2, "价格表.xlsx", JobState.DONE));
        rows.textProperty().set(" film.m ");
        assertEquals(List.of(1L), shown());
        rows.textProperty().set("K/价格");
        assertEquals(List.of(2L), shown());
    }

    @Test
    void whatWasHiddenComesBackInItsPlaceAndCountsAgain() {
        put(LongStream.rangeClosed(1, 5).mapToObj(id -> Jobs.job(id, "f" + id, JobState.DONE)).toArray(JobSnapshot[]::new));
        var leaving = Map.of(JobState.DONE, JobIds.of(2, 4));
        rows.hide(leaving);
        assertEquals(List.of(1L, 3L, 5L), shown());
        assertEquals(3, rows.totalProperty().get());
        rows.unhide(leaving);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), shown());
        assertEquals(5, rows.countProperty(RowGroup.DONE).get());
    }

    @Test
    void newJobsAreAddedAtTheEndWithoutAskingForAllOthers() {
        many(1000);
        int before = listed.listed;
        var added = new ArrayList<Integer>();
        rows.shown().addListener((ListChangeListener<UploadRow>) change -> {
            while (change.next()) {
                added.add(change.getAddedSize());
                assertTrue(change.getRemoved().isEmpty());
            }
        });
        listed.put(LongStream.rangeClosed(1001, 3000).mapToObj(id -> Jobs.job(id, "f", JobState.WAITING)).toList());
        rows.added(ListedJobs.ids(1001, 3000));
        assertEquals(List.of(2000), added);
        assertEquals(before, listed.listed);
        assertEquals(3000, rows.countProperty(RowGroup.WAITING).get());
        rows.textProperty().set("f");
        rows.added(JobIds.of(3001));
        assertTrue(rows.isBusy(), "with a filter the list is asked for anew at the next look");
    }

    @Test
    void aRowThatIsGoneStaysWithoutWords() {
        put(Jobs.job(1, "a", JobState.DONE));
        listed.jobs.clear();
        assertNull(rows.shown().getFirst().snapshot());
        assertEquals("", rows.shown().getFirst().fileName());
    }

    @Test
    void whatIsShownIsAlwaysWhatTheFiltersLetThroughInOrder() {
        var random = new Random(20261122);
        var states = JobState.values();
        var hidden = JobIds.NONE;
        for (var round = 0; round < 500; round++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    var added = new ArrayList<JobSnapshot>();
                    for (var left = random.nextInt(30); left >= 0; left--) {
                        var id = (listed.jobs.isEmpty() ? 0 : listed.jobs.lastKey()) + 1 + added.size();
                        added.add(Jobs.job(id, "file" + random.nextInt(9), states[random.nextInt(states.length)]));
                    }
                    listed.put(added);
                    rows.added(JobIds.of(added.stream().mapToLong(JobSnapshot::id)));
                }
                case 2 -> listed.put(listed.jobs.values().stream().filter(job -> !job.state().isFinished() && random.nextInt(3) == 0)
                        .map(job -> Jobs.job(job.id(), job.file().toString(), states[random.nextInt(states.length)])).toList());
                case 3 -> rows.groupProperty().set(random.nextBoolean() ? null : RowGroup.values()[random.nextInt(7)]);
                case 4 -> rows.textProperty().set(random.nextBoolean() ? "" : "FILE" + random.nextInt(9));
                default -> {
                    var leaving = JobIds.of(listed.jobs.values().stream().filter(job -> job.state() == JobState.DONE && random.nextInt(4) == 0).mapToLong(JobSnapshot::id))
                            .without(hidden);
                    hidden = hidden.with(leaving);
                    rows.hide(Map.of(JobState.DONE, leaving));
                }
            }
            rows.look();
            rows.list();
            var away = hidden;
            var truth = listed.jobs.values().stream().filter(job -> !away.contains(job.id())).toList();
            for (var each : RowGroup.values()) {
                assertEquals(truth.stream().filter(job -> RowGroup.of(job.state()) == each).count(), rows.countProperty(each).get());
            }
            assertEquals(truth.size(), rows.totalProperty().get());
            var text = rows.textProperty().get().toLowerCase(java.util.Locale.ROOT);
            assertEquals(truth.stream()
                    .filter(job -> rows.groupProperty().get() == null || RowGroup.of(job.state()) == rows.groupProperty().get())
                    .filter(job -> job.file().toString().contains(text)).map(JobSnapshot::id).toList(), shown());
            assertTrue(rows.shown().stream().allMatch(row -> row.snapshot() != null && row.snapshot().equals(listed.jobs.get(row.id()))));
        }
    }

    @Test
    void aChoiceOfMoreThanIsReadKnowsWhatMayBeAmongIt() {
        many(5000);
        rows.shown().getFirst();
        var chosen = rows.chosen(ListedJobs.ids(1, 5000));
        assertEquals(5000, chosen.ids().size());
        assertEquals(PagedRows.PAGE, chosen.known().size());
        assertEquals(java.util.Set.of(RowGroup.WAITING), chosen.groups());
        assertTrue(rows.chosen(JobIds.of(1)).isWhollyKnown());
    }

    @Test
    void aPollThatMovesManyRowsIsOneChangeOfTheTable() {
        listed.put(LongStream.range(1, 1001).mapToObj(id -> Jobs.job(id, "f", JobState.UPLOADING)).toList());
        rows.list();
        rows.groupProperty().set(RowGroup.UPLOADING);
        var changes = new ArrayList<Integer>();
        rows.shown().addListener((ListChangeListener<UploadRow>) _ -> changes.add(1));
        change(LongStream.range(1, 501).mapToObj(id -> Jobs.job(id * 2, "f", JobState.DONE)).toArray(JobSnapshot[]::new));
        assertEquals(1, changes.size());
        assertEquals(500, rows.shown().size());
    }
}
