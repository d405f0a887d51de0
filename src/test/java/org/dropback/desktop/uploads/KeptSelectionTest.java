package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class KeptSelectionTest {

    private final FxRobot robot = new FxRobot();
    private final ObservableList<String> rows = FXCollections.observableArrayList(IntStream.range(100, 200).mapToObj(String::valueOf).toList());
    private final List<String> told = new ArrayList<>();
    private TableView<String> table;
    private KeptSelection<String> kept;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private void onFx(Runnable work) {
        robot.interact(() -> {
            if (table == null) {
                table = new TableView<>();
                table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
                kept = new KeptSelection<>(table, rows);
                kept.selectedProperty().addListener((_, _, row) -> told.add(String.valueOf(row)));
            }
            work.run();
        });
    }

    @Test
    void whatIsStillThereStaysChosenWithoutAWordToAnybody() {
        onFx(() -> {
            table.getSelectionModel().selectIndices(5, 51, 80);
            told.clear();
            rows.setAll(IntStream.range(150, 190).mapToObj(String::valueOf).toList());
            assertEquals(List.of("151", "180"), table.getSelectionModel().getSelectedItems());
            assertEquals("180", table.getSelectionModel().getSelectedItem());
            assertEquals("180", table.getFocusModel().getFocusedItem());
            assertEquals(List.of(), told);
        });
    }

    @Test
    void nothingIsChosenInPlaceOfWhatLeft() {
        onFx(() -> {
            table.getSelectionModel().select(3);
            told.clear();
            rows.setAll("a", "b", "c", "d", "e");
            assertEquals(List.of(), table.getSelectionModel().getSelectedItems());
            assertEquals(List.of("null"), told);
        });
    }

    @Test
    void theSortedTableKeepsItsChoiceToo() {
        onFx(() -> {
            var column = new TableColumn<String, String>();
            column.setCellValueFactory(cell -> new javafx.beans.property.ReadOnlyStringWrapper(cell.getValue()));
            column.setComparator(Comparator.reverseOrder());
            table.getColumns().add(column);
            table.getSortOrder().add(column);
            assertEquals("199", table.getItems().getFirst());
            table.getSelectionModel().select("120");
            rows.setAll("300", "120", "110");
            assertEquals(List.of("120"), table.getSelectionModel().getSelectedItems());
            assertEquals(1, table.getSelectionModel().getSelectedIndex());
        });
    }
}
