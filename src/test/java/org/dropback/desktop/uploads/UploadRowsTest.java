package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

class UploadRowsTest {

    private final UploadRows rows = new UploadRows();

    private List<Long> shown() {
        return rows.shown().stream().map(UploadRow::id).toList();
    }

    @Test
    void aRowIsUpdatedInPlace() {
        rows.add(List.of(Jobs.job(1, "a", JobState.WAITING)));
        var row = rows.shown().getFirst();
        rows.update(List.of(Jobs.job(1, "a", JobState.DONE)));
        assertSame(row, rows.shown().getFirst());
        assertEquals(JobState.DONE, row.snapshot().state());
        assertEquals(1, rows.countProperty(RowGroup.DONE).get());
        assertEquals(0, rows.countProperty(RowGroup.WAITING).get());
    }

    @Test
    void aRowThatLeavesTheChosenGroupLeavesTheTable() {
        rows.add(List.of(Jobs.job(1, "a", JobState.UPLOADING), Jobs.job(2, "b", JobState.UPLOADING)));
        rows.groupProperty().set(RowGroup.UPLOADING);
        rows.update(List.of(Jobs.job(1, "a", JobState.FAILED)));
        assertEquals(List.of(2L), shown());
    }

    @Test
    void theFilterLooksAtNamesAndKeysWithoutRegardToCase() {
        rows.add(List.of(Jobs.job(1, "Film.MOV", JobState.DONE), Jobs.job(2, "价格表.xlsx", JobState.DONE)));
        rows.textProperty().set(" film.m ");
        assertEquals(List.of(1L), shown());
        rows.textProperty().set("K/价格");
        assertEquals(List.of(2L), shown());
    }

    @Test
    void whatWasTakenComesBackInItsPlace() {
        rows.add(LongStream.rangeClosed(1, 5).mapToObj(id -> Jobs.job(id, "f" + id, JobState.DONE)).toList());
        var taken = List.of(rows.shown().get(1), rows.shown().get(3));
        rows.take(taken);
        assertEquals(List.of(1L, 3L, 5L), shown());
        assertEquals(3, rows.totalProperty().get());
        rows.putBack(taken);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), shown());
    }

    @Test
    void snapshotsOfRowsThatLeftAreIgnored() {
        rows.update(List.of(Jobs.job(9, "ghost", JobState.DONE)));
        assertEquals(0, rows.totalProperty().get());
    }

    @Test
    void whatIsShownIsAlwaysWhatTheFiltersLetThroughInOrder() {
        var random = new Random(20261122);
        var truth = new TreeMap<Long, JobSnapshot>();
        var states = JobState.values();
        for (var round = 0; round < 2000; round++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    var added = new ArrayList<JobSnapshot>();
                    for (var many = random.nextInt(60); many >= 0; many--) {
                        var id = (truth.isEmpty() ? 0 : truth.lastKey()) + 1 + added.size();
                        added.add(Jobs.job(id, "file" + random.nextInt(9), states[random.nextInt(states.length)]));
                    }
                    added.forEach(job -> truth.put(job.id(), job));
                    rows.add(added);
                }
                case 2 -> {
                    var changed = truth.values().stream().filter(_ -> random.nextInt(3) == 0)
                            .map(job -> Jobs.job(job.id(), job.file().toString(), states[random.nextInt(states.length)])).toList();
                    changed.forEach(job -> truth.put(job.id(), job));
                    rows.update(changed);
                }
                case 3 -> rows.groupProperty().set(random.nextBoolean() ? null : RowGroup.values()[random.nextInt(7)]);
                case 4 -> rows.textProperty().set(random.nextBoolean() ? "" : "FILE" + random.nextInt(9));
                default -> {
                    var leaving = rows.shown().stream().filter(_ -> random.nextInt(4) == 0).toList();
                    leaving.forEach(row -> truth.remove(row.id()));
                    rows.take(leaving);
                }
            }
            for (var each : RowGroup.values()) {
                assertEquals(truth.values().stream().filter(job -> RowGroup.of(job.state()) == each).count(), rows.countProperty(each).get());
            }
            assertEquals(truth.values().stream().mapToLong(JobSnapshot::bytesPerSecond).sum(), rows.bytesPerSecondProperty().get());
            var text = rows.textProperty().get().toLowerCase(java.util.Locale.ROOT);
            assertEquals(truth.values().stream()
                    .filter(job -> rows.groupProperty().get() == null || RowGroup.of(job.state()) == rows.groupProperty().get())
                    .filter(job -> job.file().toString().contains(text)).map(JobSnapshot::id).toList(), shown());
        }
    }

    @Test
    void fiftyThousandRowsKeepUpWithTheirPoll() {
        var many = IntStream.range(0, 50_000).mapToObj(id -> Jobs.job(id, "file-" + id, JobState.WAITING)).toList();
        rows.add(many);
        rows.groupProperty().set(RowGroup.WAITING);
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (var poll = 0; poll < 100; poll++) {
                var from = poll * 50;
                rows.update(many.subList(from, from + 50).stream().map(job -> Jobs.job(job.id(), "x", JobState.DONE)).toList());
            }
        });
        assertEquals(45_000, rows.shown().size());
    }

    @Test
    void aRowWhoseKeyIsKnownAtLastIsFoundByIt() {
        rows.add(List.of(Jobs.keyed(1, "a.txt", "{yyyy}/{name}")));
        rows.textProperty().set("2026");
        assertEquals(List.of(), shown());
        rows.update(List.of(Jobs.keyed(1, "a.txt", "2026/a.txt")));
        assertEquals(List.of(1L), shown());
        rows.update(List.of(Jobs.keyed(1, "a.txt", "2027/a.txt")));
        assertEquals(List.of(), shown());
    }

    @Test
    void aFilterThatLetsEveryOtherRowThroughIsOneChangeOfTheTable() {
        rows.add(LongStream.range(0, 100_000).mapToObj(id -> Jobs.job(id, id % 2 == 0 ? "even" : "odd", JobState.DONE)).toList());
        var changes = new ArrayList<Integer>();
        rows.shown().addListener((ListChangeListener<UploadRow>) change -> {
            while (change.next()) {
                changes.add(change.getList().size());
            }
        });
        rows.textProperty().set("odd");
        rows.textProperty().set("");
        assertEquals(List.of(50_000, 100_000), changes);
    }

    @Test
    void namesAreSortedWithoutRegardToCase() {
        rows.add(List.of(Jobs.job(1, "b", JobState.DONE), Jobs.job(2, "C", JobState.DONE), Jobs.job(3, "a", JobState.DONE), Jobs.job(4, "A", JobState.DONE)));
        assertEquals(List.of("A", "a", "b", "C"), rows.shown().stream().sorted(UploadRow.BY_NAME).map(UploadRow::fileName).toList());
    }

    @Test
    void aPollThatMovesManyRowsIsOneChangeOfTheTable() {
        rows.add(LongStream.range(0, 1000).mapToObj(id -> Jobs.job(id, "f", JobState.UPLOADING)).toList());
        rows.groupProperty().set(RowGroup.UPLOADING);
        var changes = new ArrayList<Integer>();
        rows.shown().addListener((ListChangeListener<UploadRow>) change -> changes.add(1));
        rows.update(LongStream.range(0, 500).mapToObj(id -> Jobs.job(id * 2, "f", JobState.DONE)).toList());
        assertEquals(1, changes.size());
        assertEquals(500, rows.shown().size());
    }
}
