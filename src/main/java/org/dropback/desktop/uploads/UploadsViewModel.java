package org.dropback.desktop.uploads;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dropback.callback.LocalError;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Poller;
import org.dropback.settings.SettingsStore;
import org.dropback.text.Messages;
import org.dropback.upload.FileScan;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalException;
import org.dropback.upload.RowTable;
import org.dropback.upload.RowTableException;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** The Uploads screen: the queue as rows, and what a user can do with them. FX thread; the queue is polled only while it works. */
public final class UploadsViewModel {

    private static final Set<String> OF_THE_REQUEST =
            Stream.of(LocalError.KEY_INVALID, LocalError.TEMPLATE_INVALID, LocalError.CALLBACK_INVALID, LocalError.CALLBACK_PRIVATE,
                    LocalError.VARIABLE_UNANSWERED, LocalError.ROW_MISSING).map(LocalError::code).collect(Collectors.toUnmodifiableSet());

    private final UploadQueue queue;
    private final Destination destination;
    private final Questions questions = new Questions();
    private final UploadRows rows = new UploadRows();
    private final ObjectProperty<@Nullable UploadRow> selected = new SimpleObjectProperty<>();
    private final Background background;
    private final Notices notices;
    private final Clock clock;
    private final Messages messages;
    private final Poller poller;
    private final SettingsStore settings;
    private final ObjectProperty<@Nullable List<UploadRow>> explained = new SimpleObjectProperty<>();
    private boolean looking;
    private @Nullable Long wanted;

    public UploadsViewModel(UploadQueue queue, Destination destination, Background background, Notices notices, SettingsStore settings, Clock clock,
                            Messages messages) {
        this.queue = queue;
        this.destination = destination;
        this.background = background;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.messages = messages;
        this.poller = new Poller(this::look, () -> queue.isIdle() && !looking);
        background.run(queue::jobs, jobs -> {
            rows.add(jobs);
            selectWanted();
            poller.wake();
        }, this::failed);
    }

