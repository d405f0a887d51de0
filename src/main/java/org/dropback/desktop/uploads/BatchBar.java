package org.dropback.desktop.uploads;

import java.util.ArrayList;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.dropback.upload.RowTable;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A second line below the destination, there only when there is something to choose: the environment, and the table of rows. */
final class BatchBar extends HBox {

    private final BatchOptions options;
    private final Messages messages;
    // Fields, since nothing else would keep them from the garbage collector.
    private final BooleanBinding hasEnvironments;
    private final BooleanBinding hasTable;
    private final BooleanBinding hasAny;

    BatchBar(UploadsViewModel model, UploadsActions actions, Messages messages) {
        this.options = model.destination().batch();
        this.messages = messages;
        getStyleClass().add("batch-bar");
        setAlignment(Pos.CENTER_LEFT);
        var environment = environment();
        var table = table(model, actions);
        getChildren().addAll(environment, table);
        hasEnvironments = Bindings.isNotEmpty(options.environments());
        hasTable = options.tableWantedProperty().or(options.tableProperty().isNotNull());
        hasAny = hasEnvironments.or(hasTable);
        hasEnvironments.subscribe(shown -> Controls.show(environment, shown));
        hasTable.subscribe(shown -> Controls.show(table, shown));
        hasAny.subscribe(shown -> Controls.show(this, shown));
    }

    private Node environment() {
        var box = new ComboBox<String>();
        box.setId("environment");
        box.setAccessibleText(messages.get("uploads.environment"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String name) {
                return name == null || name.isEmpty() ? messages.get("uploads.environment.none") : name;
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("the box cannot be edited");
            }
        });
        options.environments().addListener((ListChangeListener<String>) _ -> fill(box));
        fill(box);
        box.valueProperty().subscribe(name -> {
            if (name != null && box.getItems().size() == options.environments().size() + 1) {
                options.environmentProperty().set(name.isEmpty() ? null : name);
            }
        });
        options.environmentProperty().subscribe(name -> box.setValue(name == null ? "" : name));
        return line(Controls.label(messages.get("uploads.environment"), "muted"), box);
    }

    /** The empty name stands for no environment: a box cannot have null to choose from. */
    private void fill(ComboBox<String> box) {
        var chosen = options.environmentProperty().get();
        var names = new ArrayList<>(options.environments());
        names.addFirst("");
        box.getItems().setAll(names);
        box.setValue(chosen == null ? "" : chosen);
    }

    private Node table(UploadsViewModel model, UploadsActions actions) {
        var name = Controls.label("", "table-name");
        name.setId("rows-name");
        options.tableProperty().subscribe(table -> name.setText(told(table)));
        var attach = Controls.button(messages.get("uploads.rows.attach"), () -> actions.chooseFiles().get().stream().findFirst().ifPresent(model::attachRows));
        attach.setId("attach-rows");
        var detach = Controls.iconButton(Feather.X, messages.get("uploads.rows.detach"), () -> options.tableProperty().set(null));
        detach.setId("detach-rows");
        options.tableProperty().subscribe(table -> Controls.show(detach, table != null));
        return line(Controls.label(messages.get("uploads.rows"), "muted"), name, detach, attach);
    }

    private String told(@Nullable RowTable table) {
        return table == null ? messages.get("uploads.rows.none") : messages.get("uploads.rows.attached", table.name(), table.size());
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(nodes);
        line.getStyleClass().add("batch-part");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
