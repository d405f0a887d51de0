package org.dropback.desktop.connections;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.check.ConnectionCheck;
import org.dropback.check.Probe;
import org.dropback.check.Step;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.desktop.fx.Background;
import org.dropback.oss.CancelSignal;
import org.dropback.text.Messages;

/** A check as it goes on, and the test of a source of keys; both can be given up. FX thread. */
public final class CheckRun {

    private final ConnectionKit kit;
    private final Background worker;
    private final Executor fx;
    private final Clock clock;
    private final Messages messages;
    private final ObservableList<Step> steps = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper keys = new ReadOnlyStringWrapper("");
    private final BooleanProperty probesObject = new SimpleBooleanProperty();
    private CancelSignal cancel = new CancelSignal();

    public CheckRun(ConnectionKit kit, Background worker, Executor fx, Clock clock, Messages messages) {
        this.kit = kit;
        this.worker = worker;
        this.fx = fx;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * Begins one.
     *
     * @param typed   secrets that are not saved yet, which count
     * @param sandbox whether it is the window's own
     */
    void start(SavedConnection connection, Map<SecretSlot, String> typed, boolean sandbox) {
        var probe = probesObject.get() ? Probe.OBJECT : Probe.UPLOAD;
        cancel();
        var mine = new CancelSignal();
        cancel = mine;
        steps.clear();
        running.set(true);
        worker.run(() -> {
            try (var with = new TypedSecrets(kit.secrets(), connection, typed)) {
                return new ConnectionCheck(kit.door(), clock).run(with.connection(), probe, sandbox, mine, step -> fx.execute(() -> add(step, mine)));
            }
        }, _ -> ended(mine), _ -> ended(mine));
    }

    private void add(Step step, CancelSignal of) {
        if (of == cancel && !of.isCancelled()) {
            steps.add(step);
        }
    }

    private void ended(CancelSignal of) {
        if (of == cancel) {
            running.set(false);
        }
    }

    void cancel() {
        cancel.cancel();
        running.set(false);
    }

    void clear() {
        steps.clear();
        keys.set("");
    }

    /** Looks for the keys now, and says what was found or why nothing was. */
    void testKeys(SavedConnection connection, Map<SecretSlot, String> typed) {
        keys.set(messages.get("connections.testing"));
        worker.run(() -> {
            try (var with = new TypedSecrets(kit.secrets(), connection, typed)) {
                return kit.door().keys(with.connection());
            }
        }, found -> {
            var warnings = found.warnings().stream().map(warning -> " " + warning.text(messages)).toList();
            var expiration = found.expiration() == null ? "" : " " + messages.get("connections.expires", found.expiration().toString());
            var id = found.credentials().accessKeyId();
            keys.set((id.isEmpty() ? messages.get("connections.noKeyNeeded") : messages.get(found.credentials().token() == null ? "test.keys" : "test.keys.token",
                    id.length() > 8 ? id.substring(0, 4) + "…" + id.substring(id.length() - 4) : id, found.origin(messages)))
                    + expiration + String.join("", warnings));
        }, e -> keys.set(e instanceof CredentialsException told ? told.text(messages) : messages.get("connections.failed", e.toString())));
    }

    /** Whether the right to put is tried by an object that is put and deleted again. */
    BooleanProperty probesObjectProperty() {
        return probesObject;
    }

    ObservableList<Step> steps() {
        return steps;
    }


    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What the last test of keys found; "" before one. */
    ReadOnlyStringProperty keysProperty() {
        return keys.getReadOnlyProperty();
    }
}
