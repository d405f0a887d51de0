package org.dropback.desktop.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.text.Messages;

/** What helps where something went wrong: the folder of the data, the log, a file to send to somebody. FX thread. */
public final class Support {

    private static final String NAME = "dropback-diagnostics.zip";

    private final Places places;
    private final Consumer<URI> opener;
    private final Function<String, List<Path>> saveAs;
    private final Background background;
    private final Notices notices;
    private final Messages messages;

    /** Writes what others need to understand a failure, and no secret. May wait for the disk. */
    public interface Diagnostics {
        void write(Path zip) throws IOException;
    }

    /** @param home of all data; @param log the newest file of it */
    public record Places(Path home, Path log, String version, Diagnostics diagnostics) {
    }

    /**
     * @param opener shows a file or a folder outside the window
     * @param saveAs asks for a place; empty where none was chosen
     */
    public Support(Places places, Consumer<URI> opener, Function<String, List<Path>> saveAs, Executor disk, Executor fx, Notices notices, Messages messages) {
        this.places = places;
        this.opener = opener;
        this.saveAs = saveAs;
        this.background = new Background(disk, fx);
        this.notices = notices;
        this.messages = messages;
    }

    public String version() {
        return places.version();
    }

    Path home() {
        return places.home();
    }

    void openHome() {
        open(places.home());
    }

    public void openLog() {
        open(places.log());
    }

    /** Also says where it is: not each system can open it. */
    private void open(Path what) {
        background.run(() -> Files.exists(what), there -> {
            if (there) {
                opener.accept(what.toUri());
            }
            notices.show(Notice.of(Tone.NEUTRAL, messages.get(there ? "settings.opened" : "settings.noLog", what.toString())));
        }, failure -> notices.show(Notice.of(Tone.DANGER, DiskFailures.tell(failure, messages))));
    }

    public void saveDiagnostics() {
        saveAs.apply(NAME).forEach(this::saveDiagnostics);
    }

    void saveDiagnostics(Path file) {
        background.<Path>run(() -> {
            places.diagnostics().write(file);
            return file;
        }, saved -> notices.show(Notice.of(Tone.SUCCESS, messages.get("settings.diagnostics.saved", saved.toString()))),
                failure -> notices.show(Notice.of(Tone.DANGER, DiskFailures.tell(failure, messages))));
    }
}
