package org.dropback.desktop.uploads;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dropback.callback.LocalError;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.settings.SettingsStore;
import org.dropback.text.Messages;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadQueue;
import org.jspecify.annotations.Nullable;

/** What is done with chosen uploads, be they one or a million: the queue is told their IDs, and asked in which state they are, on a thread beside. FX thread. */
public final class RowActions {

    private static final Set<JobState> ACTIVE = Set.of(JobState.WAITING, JobState.UPLOADING, JobState.CALLING_BACK);
    private static final Set<JobState> RESUMED = Set.of(JobState.PAUSED, JobState.URL_NEEDED);
    private static final Set<JobState> RETRIED = Set.of(JobState.FAILED, JobState.CANCELLED);
    private static final Set<JobState> CALLED_AGAIN = Set.of(JobState.CALLBACK_FAILED, JobState.CALLBACK_UNKNOWN);
    private static final Set<String> OF_THE_REQUEST =
            Stream.of(LocalError.KEY_INVALID, LocalError.TEMPLATE_INVALID, LocalError.CALLBACK_INVALID, LocalError.CALLBACK_PRIVATE,
                    LocalError.VARIABLE_UNANSWERED, LocalError.ROW_MISSING, LocalError.RECORD_UNREADABLE).map(LocalError::code).collect(Collectors.toUnmodifiableSet());

    private final UploadQueue queue;
    private final UploadRows rows;
    private final Background background;
    private final Notices notices;
    private final SettingsStore settings;
    private final Messages messages;
    private final Consumer<Exception> failed;
    private final Runnable wake;
    private final ObjectProperty<@Nullable JobIds> explained = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable UploadRow> selected = new SimpleObjectProperty<>();

    /** @param wake looks what came of what the queue was asked */
    RowActions(UploadQueue queue, UploadRows rows, Background background, Notices notices, SettingsStore settings, Messages messages,
               Consumer<Exception> failed, Runnable wake) {
        this.queue = queue;
        this.rows = rows;
        this.background = background;
        this.notices = notices;
        this.settings = settings;
        this.messages = messages;
        this.failed = failed;
        this.wake = wake;
        selected.subscribe(rows.paged()::pin);
    }

    private void ask(Runnable what) {
        background.run(() -> {
            what.run();
            return true;
        }, _ -> wake.run(), failed);
    }

    private void among(JobIds chosen, Consumer<Map<JobState, JobIds>> then) {
        background.run(() -> queue.byState(chosen), then, failed);
    }

    private static JobIds in(Map<JobState, JobIds> byState, Predicate<JobState> wanted) {
        return byState.entrySet().stream().filter(each -> wanted.test(each.getKey())).map(Map.Entry::getValue).reduce(JobIds.NONE, JobIds::with);
    }

    void cancel(JobIds chosen) {
        ask(() -> queue.cancel(chosen));
    }

    /** Pauses those that wait or send; where all rest already, resumes them. */
    void togglePause(JobIds chosen) {
        ask(() -> {
            var byState = queue.byState(chosen);
            var active = in(byState, ACTIVE::contains);
            if (active.isEmpty()) {
                queue.resume(in(byState, RESUMED::contains));
            } else {
                queue.pause(active);
            }
        });
    }

    /** Lets them be the first, or the last, of those that wait. */
    void reorder(JobIds chosen, boolean first) {
        ask(() -> queue.reorder(chosen, first));
    }

    public void pauseAll() {
        ask(queue::pauseAll);
    }

    public void resumeAll() {
        ask(queue::resumeAll);
    }

    /** Says what becomes of the objects that are there already, once for all uploads that ask. */
    void answer(IfExists how) {
        background.run(() -> {
            queue.answer(how);
            return true;
        }, _ -> wake.run(), failed);
    }

    /** Gives up all that is paused; parts at OSS are deleted. */
    public void discardPaused() {
        background.run(() -> queue.remove(JobIds.of(queue.ids(new JobFilter(Set.of(JobState.PAUSED), ""), JobOrder.ADDED))), _ -> rows.list(), failed);
    }

    /** Tries failed and cancelled uploads once more, each as it was. */
    void retry(JobIds chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        among(chosen, byState -> {
            var again = in(byState, RETRIED::contains);
            if (again.isEmpty()) {
                say("uploads.nothingToRetry");
            } else {
                ask(() -> queue.retry(again));
            }
        });
    }

