package org.dropback.desktop.inspector;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Latest;
import org.dropback.desktop.fx.Poller;
import org.dropback.sandbox.Replayer;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.Receiver;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The Inspector screen: what the receiver got and what it answers. FX thread; the log is read elsewhere. It is looked at while the screen is on show,
 * and for a moment after each request and callback while it is not.
 */
public final class InspectorViewModel {

    private final CallbackLog log;
    private final Receiver receiver;
    private final Replayer replayer;
    private final URI url;
    private final URI tlsUrl;
    private final CallbackRows rows;
    private final LogReading reading;
    private final AnswerSettings answer;
    private final Forwarding forwarding;
    private final RuleList rules;
    private final Behaviour behaviour;
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty recording;
    private final ObjectProperty<@Nullable InspectorRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Inspected> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Replaying> replaying = new ReadOnlyObjectWrapper<>();
    private final Background background;
    private final Latest<Long, Optional<Inspected>> details;
    private final Notices notices;
    private final Messages messages;
    private final Poller poller;
    private final Runnable sleep;
    private boolean shown;
    /** The callback that was on show in another window; null once it is there. */
    private @Nullable Long wanted;
    /** The newest callback when it came, on show as long as nobody chose another. */
    private @Nullable InspectorRow preselected;

    public InspectorViewModel(Sandbox sandbox, Executor worker, Executor fx, Notices notices, Messages messages) {
        this.receiver = sandbox.receiver();
        this.replayer = sandbox.replayer();
        this.url = sandbox.receiverUrl();
        this.tlsUrl = sandbox.receiverTlsUrl().orElse(url);
        this.log = receiver.log();
        this.background = new Background(worker, fx);
        this.notices = notices;
        this.messages = messages;
        rows = new CallbackRows(log);
        reading = new LogReading(log, rows, background, search::get, this::show, this::failed);
        answer = new AnswerSettings(receiver, messages);
        forwarding = new Forwarding(receiver, messages);
        rules = new RuleList(receiver, messages);
        behaviour = new Behaviour(sandbox, messages);
        recording = new SimpleBooleanProperty(receiver.recording());
        recording.addListener((_, _, on) -> receiver.record(on));
        details = new Latest<>(background, this::find, this::show);
        selected.flatMap(InspectorRow::callbackProperty).subscribe(row -> {
            if (row == null) {
                detail.set(null);
            } else {
                details.want(row.id());
            }
        });
        search.addListener((_, _, _) -> lookAgain());
        poller = new Poller(this::tick, () -> !shown && reading.isUpToDate());
        sandbox.unreadableBehaviour().ifPresent(aside -> say(Tone.WARNING, "inspector.sandbox.unreadable", aside));
        log.notKept().ifPresent(why -> say(Tone.WARNING, why.newer() ? "inspector.log.newer" : "inspector.log.unusable", why.file(), why.detail()));
        if (!sandbox.damaged().isEmpty()) {
            say(Tone.WARNING, "sandbox.damaged", sandbox.damaged().size(), sandbox.damaged().getFirst());
        }
        sleep = sandbox.onEvent(new Wake(fx, poller::wake));
        poller.wake();
    }

    /** Whether the screen is the one on show. */
    public void setShown(boolean on) {
        shown = on;
        poller.wake();
    }

    private void lookAgain() {
        reading.outdate();
        poller.wake();
        reading.look();
    }

    private void tick() {
        behaviour.look();
        answer.look();
        rules.look();
        forwarding.look();
        reading.look();
    }

    private void show(CallbackRows.Page page) {
        var chosen = selected.get();
        rows.show(page);
        var before = wanted;
        wanted = null;
        chosen = before == null ? chosen : rows.shown().stream().filter(row -> row.id() == before).findFirst().orElse(chosen);
        if (chosen != null && rows.shown().contains(chosen) && (shown || chosen != preselected)) {
            selected.set(chosen);
        } else {
            preselected = rows.shown().stream().findFirst().orElse(null);
            selected.set(preselected);
        }
    }

