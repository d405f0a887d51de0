package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.dropback.desktop.fx.Background;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

/** Files on their way into a queue that only counts, step by step: the background does its work when it is told to. */
class IntakeTest {

    private final List<Integer> batches = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private Runnable atBatch = () -> { };
    private JobIds shown = JobIds.NONE;
    private final Intake intake = new Intake(queue(), new Background(work::add, Runnable::run), Clock.systemUTC(), new Intake.Listener() {

        @Override
        public void begins() {
            told.add("begins");
        }

        @Override
        public void added(JobIds ids, boolean begins) {
            told.add(begins ? "first" : "more");
            shown = shown.with(ids);
        }

        @Override
        public void ended(JobIds ids, boolean called) {
            told.add((called ? "called off " : "ended ") + ids.size());
        }

        @Override
        public void failed(Exception why) {
            told.add("failed " + why.getMessage());
        }
    });

    private UploadQueue queue() {
        var last = new long[1];
        return (UploadQueue) Proxy.newProxyInstance(IntakeTest.class.getClassLoader(), new Class<?>[] {UploadQueue.class}, (_, method, arguments) -> {
            assertEquals("add", method.getName());
            var batch = (List<?>) arguments[0];
            batches.add(batch.size());
            atBatch.run();
            return batch.stream().map(_ -> Jobs.job(++last[0], "f", JobState.WAITING)).map(JobSnapshot.class::cast).toList();
        });
    }

    private static Requests files(int count, String template) {
        return (cancelled, found) -> IntStream.range(0, count).takeWhile(_ -> !cancelled.getAsBoolean()).forEach(n ->
                found.accept(new UploadRequest(Path.of("/d", "f" + n), "d/f" + n, Jobs.CONNECTION, template, null, UploadOptions.DEFAULT)));
    }

    private void work() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    @Test
    void fiftyThousandFilesGoInBatchesAndAreNeverHeldTogether() {
        intake.add(files(50_000, "{relpath}"), false);
        assertEquals(Intake.Step.ADDING, intake.stepProperty().get());
        work();
        assertEquals(IntStream.range(0, 25).mapToObj(_ -> IntakeWork.BATCH).toList(), batches.subList(0, 25));
        assertEquals(50_000, batches.stream().mapToInt(Integer::intValue).sum());
        assertEquals(50_000, shown.size());
        assertEquals(List.of("begins", "first", "ended 50000"), told);
        assertNull(intake.stepProperty().get());
    }

    @Test
    void whoLooksOnSeesHowFarItIs() {
        var seen = new ArrayList<String>();
        atBatch = () -> {
            intake.look();
            seen.add(intake.foundProperty().get() + " found, " + intake.queuedProperty().get() + " queued");
        };
        intake.add(files(5000, "{relpath}"), false);
        work();
        assertEquals(List.of("2000 found, 0 queued", "4000 found, 2000 queued", "5000 found, 4000 queued"), seen);
    }

    @Test
    void whatTheQueueHasStaysWhenTheRestIsCalledOff() {
        atBatch = () -> {
            if (batches.size() == 3) {
                intake.cancel();
            }
        };
        intake.add(files(50_000, "{relpath}"), false);
        work();
        assertEquals(List.of(2000, 2000, 2000), batches);
        assertEquals(List.of("begins", "first", "called off 6000"), told);
        assertFalse(intake.isRunning());
    }

    @Test
    void twoFilesOfOneKeyAreAskedAboutBeforeTheFirstIsAdded() {
        intake.add(files(3000, "fixed"), true);
        work();
        assertEquals(Intake.Step.ASKING, intake.stepProperty().get());
        assertEquals(2999, intake.clashes());
        assertEquals("fixed", intake.clashingKey());
        assertEquals(List.of(), batches);
        assertFalse(intake.isRunning(), "nobody is to look ten times a second for an answer");
        intake.addAllTheSame();
        work();
        assertEquals(3000, shown.size());
        assertEquals("ended 3000", told.getLast());
    }

    @Test
    void whoDoesNotWantThemUploadsNothing() {
        intake.add(files(3000, "fixed"), true);
        work();
        intake.cancel();
        work();
        assertEquals(List.of(), batches);
        assertNull(intake.stepProperty().get());
    }

    @Test
    void whatComesMeanwhileGoesTogetherAfterwards() {
        intake.add(files(1, "{relpath}"), false);
        intake.add(files(2, "{relpath}"), false);
        intake.add(files(3, "{relpath}"), false);
        work();
        assertEquals(List.of(1, 5), batches);
    }

    @Test
    void aFailureEndsItsLotAndNotTheNext() {
        intake.add((_, _) -> {
            throw new IllegalStateException("disk");
        }, false);
        intake.add(files(2, "{relpath}"), false);
        work();
        assertEquals(List.of("begins", "failed disk", "begins", "first", "ended 2"), told);
    }
}