    /** The queue reads from the disk what it no longer holds: never on this thread, and one look at a time. */
    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        background.run(queue::drainChanged, changed -> {
            looking = false;
            rows.update(changed);
        }, failure -> {
            looking = false;
            failed(failure);
        });
    }

    private void failed(Exception failure) {
        var reason = failure instanceof JournalException e ? e.text(messages) : DiskFailures.tell(failure, messages);
        notices.show(Notice.of(Tone.DANGER, reason));
    }

    /** Asks something of the queue away from this thread, then looks what came of it. */
    private void ask(Runnable what) {
        background.run(() -> {
            what.run();
            return true;
        }, _ -> poller.wake(), this::failed);
    }

    private static List<Long> ids(Collection<UploadRow> rows) {
        return rows.stream().map(UploadRow::id).toList();
    }

    /** Uploads files, and all files in folders, to the destination as it stands now. */
    public void add(List<Path> chosen) {
        addAll(() -> FileScan.scan(chosen), false);
    }

    private void addAll(Supplier<List<ScannedFile>> files, boolean select) {
        var problems = destination.problems();
        if (!problems.isEmpty()) {
            notices.show(Notice.of(Tone.DANGER, problems.getFirst().text(messages)));
            return;
        }
        var wrong = destination.wrong(messages);
        if (wrong.isPresent()) {
            notices.show(Notice.of(Tone.DANGER, wrong.get()));
            return;
        }
        var plan = destination.asItStands();
        var lacking = plan.problem(messages);
        if (lacking.isPresent()) {
            notices.show(Notice.of(Tone.DANGER, lacking.get()));
            return;
        }
        if (plan.asked().isEmpty()) {
            queue(() -> files.get().stream().map(plan::request).toList(), select);
            return;
        }
        background.run(files::get, found -> {
            if (found.isEmpty()) {
                say(Tone.NEUTRAL, "uploads.nothingFound");
            } else {
                questions.ask(plan, found, this::queueAnswered);
            }
        }, this::scanFailed);
    }

    /** Uploads what is ready to go. */
    public void upload(List<UploadRequest> requests) {
        queue(() -> requests, true);
    }

    private void queueAnswered(List<UploadRequest> requests) {
        queue(() -> requests, false);
    }

    private void queue(Supplier<List<UploadRequest>> requests, boolean select) {
        background.run(() -> {
            var all = requests.get();
            var added = queue.add(all);
            // A poll may have passed by between the queue and the rows: the newest snapshots, not those of the start.
            return new Batch(added.stream().map(job -> queue.job(job.id()).orElse(job)).toList(), clashes(all));
        }, batch -> show(batch, select), this::scanFailed);
    }

    private int clashes(List<UploadRequest> requests) {
        var files = requests.stream().map(request -> new ScannedFile(request.file(), request.relativePath(), null)).toList();
        return requests.isEmpty() ? 0 : KeyClashes.count(files, requests.getFirst().keyTemplate(), ZonedDateTime.now(clock));
    }

    private void scanFailed(Exception failure) {
        if (failure instanceof JournalException) {
            failed(failure);
            return;
        }
        say(Tone.DANGER, "uploads.scanFailed", DiskFailures.tell(failure, messages));
    }

    /** Uploads the files that wait for answers, answered as they are. */
    public void answerQuestions() {
        questions.answer(this::queueAnswered);
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

    private record Batch(List<JobSnapshot> jobs, int clashes) {
    }

    private void show(Batch batch, boolean select) {
        var added = batch.jobs();
        if (added.isEmpty()) {
            say(Tone.NEUTRAL, "uploads.nothingFound");
            return;
        }
        if (batch.clashes() > 0) {
            say(Tone.WARNING, "uploads.clashes", batch.clashes());
        }
        rows.add(added);
        rows.update(added);
        if (select || selected.get() == null) {
            selected.set(rows.shown().stream().filter(row -> row.id() == added.getFirst().id()).findFirst().orElse(null));
        }
        poller.wake();
    }

    /** Uploads the files of these rows anew, to the destination and with the callback as they stand now. */
    public void uploadAgain(Collection<UploadRow> chosen) {
        var files = chosen.stream().filter(UploadRow::isFinished)
                .map(row -> new ScannedFile(row.snapshot().file(), row.snapshot().request().relativePath(), null))
                .toList();
        addAll(() -> files, true);
    }

    /** Uploads anew what was refused for the address of its callback, and lets OSS refuse it if it will. */
    public void uploadWithPrivateCallback(Collection<UploadRow> chosen) {
        var requests = chosen.stream().map(UploadRow::snapshot).filter(UploadsViewModel::isPrivate).map(job -> job.request().withPrivateCallback()).toList();
        queue(() -> requests, true);
    }

    static boolean isPrivate(JobSnapshot job) {
        return job.failure() != null && job.failure().code().equals(LocalError.CALLBACK_PRIVATE.code());
    }

    public void cancel(Collection<UploadRow> chosen) {
        var running = ids(chosen.stream().filter(row -> !row.isFinished()).toList());
        ask(() -> queue.cancel(running));
    }

    /** Pauses those that wait or send; where all rest already, resumes them. */
    public void togglePause(Collection<UploadRow> chosen) {
        var active = ids(chosen.stream().filter(row -> row.group() == RowGroup.UPLOADING || row.group() == RowGroup.WAITING).toList());
        var paused = ids(chosen.stream().filter(row -> row.group() == RowGroup.PAUSED).toList());
        ask(() -> {
            if (active.isEmpty()) {
                queue.resume(paused);
            } else {
                queue.pause(active);
            }
        });
    }

    public void pauseAll() {
        ask(queue::pauseAll);
    }

    public void resumeAll() {
        ask(queue::resumeAll);
    }

    /** Gives up all that is paused; parts at OSS are deleted. */
    public void discardPaused() {
        var paused = rows.inGroup(RowGroup.PAUSED);
        rows.take(paused);
        ask(() -> queue.remove(ids(paused)));
    }

    /** Tries failed and cancelled uploads once more, each as it was. */
    public void retry(Collection<UploadRow> chosen) {
        var failed = chosen.stream().filter(row -> canRetry(row.snapshot())).toList();
        if (failed.isEmpty() && !chosen.isEmpty()) {
            say(Tone.NEUTRAL, "uploads.nothingToRetry");
        }
        ask(() -> queue.retry(ids(failed)));
    }

    /** Calls back again for what is stored and whose callback failed or is unknown; sends none of its bytes. The first time it is explained before. */
    public void callAgain(Collection<UploadRow> chosen) {
        var stored = chosen.stream().filter(row -> canCallAgain(row.snapshot())).toList();
        if (stored.isEmpty()) {
            return;
        }
        if (!settings.current().callAgainExplained()) {
            if (selected.get() == null || !stored.contains(selected.get())) {
                selected.set(stored.getFirst());
            }
            explained.set(stored);
        } else {
            ask(() -> queue.callAgain(ids(stored)));
        }
    }

    /** The rows whose callback is to be called again once its user knows what that changes; null where nothing is to be explained. */
    public ObjectProperty<@Nullable List<UploadRow>> explainedProperty() {
        return explained;
    }

    /** What is explained goes on. @param again whether to explain it the next time too */
    public void callAgainExplained(boolean again) {
        var stored = explained.get();
        explained.set(null);
        if (!again) {
            settings.update(current -> current.withCallAgainExplained(true));
        }
        if (stored != null) {
            ask(() -> queue.callAgain(ids(stored)));
        }
    }

    /** All of which {@link #callAgain} would make something, filtered away or not. */
    public List<UploadRow> failedCallbacks() {
        return rows.all().stream().filter(row -> canCallAgain(row.snapshot())).toList();
    }

    static boolean canCallAgain(JobSnapshot job) {
        return (job.state() == JobState.CALLBACK_FAILED || job.state() == JobState.CALLBACK_UNKNOWN) && job.callback() != null && job.request().connection().access().signsHere();
    }

    /** Takes finished rows away; Undo brings them back. The queue forgets them only when Undo is gone. */
    public void remove(Collection<UploadRow> chosen) {
        var leaving = chosen.stream().filter(UploadRow::isFinished).toList();
        if (leaving.isEmpty()) {
            if (!chosen.isEmpty()) {
                say(Tone.NEUTRAL, "uploads.cancelFirst");
            }
            return;
        }
        rows.take(leaving);
        var undo = new Notice.Action(messages.get("common.undo"), () -> putBack(leaving));
        notices.show(new Notice(Tone.NEUTRAL, messages.get("uploads.removed", leaving.size()), undo,
                () -> ask(() -> queue.remove(ids(leaving)))));
    }

    private void putBack(List<UploadRow> leaving) {
        rows.putBack(leaving);
        selected.set(leaving.getFirst());
    }

    /** Whether what failed is what was asked for, so that only an upload with another profile or key can do better. */
    static boolean needsOtherRequest(JobSnapshot job) {
        var failure = job.failure();
        return failure != null && (failure.httpStatus() == 400 || OF_THE_REQUEST.contains(failure.code()));
    }

    /** Whether a try as it was may help: what is stored is never sent again by that. */
    static boolean canRetry(JobSnapshot job) {
        return job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
    }

    /** What a screen in another language needs to go on. */
    public Doing doing() {
        var chosen = selected.get();
        var batch = destination.batch();
        return new Doing(chosen == null ? null : chosen.id(), rows.groupProperty().get(), rows.textProperty().get(), batch.environmentProperty().get(),
                batch.tableProperty().get(), questions.waiting());
    }

    /** Goes on where the screen before this one was; answers that were begun are asked for once more. */
    public void goOn(Doing before) {
        rows.groupProperty().set(before.group());
        rows.textProperty().set(before.filter());
        destination.batch().environmentProperty().set(before.environment());
        destination.batch().tableProperty().set(before.table());
        wanted = before.selected();
        selectWanted();
        if (!before.asked().isEmpty()) {
            addAll(before::asked, false);
        }
    }

    /** Once its row is there. */
    private void selectWanted() {
        var id = wanted;
        if (id != null) {
            rows.shown().stream().filter(row -> row.id() == id).findFirst().ifPresent(row -> {
                wanted = null;
                selected.set(row);
            });
        }
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

    /** The row that the detail pane tells of. */
    public ObjectProperty<@Nullable UploadRow> selectedProperty() {
        return selected;
    }

    /** Whether the queue is being looked at. */
    public boolean isPolling() {
        return poller.isRunning();
    }

    public void close() {
        poller.stop();
    }
}