    private void failed(Exception failure) {
        say(Tone.DANGER, "inspector.unreadable", failure.toString());
    }

    public Looking looking() {
        var row = selected.get();
        return new Looking(search.get(), row == null ? null : row.id());
    }

    /** Goes on where another window was; a callback that is older than the newest ones is left. */
    public void goOn(Looking before) {
        wanted = before.row();
        search.set(before.search());
        lookAgain();
    }

    /** Brings the next older callbacks, where there are some. */
    void more() {
        reading.more();
    }

    private Optional<Inspected> find(long id) {
        return log.find(id).map(callback -> Inspected.of(callback, url, tlsUrl));
    }

    private void show(Optional<Inspected> found) {
        var row = selected.get();
        if (found.isEmpty() || row == null) {
            detail.set(null);
        } else if (found.get().callback().id() == row.id()) {
            detail.set(found.get());
        }
    }

    /** Takes all callbacks away; Undo brings them back. The log forgets them only when Undo is gone. */
    public void clear() {
        background.run(rows::all, this::remove, this::failed);
    }

    /** Takes one callback away; Undo brings it back. */
    void remove(InspectorRow row) {
        var at = rows.shown().indexOf(row);
        if (at >= 0) {
            var next = at + 1 < rows.shown().size() ? at + 1 : at - 1;
            selected.set(next < 0 ? null : rows.shown().get(next));
            remove(new CallbackRows.Hidden(row.id(), row.id(), 1));
        }
    }

    private void remove(CallbackRows.Hidden leaving) {
        rows.hide(leaving);
        lookAgain();
        var undo = new Notice.Action(messages.get("common.undo"), () -> {
            rows.unhide(leaving);
            lookAgain();
        });
        notices.show(new Notice(Tone.NEUTRAL, messages.get("inspector.removed", leaving.count()), undo, () -> {
            log.remove(leaving.first(), leaving.last());
            rows.unhide(leaving);
            lookAgain();
        }));
    }

    /** Opens a callback for being edited and sent again. */
    void replay(InspectorRow row) {
        with(row, inspected -> {
            behaviour.openProperty().set(false);
            replaying.set(new Replaying(inspected, replayer, background, messages));
        });
    }

    void endReplay() {
        var ending = replaying.get();
        if (ending != null) {
            ending.cancel();
            replaying.set(null);
        }
    }

    /** Brings all of a callback; says so where it is gone. */
    void with(InspectorRow row, Consumer<Inspected> use) {
        background.run(() -> find(row.id()), found -> found.ifPresentOrElse(use, () -> say(Tone.NEUTRAL, "inspector.gone")), this::failed);
    }

    /** Says that something is on the clipboard. */
    void copied() {
        say(Tone.SUCCESS, "inspector.copied");
    }

    private void say(Tone tone, String key, Object... arguments) {
        notices.show(Notice.of(tone, messages.get(key, arguments)));
    }

    /** The URL to use in a callback. */
    public URI url() {
        return url;
    }

    public CallbackRows rows() {
        return rows;
    }

    public AnswerSettings answer() {
        return answer;
    }

    public RuleList rules() {
        return rules;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    public Forwarding forwarding() {
        return forwarding;
    }

    /** Text in request or object; empty for all. */
    public StringProperty searchProperty() {
        return search;
    }

    /** Whether callbacks are kept; they are answered all the same. */
    public BooleanProperty recordingProperty() {
        return recording;
    }

    /** The row that the detail pane tells of. */
    public ObjectProperty<@Nullable InspectorRow> selectedProperty() {
        return selected;
    }

    /** All of the selected callback; null until it is read. */
    ReadOnlyObjectProperty<@Nullable Inspected> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Replaying> replayingProperty() {
        return replaying.getReadOnlyProperty();
    }

    public boolean isPolling() {
        return poller.isRunning();
    }

    public void close() {
        endReplay();
        sleep.run();
        poller.stop();
    }
}
