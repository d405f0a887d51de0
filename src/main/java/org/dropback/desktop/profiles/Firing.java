package org.dropback.desktop.profiles;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.dropback.callback.BodyRenderer;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.RenderRules;
import org.dropback.desktop.fx.Background;
import org.dropback.fire.FireOrder;
import org.dropback.fire.FireReport;
import org.dropback.fire.FireSigner;
import org.dropback.fire.TestFire;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.jspecify.annotations.Nullable;

/** The test callback on show: one at a time, for the sample file. FX thread; it is sent elsewhere. */
public final class Firing {

    private final TestFire fire;
    private final @Nullable FireSigner signer;
    private final Supplier<String> bucket;
    private final Clock clock;
    private final Background background;
    private final Executor fx;
    private final Messages messages;
    private final BooleanProperty unsigned = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable CallbackProfile> fired = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FireReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Runnable cancel = () -> { };
    private int round;
    private Sample sample = Sample.STATED;

    /**
     * @param signer null where nobody can sign: callbacks are then sent without a signature
     * @param bucket that callbacks name, asked for each
     */
    public Firing(TestFire fire, @Nullable FireSigner signer, Supplier<String> bucket, Clock clock, Executor worker, Executor fx, Messages messages) {
        this.fire = fire;
        this.signer = signer;
        this.bucket = bucket;
        this.clock = clock;
        this.background = new Background(worker, fx);
        this.fx = fx;
        this.messages = messages;
        unsigned.set(signer == null);
    }

    /** Sends a profile as it stands for a file; one that is under way is called off. */
    void send(CallbackProfile profile, Sample of) {
        stop();
        int mine = ++round;
        running.set(true);
        fired.set(profile);
        sample = of;
        problem.set("");
        report.set(null);
        var by = unsigned.get() ? null : signer;
        cancel = background.start(() -> fire.send(order(profile, of, by), now -> fx.execute(() -> show(mine, now))), last -> show(mine, last),
                failure -> failed(mine, failure));
    }

    /** Sends what was sent last once more. */
    void again() {
        var profile = fired.get();
        if (profile != null) {
            send(profile, sample);
        }
    }

    private FireOrder order(CallbackProfile profile, Sample of, @Nullable FireSigner by) {
        var now = ZonedDateTime.now(clock);
        var callback = profile.resolve(template -> of.resolve(template, now));
        var named = bucket.get();
        var values = of.in(named);
        return new FireOrder(callback, BodyRenderer.render(callback, values, RenderRules.DEFAULT), named, by);
    }

    private void show(int of, FireReport now) {
        if (of == round && running.get()) {
            running.set(!now.finished());
            report.set(now);
        }
    }

    private void failed(int of, Exception failure) {
        if (of == round) {
            running.set(false);
            problem.set(failure instanceof PlaceholderException e ? messages.get(e.messageKey(), e.args().toArray()) : failure.toString());
        }
    }

    /** Ends the waiting; the request may have arrived all the same. */
    public void cancel() {
        if (running.get()) {
            stop();
            problem.set(messages.get("inspector.replay.cancelled"));
        }
    }

    private void stop() {
        cancel.run();
        round++;
        running.set(false);
    }

    /** Takes the result away. */
    public void close() {
        stop();
        fired.set(null);
        report.set(null);
    }

    public boolean canSign() {
        return signer != null;
    }

    /** Whether the next one goes without a signature. */
    public BooleanProperty unsignedProperty() {
        return unsigned;
    }

    /** What was sent; null while no result is on show. */
    public ReadOnlyObjectProperty<@Nullable CallbackProfile> firedProperty() {
        return fired.getReadOnlyProperty();
    }

    /** As far as it got; null before the first step. */
    public ReadOnlyObjectProperty<@Nullable FireReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Why it ended without a result, as a sentence; empty where it did not. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
