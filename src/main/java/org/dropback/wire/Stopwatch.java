package org.dropback.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.dropback.wire.SendStep.Phase;
import org.jspecify.annotations.Nullable;

/** Times the steps of one exchange and tells of each, in order and never after its end. Any thread. */
final class Stopwatch {

    private static final Phase[] PHASES = Phase.values();

    private final boolean tls;
    private final Consumer<SendStep> listener;
    private final long start = System.nanoTime();
    private long last = start;
    private int next;
    private boolean ended;
    private @Nullable Handshake handshake;

    Stopwatch(boolean tls, Consumer<SendStep> listener) {
        this.tls = tls;
        this.listener = listener;
    }

    /** What became of TLS; the step that it belongs to is told afterwards. */
    synchronized void shook(Handshake what) {
        handshake = what;
    }

    synchronized Optional<Handshake> handshake() {
        return Optional.ofNullable(handshake);
    }

    synchronized void done(String detail) {
        tell(true, detail);
        next++;
    }

    /** No step follows; nothing is told where it already ended. */
    synchronized void failed(String detail) {
        tell(false, detail);
        ended = true;
    }

    synchronized void end() {
        ended = true;
    }

    private void tell(boolean done, String detail) {
        if (!ended && next < PHASES.length) {
            next = PHASES[next] == Phase.TLS && !tls ? next + 1 : next;
            long now = System.nanoTime();
            listener.accept(new SendStep(PHASES[next], done, Duration.ofNanos(now - last), detail, PHASES[next] == Phase.TLS ? handshake : null));
            last = now;
        }
    }

    Duration total() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
