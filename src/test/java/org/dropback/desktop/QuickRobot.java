package org.dropback.desktop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.dropback.testing.Patience;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Presses what it was told to press and nothing else. It looks, moves, looks again and presses in one go on the FX thread, where TestFX leaves the window time
 * to move things away in between. Like its user, it waits until a thing is there, is enabled and has nothing before it.
 */
public final class QuickRobot extends FxRobot {

    /** So often may things move because the mouse came to them. */
    private static final int MOVES = 5;

    /** What keeps the mouse from it at this moment; empty where it is on it now. */
    Optional<String> hindrance(String query) {
        return WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), () -> Optional.of(goTo(visible(query))).filter(text -> !text.isEmpty()));
    }

    private Supplier<Optional<Node>> visible(String query) {
        return () -> lookup(query).match(NodeQueryUtils.isVisible()).tryQuery();
    }

    /** Once the mouse is on it, and before anything else happens. */
    private FxRobot when(Object name, Supplier<Optional<Node>> named, Runnable act) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(25)).untilAsserted(() -> assertEquals("", once(() -> goTo(named), act), () -> "cannot get at " + name));
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    private String once(Supplier<String> look, Runnable act) throws Exception {
        var hindrance = new CompletableFuture<String>();
        Platform.runLater(() -> {
            try {
                // Told first: what is pressed may show a dialog, and then does not return.
                var found = look.get();
                hindrance.complete(found);
                if (found.isEmpty()) {
                    act.run();
                }
            } catch (RuntimeException e) {
                hindrance.completeExceptionally(e);
            }
        });
        return hindrance.get(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String goTo(Supplier<Optional<Node>> named) {
        for (int i = 0; i < MOVES; i++) {
            var node = named.get().orElse(null);
            if (node == null || node.getScene() == null) {
                return "it is not there";
            }
            layOut();
            var place = point(node).query();
            robotContext().getMouseRobot().moveNoWait(place);
            layOut();
            if (named.get().filter(now -> now == node && point(now).query().equals(place)).isPresent()) {
                return node.isDisabled() ? "it is disabled" : pickable(node).isHover() ? "" : "there lies " + hovered();
            }
        }
        return "it moves on";
    }

    /** The label of a menu's item lets the mouse through to the item. */
    private static Node pickable(Node node) {
        var found = node;
        for (var above = node; above != null; above = above.getParent()) {
            if (above.isMouseTransparent() && above.getParent() != null) {
                found = above.getParent();
            }
        }
        return found;
    }

    /** What has just been shown has no place yet. */
    private void layOut() {
        scenes().map(Scene::getRoot).forEach(root -> {
            root.applyCss();
            root.layout();
        });
    }

    private Stream<Scene> scenes() {
        return listWindows().stream().map(Window::getScene).filter(Objects::nonNull);
    }

    private String hovered() {
        return scenes().map(Scene::getRoot).filter(Node::isHover).map(QuickRobot::hovered).map(Node::toString).collect(Collectors.joining(" and "));
    }

    private static Node hovered(Node node) {
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().filter(Node::isHover).findFirst().map(QuickRobot::hovered).orElse(node) : node;
    }

    private void click(MouseButton... buttons) {
        var all = buttons.length == 0 ? new MouseButton[] {MouseButton.PRIMARY} : buttons;
        robotContext().getMouseRobot().pressNoWait(all);
        robotContext().getMouseRobot().releaseNoWait(all);
    }

    private void doubleClick(MouseButton... buttons) {
        click(buttons);
        click(buttons);
    }

    @Override
    public FxRobot moveTo(PointQuery place, Motion motion) {
        interact(() -> {
            layOut();
            robotContext().getMouseRobot().moveNoWait(place.query());
        });
        return this;
    }

    /** Then what is dragged may lie between, and nothing is told of a mouse that another program holds. */
    private boolean isDragging() {
        return !robotContext().getMouseRobot().getPressedButtons().isEmpty();
    }

    @Override
    public FxRobot moveTo(Node node, Pos at, Point2D offset, Motion motion) {
        return !isDragging() && at == Pos.CENTER && offset.equals(Point2D.ZERO)
                ? when(node, () -> Optional.of(node), () -> { }) : moveTo(point(node).atPosition(at).atOffset(offset), motion);
    }

    @Override
    public FxRobot moveTo(String query, Motion motion) {
        return isDragging() ? moveTo(point(query), motion) : when(query, visible(query), () -> { });
    }

    @Override
    public FxRobot clickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        moveTo(place, motion);
        return clickOn(buttons);
    }

    @Override
    public FxRobot clickOn(Node node, Motion motion, MouseButton... buttons) {
        return when(node, () -> Optional.of(node), () -> click(buttons));
    }

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        return when(query, visible(query), () -> click(buttons));
    }

    @Override
    public FxRobot doubleClickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        moveTo(place, motion);
        return doubleClickOn(buttons);
    }

    @Override
    public FxRobot doubleClickOn(Node node, Motion motion, MouseButton... buttons) {
        return when(node, () -> Optional.of(node), () -> doubleClick(buttons));
    }

    @Override
    public FxRobot doubleClickOn(String query, Motion motion, MouseButton... buttons) {
        return when(query, visible(query), () -> doubleClick(buttons));
    }

    @Override
    public FxRobot rightClickOn(PointQuery place, Motion motion) {
        return clickOn(place, motion, MouseButton.SECONDARY);
    }

    @Override
    public FxRobot rightClickOn(Node node, Motion motion) {
        return clickOn(node, motion, MouseButton.SECONDARY);
    }

    @Override
    public FxRobot rightClickOn(String query, Motion motion) {
        return clickOn(query, motion, MouseButton.SECONDARY);
    }

    @Override
    public FxRobot drag(Node node, MouseButton... buttons) {
        return when(node, () -> Optional.of(node), () -> robotContext().getMouseRobot().pressNoWait(buttons));
    }
}