    /** Tries all failed uploads once more, filtered away or not. */
    void retryFailed() {
        ask(() -> queue.retry(JobIds.of(queue.ids(new JobFilter(Set.of(JobState.FAILED), ""), JobOrder.ADDED))));
    }

    /** Calls back again for what is stored and whose callback failed or is unknown; sends none of its bytes. The first time it is explained before. */
    void callAgain(JobIds chosen) {
        among(chosen, byState -> callAgainFor(in(byState, CALLED_AGAIN::contains)));
    }

    /** The same for all of which it would make something, filtered away or not. */
    void callAllAgain() {
        background.run(() -> JobIds.of(queue.ids(new JobFilter(CALLED_AGAIN, ""), JobOrder.ADDED)), this::callAgainFor, failed);
    }

    private void callAgainFor(JobIds stored) {
        if (stored.isEmpty()) {
            return;
        }
        if (settings.current().callAgainExplained()) {
            ask(() -> queue.callAgain(stored));
            return;
        }
        var row = selected.get();
        if (row == null || !stored.contains(row.id())) {
            selected.set(rows.paged().row(stored.iterator().nextLong()));
        }
        explained.set(stored);
    }

    /** The uploads whose callback is to be called again once their user knows what that changes; null where nothing is to be explained. */
    public ObjectProperty<@Nullable JobIds> explainedProperty() {
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
            ask(() -> queue.callAgain(stored));
        }
    }

    /** Takes finished rows away; Undo brings them back. The queue forgets them only when Undo is gone. */
    void remove(JobIds chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        among(chosen, byState -> {
            var leaving = new EnumMap<JobState, JobIds>(JobState.class);
            leaving.putAll(byState);
            leaving.keySet().removeIf(state -> !state.isFinished());
            if (leaving.isEmpty()) {
                say("uploads.cancelFirst");
                return;
            }
            rows.hide(leaving);
            var ids = in(leaving, _ -> true);
            var undo = new Notice.Action(messages.get("common.undo"), () -> putBack(leaving, ids));
            notices.show(new Notice(Tone.NEUTRAL, messages.get("uploads.removed", ids.size()), undo, () -> forget(leaving, ids)));
        });
    }

    private void putBack(Map<JobState, JobIds> leaving, JobIds ids) {
        rows.unhide(leaving);
        rows.afterListing(() -> select(ids));
    }

    private void forget(Map<JobState, JobIds> leaving, JobIds ids) {
        background.run(() -> queue.remove(ids), _ -> rows.unhide(leaving), failed);
    }

    /** Shows the first of these in full. */
    void select(JobIds ids) {
        if (!ids.isEmpty() && rows.paged().indexOf(ids.iterator().nextLong()) >= 0) {
            selected.set(rows.paged().row(ids.iterator().nextLong()));
        }
    }

    /** Reads chosen uploads on a thread beside, for those who want words of each. */
    void read(JobIds chosen, Consumer<List<JobSnapshot>> then) {
        background.run(() -> queue.find(chosen), then, failed);
    }

    static boolean isPrivate(JobSnapshot job) {
        return job.failure() != null && job.failure().code().equals(LocalError.CALLBACK_PRIVATE.code());
    }

    static boolean canCallAgain(JobSnapshot job) {
        return CALLED_AGAIN.contains(job.state()) && job.callback() != null && job.request().connection().access().signsHere();
    }

    /** Whether what failed is what was asked for, so that only an upload with another profile or key can do better. */
    static boolean needsOtherRequest(JobSnapshot job) {
        var failure = job.failure();
        return failure != null && (failure.httpStatus() == 400 || OF_THE_REQUEST.contains(failure.code()));
    }

    /** Whether it would go on by itself: a URL of its own it must be given. */
    static boolean canResume(JobSnapshot job) {
        return job.state() == JobState.PAUSED || job.state() == JobState.URL_NEEDED && !LostUrls.mayHelp(job);
    }

    /** Whether a try as it was may help: what is stored is never sent again by that. */
    static boolean canRetry(JobSnapshot job) {
        return RETRIED.contains(job.state());
    }

    private void say(String key, Object... arguments) {
        notices.show(Notice.of(Tone.NEUTRAL, messages.get(key, arguments)));
    }

    /** The row that the detail pane tells of. */
    public ObjectProperty<@Nullable UploadRow> selectedProperty() {
        return selected;
    }
}
