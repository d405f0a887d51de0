package org.dropback.desktop;

import static org.awaitility.Awaitility.await;

import java.util.Objects;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;
import org.testfx.util.NodeQueryUtils;

/**
 * Goes to what it clicks in one step, where TestFX's goes in up to two hundred and waits for the window after each. Like its user, it looks for a thing until it
 * is there.
 */
public final class QuickRobot extends FxRobot {

    private void awaitNode(String query) {
        if (!isThere(query)) {
            await().until(() -> isThere(query));
        }
    }

    private boolean isThere(String query) {
        return lookup(query).match(NodeQueryUtils.isVisible()).tryQuery().isPresent();
    }

    /** What has just been shown has no place yet, and a click would meet what is there instead. */
    private void layOut() {
        interact(() -> listWindows().stream().map(Window::getScene).filter(Objects::nonNull).forEach(scene -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }));
    }

    @Override
    public FxRobot moveTo(PointQuery place, Motion motion) {
        layOut();
        var before = place.query();
        robotContext().getMouseRobot().move(before);
        var now = place.query();
        if (!now.equals(before)) {
            robotContext().getMouseRobot().move(now);
        }
        return this;
    }

    @Override
    public FxRobot moveTo(String query, Motion motion) {
        awaitNode(query);
        return super.moveTo(query, motion);
    }

    @Override
    public FxRobot clickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        moveTo(place, motion);
        return clickOn(buttons);
    }

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        awaitNode(query);
        return super.clickOn(query, motion, buttons);
    }

    @Override
    public FxRobot doubleClickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        moveTo(place, motion);
        return doubleClickOn(buttons);
    }

    @Override
    public FxRobot doubleClickOn(String query, Motion motion, MouseButton... buttons) {
        awaitNode(query);
        return super.doubleClickOn(query, motion, buttons);
    }

    @Override
    public FxRobot rightClickOn(PointQuery place, Motion motion) {
        return clickOn(place, motion, MouseButton.SECONDARY);
    }

    @Override
    public FxRobot rightClickOn(String query, Motion motion) {
        awaitNode(query);
        return super.rightClickOn(query, motion);
    }
}
