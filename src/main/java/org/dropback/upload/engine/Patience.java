package org.dropback.upload.engine;

import java.time.Duration;
import java.util.function.Consumer;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/** Repeats calls that move no bytes where a second try may mend them, as long as its time lasts. One thread. */
final class Patience {

    private final CancelSignal cancel;
    private final Duration limit;
    private final Consumer<String> triesAgain;

    /** A call to OSS. */
    interface Call<T> {
        T ask() throws StoreException;
    }

    /**
     * @param limit      of each call, with its repetitions and the pauses between
     * @param triesAgain told the code of what went wrong, at each further try
     */
    Patience(CancelSignal cancel, Duration limit, Consumer<String> triesAgain) {
        this.cancel = cancel;
        this.limit = limit;
        this.triesAgain = triesAgain;
    }

    <T> T ask(Call<T> call) throws StoreException {
        return ask(call, Duration.ZERO);
    }

    /** @param grace for the answer, from a cancel on */
    <T> T ask(Call<T> call, Duration grace) throws StoreException {
        long end = System.nanoTime() + limit.toNanos();
        for (int tries = 0;; tries++) {
            try (var _ = new InterruptOnCancel(cancel, grace)) {
                return call.ask();
            } catch (StoreException e) {
                var pause = pause(e, tries);
                if (pause == null || System.nanoTime() + pause.toNanos() > end || !passes(pause, e)) {
                    throw e;
                }
            }
        }
    }

    /** Waits, longer after each try. @return false where it was cancelled */
    boolean pause(int tries, StoreException failure) {
        return passes(BackOff.pause(tries), failure);
    }

    /** Null where there is no next try. */
    private static @Nullable Duration pause(StoreException failure, int tries) {
        return switch (failure.kind()) {
            case FATAL, UNKNOWN_OUTCOME -> null;
            case RETRY_NOW, SKEWED -> tries == 0 ? Duration.ZERO : BackOff.pause(tries);
            case RETRY_LATER -> BackOff.pause(tries);
            case THROTTLED -> failure.retryAfter().orElse(BackOff.pause(tries));
        };
    }

    private boolean passes(Duration pause, StoreException failure) {
        boolean passed = sleep(pause);
        if (passed) {
            triesAgain.accept(failure.evidence().code());
        }
        return passed;
    }

    private boolean sleep(Duration pause) {
        if (cancel.isCancelled()) {
            return false;
        }
        try (var _ = new InterruptOnCancel(cancel)) {
            Thread.sleep(pause);
            return !cancel.isCancelled();
        } catch (InterruptedException e) {
            return false;
        }
    }
}
