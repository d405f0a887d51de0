package org.dropback.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.dropback.desktop.common.Banner;
import org.dropback.desktop.common.Folded;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.uploads.RowActions;
import org.dropback.store.ProfileProblem;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** What is said above the screens: what was found broken at the start, what an earlier run left, and what other programs handed over. FX thread. */
final class Banners {

    private final Folded pane = new Folded();
    private final Messages messages;
    private final @Nullable Banner recovered;
    private final Offered offered;

    /** @param upload takes files that were handed over, when the user says so  @param waits told of them until then */
    Banners(DesktopServices services, RowActions actions, Predicate<List<Path>> upload, Consumer<List<Path>> waits) {
        messages = services.messages();
        offered = new Offered(pane, upload, waits);
        services.settings().problem().ifPresent(problem -> add(new Banner(Tone.WARNING, problem.text(messages), messages)));
        if (services.journal() != null) {
            add(new Banner(Tone.WARNING, services.journal().text(messages), messages));
        }
        services.profiles().problems().forEach(problem -> add(of(problem)));
        recovered = services.queue().recovered() > 0 ? recovered(services.queue().recovered(), actions) : null;
        if (recovered != null) {
            add(recovered);
        }
    }

    private Banner of(ProfileProblem problem) {
        var moved = problem.movedTo();
        var text = messages.get("upload.profile." + problem.reason(), problem.file().toString(), problem.detail());
        var whereNow = moved == null ? "" : " " + messages.get("upload.profile.moved", moved.toString());
        return new Banner(Tone.WARNING, text + whereNow, messages);
    }

    /** What an earlier run left unfinished rests until somebody says what to do with it. */
    private Banner recovered(long count, RowActions actions) {
        var resume = new Button(messages.get("shell.recovered.resume"));
        resume.setId("recovered-resume");
        var discard = new Button(messages.get("shell.recovered.discard"));
        discard.setId("recovered-discard");
        var banner = new Banner(Tone.NEUTRAL, messages.get("shell.recovered", count), messages, resume, discard);
        resume.setOnAction(_ -> {
            actions.resumeAll();
            banner.dismiss();
        });
        discard.setOnAction(_ -> {
            actions.discardPaused();
            banner.dismiss();
        });
        return banner;
    }

    void add(Node banner) {
        pane.add(banner);
    }

    Pane pane() {
        return pane;
    }

    Offered offered() {
        return offered;
    }

    boolean tellsOfRecovered() {
        return recovered != null && recovered.isVisible();
    }

    void forgetRecovered() {
        if (recovered != null) {
            recovered.dismiss();
        }
    }
}
