package org.dropback.desktop;

import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;

/** Goes to what it clicks in one step. TestFX's goes there in up to two hundred, and waits for the window after each. */
public final class QuickRobot extends FxRobot {

    @Override
    public FxRobot moveTo(PointQuery place, Motion motion) {
        var before = place.query();
        robotContext().getMouseRobot().move(before);
        var now = place.query();
        if (!now.equals(before)) {
            robotContext().getMouseRobot().move(now);
        }
        return this;
    }

    @Override
    public FxRobot clickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        moveTo(place, motion);
        return clickOn(buttons);
    }

    @Override
    public FxRobot doubleClickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        moveTo(place, motion);
        return doubleClickOn(buttons);
    }

    @Override
    public FxRobot rightClickOn(PointQuery place, Motion motion) {
        return clickOn(place, motion, MouseButton.SECONDARY);
    }
}
