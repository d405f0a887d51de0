package org.dropback.desktop.fx;

import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The time, for what tells of it in minutes: it moves once a minute while somebody looks, and rests while nobody does. Not an animation, which would wake
 * the window sixty times a second. FX thread.
 */
public final class Minutes {

    private final Clock clock;
    private final Executor inAMinute;
    private final ReadOnlyObjectWrapper<Instant> now;
    private boolean wanted;
    private boolean waits;

    /** @param inAMinute runs what it is given on the FX thread, a minute later */
    Minutes(Clock clock, Executor inAMinute) {
        this.clock = clock;
        this.inAMinute = inAMinute;
        now = new ReadOnlyObjectWrapper<>(clock.instant());
    }

    public static Minutes of(Clock clock, FxThread fx) {
        return new Minutes(clock, CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES, fx));
    }

    /** Says whether somebody looks now. */
    public void want(boolean looks) {
        wanted = looks;
        if (looks) {
            look();
            await();
        }
    }

    /** Looks at the clock, whoever wants it. */
    public Instant look() {
        now.set(clock.instant());
        return now.get();
    }

    private void await() {
        if (!waits) {
            waits = true;
            // The screens of a window that has been closed do not stay for the minute's sake.
            var self = new WeakReference<>(this);
            inAMinute.execute(() -> Optional.ofNullable(self.get()).ifPresent(Minutes::passed));
        }
    }

    private void passed() {
        waits = false;
        want(wanted);
    }

    /** When the clock was looked at last. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }
}
