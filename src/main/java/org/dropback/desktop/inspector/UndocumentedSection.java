package org.dropback.desktop.inspector;

import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.BoxNames;
import org.dropback.desktop.common.Controls;
import org.dropback.sandbox.Rule;
import org.dropback.text.Messages;

/** What OSS does not document, a line for each rule with what the sandbox does instead. */
final class UndocumentedSection extends VBox {

    private static final PseudoClass BENT = PseudoClass.getPseudoClass("bent");

    private final Behaviour behaviour;
    private final Messages messages;

    UndocumentedSection(Behaviour behaviour, Messages messages) {
        this.behaviour = behaviour;
        this.messages = messages;
        getStyleClass().add("sandbox-section");
        var defaults = Controls.button(messages.get("inspector.sandbox.defaults"), behaviour::useDefaultRules, "small");
        defaults.setId("default-rules");
        behaviour.rulesProperty().subscribe(() -> defaults.setDisable(Arrays.stream(Rule.values()).allMatch(behaviour::isDefault)));
        defaults.setDisable(Arrays.stream(Rule.values()).allMatch(behaviour::isDefault));
        var head = new HBox(Controls.label(messages.get("inspector.sandbox.rules"), "section-title"), Controls.spacer(), defaults);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, Controls.paragraph(messages.get("inspector.sandbox.rules.hint"), "muted", "small-text"));
        Arrays.stream(Rule.values()).map(this::line).forEach(getChildren()::add);
    }

    private Node line(Rule rule) {
        var sentence = Controls.paragraph(messages.get("inspector.sandbox.rule." + rule.id()));
        var words = new VBox(sentence, Controls.label(rule.id(), "mono", "muted"));
        words.setMinWidth(100);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(words, choice(rule));
        line.getStyleClass().addAll("receiver-line", "undocumented-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node choice(Rule rule) {
        var box = new ComboBox<String>();
        box.setId("rule-" + rule.id());
        box.getStyleClass().add("rule-choice");
        box.getItems().setAll(rule.choices());
        var usual = rule.choices().getFirst();
        box.setConverter(new BoxNames<>(value -> value.equals(usual) ? messages.get("inspector.sandbox.default", value) : value));
        box.setAccessibleText(messages.get("inspector.sandbox.rule." + rule.id()));
        box.setMinWidth(USE_PREF_SIZE);
        box.setOnAction(_ -> behaviour.use(rule, box.getValue()));
        behaviour.rulesProperty().subscribe(now -> {
            box.setValue(now.get(rule));
            box.pseudoClassStateChanged(BENT, !behaviour.isDefault(rule));
        });
        return box;
    }
}
