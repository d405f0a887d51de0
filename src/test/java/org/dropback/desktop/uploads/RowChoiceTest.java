package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.dropback.upload.JobIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class RowChoiceTest {

    private final FxRobot robot = new FxRobot();
    private final List<String> told = new ArrayList<>();
    private PagedRows rows;
    private TableView<UploadRow> table;
    private RowChoice choice;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void show() {
        robot.interact(() -> {
            rows = new PagedRows(() -> { });
            table = new TableView<>();
            table.setFixedCellSize(30);
            var column = new TableColumn<UploadRow, Object>("id");
            column.setCellValueFactory(cell -> new javafx.beans.property.SimpleObjectProperty<>(cell.getValue().id()));
            table.getColumns().add(column);
            choice = new RowChoice(table, rows);
            table.setSelectionModel(choice);
            table.setItems(rows);
            rows.addListener(choice.afterTable());
            rows.show(LongStream.range(100, 200).toArray());
            choice.selectedItemProperty().addListener((_, _, row) -> told.add(row == null ? "none" : String.valueOf(row.id())));
            stage = new Stage();
            stage.setScene(new Scene(table, 300, 300));
            stage.show();
            table.requestFocus();
        });
    }

    @AfterEach
    void hide() {
        robot.interact(stage::close);
    }

    private static List<Long> list(JobIds ids) {
        return List.copyOf(ids);
    }

    @Test
    void whatIsStillThereStaysChosenWithoutAWordToAnybody() {
        robot.interact(() -> {
            choice.selectIndices(5, 51, 80);
            told.clear();
            rows.show(LongStream.range(150, 190).toArray());
            assertEquals(List.of(151L, 180L), list(choice.ids()));
            assertEquals(180, choice.getSelectedItem().id());
            assertEquals(30, choice.getSelectedIndex());
            assertEquals(180, table.getFocusModel().getFocusedItem().id());
            assertEquals(List.of(), told);
        });
    }

    @Test
    void itStaysChosenInAnotherOrder() {
        robot.interact(() -> {
            choice.selectIndices(5, 51);
            rows.show(LongStream.range(0, 100).map(n -> 199 - n).toArray());
            assertEquals(List.of(105L, 151L), list(choice.ids()));
            assertEquals(List.of(151L, 105L), choice.getSelectedItems().stream().map(UploadRow::id).toList());
            assertEquals(151, choice.getSelectedItem().id());
        });
    }

    @Test
    void nothingIsChosenInPlaceOfWhatLeft() {
        robot.interact(() -> {
            choice.select(3);
            told.clear();
            rows.show(LongStream.range(150, 190).toArray());
            assertTrue(choice.isEmpty());
            assertNull(choice.getSelectedItem());
            assertEquals(List.of("none"), told);
        });
    }

    @Test
    void rowsThatComeAtTheEndChangeNothing() {
        robot.interact(() -> {
            choice.selectRange(2, 5);
            told.clear();
            rows.append(LongStream.range(200, 5000).toArray());
            assertEquals(List.of(102L, 103L, 104L), list(choice.ids()));
            assertEquals(List.of(), told);
        });
    }

    @Test
    void keysChooseRangesAndAll() {
        robot.interact(() -> choice.select(1));
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.interact(() -> assertEquals(List.of(101L, 102L, 103L), list(choice.ids())));
        robot.push(KeyCode.DOWN);
        robot.interact(() -> assertEquals(List.of(104L), list(choice.ids())));
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.interact(() -> assertEquals(100, choice.ids().size()));
        robot.interact(() -> {
            choice.clearSelection(4);
            assertFalse(choice.isSelected(4));
            assertEquals(99, choice.ids().size());
            choice.clearAndSelect(4);
        });
        robot.press(KeyCode.SHIFT).push(KeyCode.END).release(KeyCode.SHIFT);
        robot.interact(() -> assertEquals(LongStream.range(104, 200).boxed().toList(), list(choice.ids())));
    }

    /** What a click with shift or control comes to; the robot of the headless platform clicks without them. */
    @Test
    void aClickWithShiftChoosesWhatLiesBetween() {
        robot.clickOn("102");
        robot.interact(() -> {
            assertEquals(List.of(102L), list(choice.ids()));
            choice.clearSelection();
            choice.selectRange(2, table.getColumns().getFirst(), 5, table.getColumns().getFirst());
            assertEquals(List.of(102L, 103L, 104L, 105L), list(choice.ids()));
            choice.clearSelection(3);
            assertEquals(List.of(102L, 104L, 105L), list(choice.ids()));
            assertEquals(105, choice.getSelectedItem().id());
        });
        robot.clickOn("104");
        robot.interact(() -> assertEquals(List.of(104L), list(choice.ids())));
    }

    @Test
    void aMillionRowsAreChosenAndListedAnewAtOnce() {
        robot.interact(() -> {
            rows.show(LongStream.range(1, 1_000_001).toArray());
            assertTimeout(Duration.ofSeconds(30), () -> {
                choice.selectAll();
                rows.show(LongStream.range(1, 500_001).map(n -> 2 * n).toArray());
            });
            assertEquals(500_000, choice.ids().size());
            assertTrue(rows.held() <= PagedRows.MOST);
        });
    }
}
