package org.dropback.desktop.inspector;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A callback to be edited and sent again; below it what came back. */
final class ReplayPane extends VBox {

    private static final KeyCombination SEND = KeyCombination.valueOf("Shortcut+Enter");

    private final Replaying replaying;
    private final InspectorText text;
    private final Messages messages;
    private final Label headline = Controls.paragraph("", "section-title");
    private final VerdictLine verdict;
    private final CodeView answer;

    ReplayPane(InspectorViewModel model, Replaying replaying, InspectorText text, Messages messages) {
        this.replaying = replaying;
        this.text = text;
        this.messages = messages;
        getStyleClass().add("replay-pane");
        setId("replay-pane");
        verdict = new VerdictLine(messages);
        verdict.setId("replay-verdict");
        headline.setId("replay-headline");
        answer = new CodeView(messages);
        answer.setId("replay-answer");
        VBox.setVgrow(answer, Priority.ALWAYS);
        var head = new HBox(Controls.label(messages.get("inspector.replay.title"), "headline"), Controls.spacer(),
                Controls.iconButton(Feather.X, messages.get("inspector.replay.close"), model::endReplay));
        head.setAlignment(Pos.CENTER_LEFT);
        var headers = area("replay-headers", "inspector.replay.headers", 6);
        headers.textProperty().bindBidirectional(replaying.headersProperty());
        getChildren().addAll(head, request(), caption("inspector.replay.headers"), headers, caption("inspector.replay.body"), body(),
                buttons(model), headline, verdict, answer);
        replaying.resultProperty().subscribe(this::show);
        replaying.problemProperty().subscribe(problem -> {
            if (!problem.isEmpty()) {
                tell(problem, Tone.DANGER);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                replaying.send();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.endReplay();
                event.consume();
            }
        });
    }

    private Label caption(String key) {
        return Controls.label(messages.get(key), "muted", "small-text");
    }

    private Node request() {
        var method = new ComboBox<String>();
        method.getItems().setAll(Replaying.methods());
        if (!method.getItems().contains(replaying.methodProperty().get())) {
            method.getItems().add(replaying.methodProperty().get());
        }
        method.setAccessibleText(messages.get("inspector.replay.method"));
        method.valueProperty().bindBidirectional(replaying.methodProperty());
        method.setMinWidth(USE_PREF_SIZE);
        var url = new TextField();
        url.setId("replay-url");
        url.getStyleClass().add("mono");
        url.setAccessibleText(messages.get("inspector.replay.url"));
        url.textProperty().bindBidirectional(replaying.urlProperty());
        HBox.setHgrow(url, Priority.ALWAYS);
        var line = new HBox(method, url);
        line.getStyleClass().add("receiver-line");
        return line;
    }

    private TextArea area(String id, String nameKey, int rows) {
        var area = new TextArea();
        area.setId(id);
        area.getStyleClass().add("mono");
        area.setAccessibleText(messages.get(nameKey));
        area.setPrefRowCount(rows);
        area.setMinHeight(60);
        return area;
    }

    private Node body() {
        if (replaying.bodyIsFixed()) {
            return Controls.paragraph(messages.get("inspector.replay.fixedBody", text.size(replaying.bodyBytes())), "muted");
        }
        var body = area("replay-body", "inspector.replay.body", 6);
        body.textProperty().bindBidirectional(replaying.bodyProperty());
        return body;
    }

    private Node buttons(InspectorViewModel model) {
        var send = Controls.button(messages.get("inspector.replay.send"), replaying::send, "accent");
        send.setId("replay-send");
        send.disableProperty().bind(replaying.runningProperty());
        Button cancel = Controls.button(messages.get("inspector.replay.cancel"), replaying::cancel);
        cancel.setId("replay-cancel");
        var wheel = new ProgressIndicator();
        wheel.setMaxSize(18, 18);
        replaying.runningProperty().subscribe(running -> {
            Controls.show(cancel, running);
            Controls.show(wheel, running);
        });
        var hint = Controls.paragraph(messages.get("inspector.replay.hint"), "muted", "small-text");
        HBox.setHgrow(hint, Priority.ALWAYS);
        var line = new HBox(send, cancel, wheel, hint);
        line.getStyleClass().add("receiver-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private void show(@Nullable ReplayResult result) {
        tell(result == null ? "" : result.headline(), result == null ? Tone.NEUTRAL : result.tone());
        verdict.show(result == null ? null : result.verdict());
        var received = result == null ? null : result.answer();
        Controls.show(answer, received != null);
        if (received != null) {
            answer.show(messages.get("inspector.replay.answer"), "", received.code(), received.code().text());
            answer.explain(text.note(received));
        }
    }

    private void tell(String words, Tone tone) {
        headline.setText(words);
        Tones.set(headline, tone);
        Controls.show(headline, !words.isEmpty());
    }
}
