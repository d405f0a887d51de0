package org.dropback.desktop.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.layout.Pane;
import org.dropback.desktop.common.Banner;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Files that other programs handed to the window: they are uploaded when the user says so, all at once. FX thread. */
final class Offered {

    private final Pane banners;
    private final Predicate<List<Path>> upload;
    private final Consumer<List<Path>> waits;
    private final List<Path> files = new ArrayList<>();
    private @Nullable Banner banner;

    /**
     * @param upload says whether it takes them; those that it does not take wait on
     * @param waits  told of those that wait, each time that they change
     */
    Offered(Pane banners, Predicate<List<Path>> upload, Consumer<List<Path>> waits) {
        this.banners = banners;
        this.waits = waits;
        this.upload = upload;
    }

    /** Adds to those that still wait; forgets those whose banner was put away. */
    void add(List<Path> more, Messages messages) {
        if (banner != null) {
            if (!banner.isVisible()) {
                files.clear();
            }
            banners.getChildren().remove(banner);
        }
        files.addAll(more);
        var button = Controls.button(messages.get("shell.offered.upload"), this::upload, "accent");
        button.setId("upload-offered");
        banner = new Banner(Tone.NEUTRAL, messages.get("shell.offered", files.size(), name(files.getFirst()), files.size() - 1), messages, button);
        banners.getChildren().add(banner);
        banner.visibleProperty().subscribe(() -> waits.accept(files()));
        waits.accept(files());
    }

    /** As the user knows it, without the folders above it. */
    private static String name(Path file) {
        return String.valueOf(file.getFileName() == null ? file : file.getFileName());
    }

    /** Those that wait. */
    List<Path> files() {
        return banner != null && banner.isVisible() ? List.copyOf(files) : List.of();
    }

    /** Nothing where none wait. */
    void upload() {
        if (banner != null && banner.isVisible() && upload.test(List.copyOf(files))) {
            files.clear();
            banner.dismiss();
        }
    }
}
