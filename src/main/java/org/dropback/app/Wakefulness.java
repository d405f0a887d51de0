package org.dropback.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.dropback.desktop.shell.Surroundings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the machine awake by the platform's own command, {@code systemd-inhibit}, {@code caffeinate} or PowerShell, which ends with this process however that
 * ends: it reads a pipe of ours, or watches us. Any thread.
 */
final class Wakefulness implements Surroundings.Wakefulness, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wakefulness.class);

    private final String osName;
    private final Programs programs;
    private final Executor background;
    private @Nullable Process running;
    private boolean wanted;
    /** The command is there, and the machine did not let it. */
    private volatile boolean refused;

    Wakefulness(String osName, Programs programs, Executor background) {
        this.osName = osName;
        this.programs = programs;
        this.background = background;
    }

    private Optional<List<String>> command(String why) {
        if (osName.startsWith("Mac")) {
            return programs.find("caffeinate").map(found -> List.of(found, "-i", "-w", String.valueOf(ProcessHandle.current().pid())));
        }
        return osName.startsWith("Windows") ? PowerShell.running(PowerShell.AWAKE, programs)
                : programs.find("systemd-inhibit").map(found -> List.of(found, "--what=idle", "--who=Dropback", "--why=" + why, "cat"));
    }

    @Override
    public boolean isPossible() {
        return !refused && command("").isPresent();
    }

    @Override
    public synchronized void keep(String why) {
        if (!wanted) {
            wanted = true;
            background.execute(() -> start(why));
        }
    }

    private synchronized void start(String why) {
        var command = command(why);
        if (!wanted || running != null || command.isEmpty()) {
            return;
        }
        try {
            var started = new ProcessBuilder(command.get()).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            running = started;
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            LOG.warn("the machine may fall asleep", e);
        }
    }

    private synchronized void ended(Process process) {
        if (process == running) {
            running = null;
            refused = true;
            LOG.warn("{} ended by itself with exit code {}: the machine may fall asleep", process.info().command().orElse("the command"), process.exitValue());
        }
    }

    @Override
    public synchronized void release() {
        wanted = false;
        if (running != null) {
            running.destroy();
            running = null;
        }
    }

    @Override
    public void close() {
        release();
    }
}
