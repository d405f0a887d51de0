package org.dropback.desktop.inspector;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.BoxNames;
import org.dropback.desktop.common.Controls;
import org.dropback.sandbox.receiver.AnswerRule;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** Other answers for some callbacks, a line each. */
final class RulesBar extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final RuleList rules;
    private final InspectorText text;
    private final Messages messages;
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);

    RulesBar(RuleList rules, InspectorText text, Messages messages) {
        this.rules = rules;
        this.text = text;
        this.messages = messages;
        getStyleClass().add("forward-bar");
        setId("rules-bar");
        lines.getStyleClass().add("rule-lines");
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(180);
        scroll.getStyleClass().addAll("edge-to-edge", "rule-scroll");
        var add = Controls.button(messages.get("inspector.rules.add"), rules::add, "small");
        add.setId("add-rule");
        var foot = new HBox(add, Controls.label(messages.get("inspector.rules.hint"), "muted", "small-text"));
        foot.getStyleClass().add("receiver-line");
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(scroll, foot);
        rules.drafts().addListener((ListChangeListener<RuleDraft>) _ -> show());
        show();
        rules.openProperty().subscribe(open -> Controls.show(this, open));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                rules.openProperty().set(false);
                event.consume();
            }
        });
    }

    private void show() {
        lines.getChildren().setAll(rules.drafts().stream().map(this::line).toList());
        Controls.show(scroll, !rules.drafts().isEmpty());
    }

    private Node line(RuleDraft draft) {
        var on = new ComboBox<AnswerRule.On>();
        on.getItems().setAll(AnswerRule.On.values());
        on.setConverter(new BoxNames<>(value -> messages.get("inspector.rules." + value.name().toLowerCase(Locale.ROOT))));
        on.setAccessibleText(messages.get("inspector.rules.on"));
        on.valueProperty().bindBidirectional(draft.onProperty());
        on.setMinWidth(USE_PREF_SIZE);
        var glob = new TextField();
        glob.getStyleClass().addAll("mono", "rule-glob");
        glob.setPromptText("*.png");
        glob.setAccessibleText(messages.get("inspector.rules.pattern"));
        glob.textProperty().bindBidirectional(draft.globProperty());
        HBox.setHgrow(glob, Priority.ALWAYS);
        var body = AnswerControls.body(draft.answer(), messages);
        HBox.setHgrow(body, Priority.ALWAYS);
        draft.problemProperty().subscribe(problem -> body.pseudoClassStateChanged(WRONG, !problem.isEmpty()));
        var problem = Controls.paragraph("", "small-text", "tone-danger");
        draft.problemProperty().subscribe(sentence -> {
            problem.setText(sentence);
            Controls.show(problem, !sentence.isEmpty());
        });
        var line = new HBox(on, glob, Controls.label(messages.get("inspector.answerWith"), "muted"),
                AnswerControls.status(draft.answer(), messages), body, Controls.label(messages.get("inspector.after"), "muted"),
                AnswerControls.delay(draft.answer(), text, messages),
                Controls.iconButton(Feather.X, messages.get("inspector.rules.remove"), () -> rules.remove(draft)));
        line.getStyleClass().add("receiver-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(line, problem);
    }
}
