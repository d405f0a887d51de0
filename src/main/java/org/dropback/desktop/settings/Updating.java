package org.dropback.desktop.settings;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.settings.SettingsStore;
import org.dropback.settings.Updates;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.dropback.update.Release;
import org.dropback.update.UpdateCheck;
import org.dropback.update.UpdateResult;
import org.dropback.update.UpdateResult.Cause;
import org.dropback.update.UpdateSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for a newer version, by itself or when told to, and tells of it. FX thread; the asking happens beside it. */
public final class Updating {

    private static final Logger LOG = LoggerFactory.getLogger(Updating.class);
    private static final Duration BETWEEN = Duration.ofDays(1);

    private final UpdateCheck check;
    private final Choices choices;
    private final SettingsStore store;
    private final Background background;
    private final Clock clock;
    private final Consumer<URI> browser;
    private final Notices notices;
    private final Messages messages;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private Runnable callOff = () -> { };

    /** @param browser opens a page outside the window */
    public Updating(UpdateCheck check, Choices choices, SettingsStore store, Background background, Clock clock, Consumer<URI> browser, Notices notices,
                    Messages messages) {
        this.check = check;
        this.choices = choices;
        this.store = store;
        this.background = background;
        this.clock = clock;
        this.browser = browser;
        this.notices = notices;
        this.messages = messages;
    }

    /** Asks where its user wants that and a day has gone by since; a try counts, whatever came of it. */
    public void daily() {
        var wanted = choices.get().updates();
        var now = clock.millis();
        var since = now - store.current().updateAsked();
        // A time to come is one that a wrong clock gave.
        if (!wanted.daily() || !isComplete(wanted) || since >= 0 && since < BETWEEN.toMillis()) {
            return;
        }
        store.update(settings -> settings.withUpdateAsked(now));
        ask(wanted, result -> {
            switch (result) {
                case UpdateResult.Newest _ -> { }
                case UpdateResult.Newer newer -> tell(newer, newer.release());
                // Somebody may be on a train; all else will be no better tomorrow.
                case UpdateResult.Failed failed when failed.cause() == Cause.UNREACHABLE -> LOG.info("no newer version could be looked for: {}", failed);
                case UpdateResult.Failed failed -> notices.show(Notice.of(Tone.WARNING, sentence(failed)));
            }
        });
    }

    /** Asks at once, and says whatever comes of it. */
    void now() {
        ask(choices.get().updates(), result -> {
            if (result instanceof UpdateResult.Newer newer) {
                tell(newer, newer.release());
            }
        });
    }

    private void ask(Updates wanted, Consumer<UpdateResult> done) {
        UpdateSource source;
        try {
            source = UpdateSource.of(wanted.url(), wanted.publicKey());
        } catch (BadInputException e) {
            said.set(messages.get("update.failed", e.text(messages)));
            return;
        }
        asking.set(true);
        said.set(messages.get("settings.updateNow.asking", source.url().getRawAuthority()));
        callOff = background.start(() -> check.ask(source), result -> {
            asking.set(false);
            said.set(sentence(result));
            done.accept(result);
        }, failure -> {
            asking.set(false);
            LOG.error("looking for a newer version failed", failure);
            said.set(messages.get("update.failed", String.valueOf(failure)));
        });
    }

    private String sentence(UpdateResult result) {
        var text = result.text(messages);
        return switch (result) {
            case UpdateResult.Failed _ -> messages.get("update.failed", text);
            case UpdateResult.Newer newer -> text + " " + messages.get("update.newer.page", newer.release().page().toString());
            case UpdateResult.Newest _ -> text;
        };
    }

    private void tell(UpdateResult newer, Release release) {
        notices.show(new Notice(Tone.NEUTRAL, newer.text(messages), new Notice.Action(messages.get("update.open"), () -> browser.accept(release.page())), () -> { }));
    }

    /** Whether there is somebody to ask. */
    static boolean isComplete(Updates updates) {
        return !updates.url().isEmpty() && !updates.publicKey().isEmpty();
    }

    /** What came of asking; "" before. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** For good. */
    public void close() {
        callOff.run();
    }
}
