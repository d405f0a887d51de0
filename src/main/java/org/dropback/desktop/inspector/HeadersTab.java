package org.dropback.desktop.inspector;

import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.text.Messages;

/** The headers as received, in order; values can be selected. */
final class HeadersTab extends VBox implements DetailTab {

    private final GridPane grid = new GridPane();
    private String copied = "";

    HeadersTab(Messages messages) {
        getStyleClass().add("headers-tab");
        grid.getStyleClass().add("facts");
        grid.setId("callback-headers");
        var names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var copy = new HBox(CopyButton.words(messages.get("inspector.copyHeaders"), messages, () -> copied));
        copy.setAlignment(Pos.CENTER_LEFT);
        copy.getStyleClass().add("tab-buttons");
        getChildren().addAll(scroll, copy);
    }

    @Override
    public void show(Inspected inspected) {
        var headers = inspected.callback().headers();
        copied = headers.stream().map(header -> header.getKey() + ": " + header.getValue()).collect(Collectors.joining("\n"));
        grid.getChildren().clear();
        var row = 0;
        for (Map.Entry<String, String> header : headers) {
            var value = new TextField(header.getValue());
            value.setEditable(false);
            value.getStyleClass().addAll("mono", "fact-value");
            value.setAccessibleText(header.getKey());
            grid.addRow(row++, Controls.label(header.getKey(), "muted"), value);
        }
    }
}
