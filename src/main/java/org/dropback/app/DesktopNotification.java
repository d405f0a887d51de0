package org.dropback.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.dropback.desktop.shell.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A notification by the platform's own command, {@code notify-send}, {@code osascript} or PowerShell. Any thread. */
record DesktopNotification(String osName, Programs programs, Executor background) implements Surroundings.Notification {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotification.class);

    /** The sentence is an argument, never part of a script. */
    private Optional<List<String>> command(String sentence) {
        if (osName.startsWith("Mac")) {
            return programs.find("osascript").map(found -> List.of(found, "-e", "on run argv", "-e",
                    "display notification (item 1 of argv) with title \"Dropback\"", "-e", "end run", sentence));
        }
        return osName.startsWith("Windows") ? PowerShell.running(PowerShell.TELL, programs) : programs.find("notify-send").map(found -> List.of(found, "--app-name=Dropback", "--", "Dropback", sentence));
    }

    @Override
    public boolean show(String sentence) {
        var command = command(sentence);
        command.ifPresent(words -> background.execute(() -> {
            try {
                var builder = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().put(PowerShell.SENTENCE, sentence);
                builder.start();
            } catch (IOException e) {
                LOG.warn("no notification is shown", e);
            }
        }));
        return command.isPresent();
    }
}
