package org.dropback.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A window that does while the mouse is on its way what windows do: move things, cover them and put them to rest. */
class QuickRobotTest {

    private final FxRobot robot = WindowTest.robot;
    private final List<String> pressed = new ArrayList<>();
    private Button wanted;
    private Button other;
    private Region cover;
    private StackPane root;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            wanted = new Button("Wanted");
            other = new Button("Other");
            cover = new Region();
            root = new StackPane(new Pane(wanted, other));
            wanted.setId("wanted");
            cover.setId("cover");
            wanted.setOnAction(_ -> pressed.add("wanted"));
            other.setOnAction(_ -> pressed.add("other"));
            other.relocate(0, 100);
            stage = new Stage();
            stage.setScene(new Scene(root, 300, 300));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        robot.interact(stage::close);
    }

    private void changePlaces() {
        double y = wanted.getLayoutY();
        wanted.relocate(0, other.getLayoutY());
        other.relocate(0, y);
    }

    private void onThirdMove(Runnable then) {
        var moves = new AtomicInteger();
        robot.interact(() -> root.addEventFilter(MouseEvent.MOUSE_MOVED, _ -> {
            if (moves.incrementAndGet() == 3) {
                then.run();
            }
        }));
    }

    @Test
    void whatMovesWhenTheMouseComesIsFollowed() {
        robot.interact(() -> wanted.setOnMouseMoved(_ -> {
            wanted.setOnMouseMoved(null);
            changePlaces();
        }));
        robot.clickOn("#wanted");
        assertEquals(List.of("wanted"), pressed);
    }

    @Test
    void whatMovesAgainAndAgainAfterTheMouseCameIsPressedBeforeItDoes() {
        robot.interact(() -> root.addEventFilter(MouseEvent.MOUSE_MOVED, _ -> Platform.runLater(this::changePlaces)));
        robot.clickOn("#wanted");
        assertEquals(List.of("wanted"), pressed);
    }

    @Test
    void whatIsCoveredIsPressedOnceItIsFree() {
        robot.interact(() -> root.getChildren().add(cover));
        onThirdMove(() -> root.getChildren().remove(cover));
        robot.clickOn("#wanted");
        assertEquals(List.of("wanted"), pressed);
    }

    @Test
    void whatIsDisabledIsPressedOnceItIsEnabled() {
        robot.interact(() -> wanted.setDisable(true));
        onThirdMove(() -> wanted.setDisable(false));
        robot.doubleClickOn("#wanted");
        assertEquals(List.of("wanted", "wanted"), pressed);
    }

    @Test
    void whatCannotBePressedIsToldWithItsCause() {
        assertEquals("it is not there", WindowTest.robot.hindrance("#nowhere").orElseThrow());
        assertTrue(WindowTest.robot.hindrance("#wanted").isEmpty());
        robot.interact(() -> root.getChildren().add(cover));
        assertEquals("there lies " + cover, WindowTest.robot.hindrance("#wanted").orElseThrow());
        robot.interact(() -> root.getChildren().remove(cover));
        robot.interact(() -> wanted.setDisable(true));
        assertEquals("it is disabled", WindowTest.robot.hindrance("#wanted").orElseThrow());
    }
}
