package org.dropback.desktop.inspector;

import java.util.Arrays;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.WholeText;
import org.dropback.sandbox.fault.FaultCount;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The faults in force, a line each with how often it struck, and a field for one more. */
final class FaultsSection extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Behaviour behaviour;
    private final Messages messages;
    private final VBox lines = new VBox();
    private final TextField field = new TextField();
    private List<Line> shown = List.of();

    FaultsSection(Behaviour behaviour, Messages messages) {
        this.behaviour = behaviour;
        this.messages = messages;
        getStyleClass().add("sandbox-section");
        lines.setId("faults");
        getChildren().addAll(Controls.label(messages.get("inspector.sandbox.faults"), "section-title"),
                Controls.paragraph(messages.get("inspector.sandbox.faults.hint"), "muted", "small-text"), lines, entry(), problem());
        behaviour.faults().addListener((ListChangeListener<FaultCount>) _ -> show());
        show();
    }

    /** A count that moves on leaves the lines, and with them the focus, where they are. */
    private void show() {
        var faults = behaviour.faults();
        if (!shown.stream().map(Line::rule).toList().equals(faults.stream().map(FaultCount::rule).toList())) {
            shown = faults.stream().map(this::line).toList();
            lines.getChildren().setAll(shown.stream().map(Line::node).toList());
            Controls.show(lines, !shown.isEmpty());
        }
        for (int i = 0; i < shown.size(); i++) {
            var count = faults.get(i);
            shown.get(i).struck().setText(messages.get("inspector.sandbox.struck", count.struck(), count.matching()));
        }
    }

    private record Line(String rule, Node node, Label struck) {
    }

    private Line line(FaultCount fault) {
        var rule = Controls.label(fault.rule(), "mono");
        WholeText.onHover(rule);
        var struck = Controls.label("", "muted", "small-text", "fault-struck");
        struck.setMinWidth(USE_PREF_SIZE);
        var remove = Controls.iconButton(Feather.X, messages.get("inspector.sandbox.faults.remove"), () -> behaviour.removeFault(fault));
        remove.getStyleClass().add("fault-remove");
        var line = new HBox(rule, Controls.spacer(), struck, remove);
        line.getStyleClass().addAll("receiver-line", "fault-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return new Line(fault.rule(), line, struck);
    }

    private Node entry() {
        field.setId("fault");
        field.getStyleClass().add("mono");
        field.setPromptText(FaultExample.BUSY.rule());
        field.setAccessibleText(messages.get("inspector.sandbox.faults.field"));
        field.textProperty().bindBidirectional(behaviour.faultProperty());
        field.setOnAction(_ -> behaviour.addFault());
        field.setMinWidth(80);
        HBox.setHgrow(field, Priority.ALWAYS);
        var add = Controls.button(messages.get("inspector.sandbox.faults.add"), behaviour::addFault);
        add.setId("add-fault");
        var examples = new MenuButton(messages.get("inspector.sandbox.faults.examples"));
        examples.setId("fault-examples");
        examples.setMinWidth(USE_PREF_SIZE);
        examples.getItems().setAll(Arrays.stream(FaultExample.values()).map(this::item).toList());
        var line = new HBox(field, add, examples);
        line.getStyleClass().add("receiver-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private MenuItem item(FaultExample example) {
        var item = new MenuItem(example.meaning(messages));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            behaviour.faultProperty().set(example.rule());
            focusField();
        });
        return item;
    }

    private Node problem() {
        var sentence = Controls.paragraph("", "small-text", "tone-danger");
        sentence.setId("fault-problem");
        behaviour.faultProblemProperty().subscribe(problem -> {
            sentence.setText(problem);
            Controls.show(sentence, !problem.isEmpty());
            field.pseudoClassStateChanged(WRONG, !problem.isEmpty());
        });
        return sentence;
    }

    void focusField() {
        field.requestFocus();
        field.end();
    }
}
