package org.dropback.desktop.uploads;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.beans.property.ObjectProperty;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Latest;
import org.dropback.desktop.fx.Poller;
import org.dropback.settings.SettingsStore;
import org.dropback.text.Messages;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.FileScan;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalException;
import org.dropback.upload.RowTable;
import org.dropback.upload.RowTableException;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** The Uploads screen: the queue as rows, and the files on their way into it. FX thread; the queue is polled only while it works. */
public final class UploadsViewModel {

    private final UploadQueue queue;
    private final Destination destination;
    private final Questions questions = new Questions();
    private final UploadRows rows;
    private final RowActions actions;
    private final Intake intake;
    private final Background background;
    private final Notices notices;
    private final Messages messages;
    private final Latest<List<Path>, Optional<FilePlaceholders.Facts>> waiting;
    private final Poller poller;
    private final LostUrls lostUrls;

    public UploadsViewModel(UploadQueue queue, Destination destination, Background background, Notices notices, SettingsStore settings, Clock clock,
                            Messages messages) {
        this.queue = queue;
        this.destination = destination;
        this.background = background;
        this.notices = notices;
        this.messages = messages;
        waiting = new Latest<>(background, WaitingFile::first, destination.waitingProperty()::set);
        rows = new UploadRows(queue, background, this::failed);
        intake = new Intake(queue, background, clock, new Arrivals());
        poller = new Poller(this::look, () -> queue.isIdle() && !rows.isBusy() && !intake.isRunning());
        actions = new RowActions(queue, rows, background, notices, settings, messages, this::failed, poller::wake);
        lostUrls = new LostUrls(queue, background, this::failed, poller::wake);
        rows.whenStale(poller::wake);
        rows.list();
        poller.wake();
    }

    private void look() {
        intake.look();
        rows.look();
    }

    private void failed(Exception failure) {
        var reason = failure instanceof JournalException e ? e.text(messages) : DiskFailures.tell(failure, messages);
        notices.show(Notice.of(Tone.DANGER, reason));
    }

    /** What came of the files that were added. */
    private final class Arrivals implements Intake.Listener {

        @Override
        public void begins() {
            poller.wake();
        }

        @Override
        public void added(JobIds ids, boolean begins) {
            rows.added(ids);
            if (begins) {
                actions.select(ids);
                if (actions.selectedProperty().get() == null || !ids.contains(actions.selectedProperty().get().id())) {
                    rows.afterListing(() -> actions.select(ids));
                }
            }
        }

        @Override
        public void ended(JobIds ids, boolean called) {
            if (called) {
                var withdraw = new Notice.Action(messages.get("uploads.intake.withdraw"), () -> withdraw(ids));
                notices.show(new Notice(Tone.NEUTRAL, messages.get("uploads.intake.stopped", ids.size()), ids.isEmpty() ? null : withdraw, () -> { }));
            } else if (ids.isEmpty() && intake.clashes() == 0) {
                say(Tone.NEUTRAL, "uploads.nothingFound");
            }
            poller.wake();
        }

        @Override
        public void failed(Exception why) {
            if (why instanceof JournalException) {
                UploadsViewModel.this.failed(why);
            } else {
                say(Tone.DANGER, "uploads.scanFailed", DiskFailures.tell(why, messages));
            }
            poller.wake();
        }
    }

    /** Takes those out of the queue that did not begin. */
    private void withdraw(JobIds ids) {
        background.run(() -> queue.remove(queue.byState(ids).getOrDefault(JobState.WAITING, JobIds.NONE)), _ -> rows.list(), this::failed);
        poller.wake();
    }

    /** Says what is wrong with the destination, if something is. */
    private boolean isDestinationReady() {
        var wrong = destination.problems().stream().findFirst().map(problem -> problem.text(messages)).or(() -> destination.wrong(messages));
        wrong.ifPresent(words -> notices.show(Notice.of(Tone.DANGER, words)));
        return wrong.isEmpty();
    }

    /**
     * Uploads files, and all files in folders, to the destination as it stands now.
     *
     * @return false where something is wrong with it, which is told
     */
    public boolean add(List<Path> chosen) {
        if (!isDestinationReady()) {
            return false;
        }
        var plan = destination.asItStands();
        var lacking = plan.problem(messages);
        if (lacking.isPresent()) {
            notices.show(Notice.of(Tone.DANGER, lacking.get()));
            return false;
        }
        if (plan.asked().isEmpty()) {
            // What is in one folder has one path each.
            boolean distinct = chosen.size() == 1 && plan.keyTemplate().contains("{relpath}");
            var begun = plan.begun();
            queue((cancelled, found) -> FileScan.scan(chosen, cancelled, file -> found.accept(begun.request(file))),
                    !distinct && KeyClashes.arePossible(plan.keyTemplate()));
        } else {
            background.run(() -> FileScan.scan(chosen), found -> ask(plan, found), new Arrivals()::failed);
        }
        return true;
    }

