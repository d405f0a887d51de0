package org.dropback.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dropback.desktop.settings.Support;
import org.dropback.desktop.shell.Surroundings;
import org.dropback.settings.Preferences;
import org.dropback.text.Messages;
import org.dropback.update.UpdateCheck;
import org.dropback.upload.UploadOptions;
import org.dropback.wire.Sender;

/** A machine that remembers what the window wanted of it. */
public final class TestSurroundings implements Surroundings.Wakefulness {

    private final List<Preferences> preferences = new CopyOnWriteArrayList<>();
    private final List<String> notifications = new CopyOnWriteArrayList<>();
    private final List<String> awake = new CopyOnWriteArrayList<>();
    private volatile boolean notifies = true;

    Surroundings of(Path home, Locale system) {
        return new Surroundings(chosen -> Messages.of(chosen.locale(system)), _ -> UploadOptions.DEFAULT, preferences::add,
                new Support.Places(home, home.resolve("logs/dropback.log"), "1.2.3", zip -> Files.writeString(zip, "diagnostics")), this, sentence -> {
            notifications.add(sentence);
            return notifies;
        }, new UpdateCheck(new Sender(), "1.2.3"));
    }

    @Override
    public boolean isPossible() {
        return true;
    }

    @Override
    public void keep(String why) {
        awake.add("keep");
    }

    @Override
    public void release() {
        awake.add("release");
    }

    public List<Preferences> preferences() {
        return preferences;
    }

    public List<String> notifications() {
        return notifications;
    }

    /** What was asked last; before that, nothing was. */
    public boolean isKeptAwake() {
        return !awake.isEmpty() && awake.getLast().equals("keep");
    }

    public List<String> awake() {
        return awake;
    }

    /** As a system without notifications. */
    public void notifyNever() {
        notifies = false;
    }
}
