package org.dropback.upload.engine;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/** The limits in force, which may be others at any time. Any thread. */
final class LiveLimits {

    private final Lanes files;
    private final Lanes parts;
    private final Lanes again;
    private volatile EngineLimits now;

    /** @param bridled whether something else than the line bounds the speed */
    LiveLimits(EngineLimits limits, BooleanSupplier bridled) {
        now = limits;
        files = new Lanes(limits.fileTuner(), bridled, System::nanoTime);
        parts = new Lanes(limits.partTuner(), bridled, System::nanoTime);
        again = new Lanes(LaneTuner.fixed(limits.mostFiles()), () -> true, System::nanoTime);
    }

    EngineLimits now() {
        return now;
    }

    /** Lanes of jobs. */
    Lanes files() {
        return files;
    }

    /** Lanes of the parts of all jobs. */
    Lanes parts() {
        return parts;
    }

    /** Lanes of callbacks that are called again. */
    Lanes again() {
        return again;
    }

    /** What stays as it was goes on with what it has learnt of the line. */
    synchronized void use(EngineLimits other) {
        var before = now;
        now = other;
        if (!Objects.equals(before.files(), other.files())) {
            files.use(other.fileTuner());
            again.use(LaneTuner.fixed(other.mostFiles()));
        }
        if (!Objects.equals(before.partsPerFile(), other.partsPerFile())) {
            parts.use(other.partTuner());
        }
    }
}
