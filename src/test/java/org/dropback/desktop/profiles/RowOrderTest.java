package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of the editor held by their handles. */
class RowOrderTest extends WindowTest {

    @BeforeEach
    void goThere() {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
    }

    private List<String> texts(String field) {
        return onFx(() -> robot.lookup(field).<TextField>queryAll().stream().map(TextField::getText).toList());
    }

    private Node handle(String rows, int index) {
        return robot.lookup(rows + " .row-handle").<Node>queryAll().stream().toList().get(index);
    }

    /** By steps, as a hand does. */
    private void drag(Node handle, Node onto) {
        robot.drag(handle, MouseButton.PRIMARY).moveBy(0, 3).moveTo(onto).drop();
    }

    @Test
    void aVariableIsDraggedAboveAnother() {
        assertEquals(List.of("x:order_id", "x:user"), texts(".variable-name"));
        drag(handle(".variables", 1), handle(".variables", 0));
        assertEquals(List.of("x:user", "x:order_id"), texts(".variable-name"));
    }

    @Test
    void aUrlIsDraggedBelowAnother() {
        robot.clickOn("#add-url").write("https://b.example/cb");
        robot.clickOn("#add-url").write("https://c.example/cb");
        var first = texts(".url").getFirst();
        drag(handle(".url-row", 0), handle(".url-row", 2));
        assertEquals(List.of("https://b.example/cb", "https://c.example/cb", first), texts(".url"));
    }

    @Test
    void droppedWhereItWasNothingMoves() {
        robot.drag(handle(".variables", 1), MouseButton.PRIMARY).moveBy(40, 2).drop();
        assertEquals(List.of("x:order_id", "x:user"), texts(".variable-name"));
    }
}