    /** Makes the first of the files that wait for a word the example of the key. @param files empty where none wait */
    public void waits(List<Path> files) {
        waiting.want(files);
    }

    private void ask(BatchPlan plan, List<ScannedFile> found) {
        if (found.isEmpty()) {
            say(Tone.NEUTRAL, "uploads.nothingFound");
        } else {
            questions.ask(plan, found, this::upload);
        }
    }

    /** Uploads what is ready to go. */
    public void upload(List<UploadRequest> requests) {
        queue((_, found) -> requests.forEach(found), requests.stream().map(UploadRequest::keyTemplate).anyMatch(KeyClashes::arePossible));
    }

    private void queue(Requests requests, boolean mayClash) {
        intake.add(requests, mayClash);
    }

    /** Uploads the files that wait for answers, answered as they are. */
    public void answerQuestions() {
        questions.answer(this::upload);
    }

    /** Takes the values of {@code {row:…}} from a CSV or TSV file from now on. */
    public void attachRows(Path file) {
        background.run(() -> RowTable.read(file), table -> {
            destination.batch().tableProperty().set(table);
            if (table.isGbk()) {
                say(Tone.WARNING, "upload.rows.gbk", table.name());
            }
        }, failure -> notices.show(Notice.of(Tone.DANGER, failure instanceof RowTableException broken ? broken.text(messages)
                : messages.get("uploads.rows.unreadable", String.valueOf(file.getFileName()), DiskFailures.tell(failure, messages)))));
    }

    /** Uploads the files of these rows anew, to the destination and with the callback as they stand now. */
    void uploadAgain(JobIds chosen) {
        if (!isDestinationReady()) {
            return;
        }
        var plan = destination.asItStands();
        if (!plan.asked().isEmpty()) {
            actions.read(chosen, jobs -> ask(plan, jobs.stream().filter(job -> job.state().isFinished()).map(UploadsViewModel::file).toList()));
            return;
        }
        var begun = plan.begun();
        queue(again(chosen, job -> job.state().isFinished() ? begun.request(file(job)) : null), KeyClashes.arePossible(plan.keyTemplate()));
    }

    private static ScannedFile file(JobSnapshot job) {
        return new ScannedFile(job.file(), job.request().relativePath(), null);
    }

    /** Uploads anew what was refused for the address of its callback, and lets OSS refuse it if it will. */
    void uploadWithPrivateCallback(JobIds chosen) {
        queue(again(chosen, job -> RowActions.isPrivate(job) ? job.request().withPrivateCallback() : null), false);
    }

    /** @param request null where the job is not wanted */
    private Requests again(JobIds chosen, java.util.function.Function<JobSnapshot, @Nullable UploadRequest> request) {
        return (cancelled, found) -> {
            var ids = chosen.longs().toArray();
            for (int from = 0; from < ids.length && !cancelled.getAsBoolean(); from += IntakeWork.BATCH) {
                var some = JobIds.of(LongStream.of(ids).skip(from).limit(IntakeWork.BATCH));
                queue.find(some).stream().sorted(java.util.Comparator.comparingLong(JobSnapshot::id)).map(request).filter(java.util.Objects::nonNull).forEach(found);
            }
        };
    }

    private void say(Tone tone, String key, Object... arguments) {
        notices.show(Notice.of(tone, messages.get(key, arguments)));
    }

    public Destination destination() {
        return destination;
    }

    public Questions questions() {
        return questions;
    }

    public UploadRows rows() {
        return rows;
    }

    /** What is done with uploads that are there. */
    public RowActions actions() {
        return actions;
    }

    LostUrls lostUrls() {
        return lostUrls;
    }

    /** Files on their way into the queue. */
    public Intake intake() {
        return intake;
    }

    /** The row that the detail pane tells of. */
    public ObjectProperty<@Nullable UploadRow> selectedProperty() {
        return actions.selectedProperty();
    }

    /** Whether the queue is being looked at. */
    public boolean isPolling() {
        return poller.isRunning();
    }

    /** What a screen in another language needs to go on. */
    public Doing doing() {
        var chosen = selectedProperty().get();
        var batch = destination.batch();
        return new Doing(destination.bound(), chosen == null ? null : chosen.id(), rows.groupProperty().get(), rows.textProperty().get(), batch.environmentProperty().get(),
                batch.tableProperty().get(), questions.waiting());
    }

    /** Goes on where the screen before this one was; answers that were begun are asked for once more. */
    public void goOn(Doing before) {
        destination.goOn(before.bound());
        rows.groupProperty().set(before.group());
        rows.textProperty().set(before.filter());
        destination.batch().environmentProperty().set(before.environment());
        destination.batch().tableProperty().set(before.table());
        var wanted = before.selected();
        if (wanted != null) {
            rows.afterListing(() -> actions.select(JobIds.of(wanted)));
        }
        if (!before.asked().isEmpty()) {
            ask(destination.asItStands(), before.asked());
        }
    }

    /** Files on their way come into the queue all the same. */
    public void close() {
        poller.stop();
    }
}
