package org.dropback.settings;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in memory, saved half a second after the last change and at close. Any thread; never waits for the disk except at close. */
public final class SettingsStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final long DEBOUNCE_MILLIS = 500;

    private final SettingsFile file;
    private final ScheduledExecutorService worker;
    private Settings current = Settings.DEFAULT;
    private Settings saved;
    private @Nullable ScheduledFuture<?> pending;
    private @Nullable SettingsProblem problem;
    private boolean readOnly;

    /** Reads the file; where it cannot be read starts from the defaults and moves it aside, or else never writes. */
    public SettingsStore(Path file, Clock clock, ScheduledExecutorService worker) {
        this.file = new SettingsFile(file, clock);
        this.worker = worker;
        this.saved = Settings.DEFAULT;
        this.current = read();
    }

    private Settings read() {
        try {
            var read = file.read();
            if (read.unusable().isEmpty()) {
                saved = read.settings();
            } else {
                LOG.warn("settings that cannot be used have their defaults: {}", read.unusable());
                problem = new SettingsProblem(movedAside(), String.join(", ", read.unusable()), true);
                current = read.settings();
                save();
            }
            return read.settings();
        } catch (NoSuchFileException none) {
            return Settings.DEFAULT;
        } catch (IOException e) {
            LOG.warn("settings could not be read, starting from the defaults", e);
            problem = new SettingsProblem(movedAside(), ReadSettings.firstLine(e), false);
            return Settings.DEFAULT;
        }
    }

    private @Nullable Path movedAside() {
        try {
            return file.moveAside();
        } catch (IOException e) {
            LOG.warn("settings cannot be moved aside, nothing is saved in this run", e);
            readOnly = true;
            return null;
        }
    }

    /** Why settings are the default ones though a file has others. */
    public Optional<SettingsProblem> problem() {
        return Optional.ofNullable(problem);
    }

    public synchronized Settings current() {
        return current;
    }

    public synchronized void update(UnaryOperator<Settings> change) {
        current = change.apply(current);
        if (pending == null || pending.isDone()) {
            pending = worker.schedule(this::save, DEBOUNCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void save() {
        if (readOnly || current.equals(saved)) {
            return;
        }
        try {
            file.write(current);
            saved = current;
        } catch (IOException e) {
            LOG.warn("settings could not be saved", e);
        }
    }

    /** Saves what is not saved yet. */
    @Override
    public void close() {
        save();
    }
}
