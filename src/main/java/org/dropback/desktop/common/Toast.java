package org.dropback.desktop.common;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows the current notice over the window for a while, with its action; waits while the mouse is on it. */
public final class Toast extends HBox {

    private static final Duration BRIEFLY = Duration.seconds(4);
    private static final Duration LONG_ENOUGH_TO_UNDO = Duration.seconds(10);

    private final Label text = Controls.paragraph("");
    private final Button action;
    private @Nullable Node focusedBefore;
    private final PauseTransition leave = new PauseTransition();

    public Toast(Notices notices, Messages messages) {
        setId("toast");
        getStyleClass().add("toast");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        action = Controls.button("", () -> leaveBy(notices::act), "flat", "accent");
        action.setId("toast-action");
        var close = Controls.iconButton(Feather.X, messages.get("common.dismiss"), () -> leaveBy(notices::dismiss));
        getChildren().addAll(text, action, close);
        leave.setOnFinished(_ -> notices.dismiss());
        hoverProperty().subscribe(hovered -> {
            if (hovered) {
                leave.pause();
            } else if (isVisible()) {
                leave.play();
            }
        });
        // Another one takes its place where the window speaks another language.
        WhileShown.follow(this, notices.currentProperty(), this::show);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                leave.stop();
            }
        });
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (owner != null && !isWithin(owner)) {
                focusedBefore = owner;
            }
        });
    }

    /** The focus goes back to where it was, not on to whatever comes next. */
    private void leaveBy(Runnable leaving) {
        var before = focusedBefore;
        leaving.run();
        if (before != null && getScene() != null && getScene().getFocusOwner() != null && isWithin(getScene().getFocusOwner())) {
            before.requestFocus();
        }
    }

    private boolean isWithin(Node node) {
        return node == this || node.getParent() != null && isWithin(node.getParent());
    }

    private void show(@Nullable Notice notice) {
        leave.stop();
        var offered = notice == null ? null : notice.action();
        Controls.show(this, notice != null);
        Controls.show(action, offered != null);
        if (notice != null) {
            text.setText(notice.text());
            Tones.set(this, notice.tone());
            action.setText(offered == null ? "" : offered.name());
            leave.setDuration(offered == null ? BRIEFLY : LONG_ENOUGH_TO_UNDO);
            leave.playFromStart();
        }
    }
}
