package org.dropback.desktop.profiles.body;

import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.dropback.text.Messages;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.event.MouseOverTextEvent;

/** A body to write in: colours, completion, search, and under the mouse what a variable will be. */
public final class BodyEditor extends VBox {

    private static final Duration BEFORE_HINT = Duration.ofMillis(300);
    private static final double BELOW_MOUSE = 14;

    /** Lines shown at least, and at most before the body scrolls on its own. */
    private static final int LEAST_LINES = 7;
    private static final int MOST_LINES = 18;

    /** Of one line, and above and below all of them, in pixels: as the style sheet has them. */
    private static final double LINE = 15;
    private static final double AROUND = 18;

    private final BodyArea area;
    private final FindBar find;
    private final VirtualizedScrollPane<BodyArea> scroll;

    public BodyEditor(BodyModel model, Messages messages) {
        getStyleClass().add("body-editor");
        area = new BodyArea(model);
        area.setId("body");
        area.setAccessibleText(messages.get("profiles.body"));
        find = new FindBar(area, model.search(), messages);
        scroll = new VirtualizedScrollPane<>(area);
        area.textProperty().subscribe(_ -> scroll.setPrefHeight(Math.clamp(area.getParagraphs().size(), LEAST_LINES, MOST_LINES) * LINE + AROUND));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(find, scroll);
        complete(model.completions(), messages);
        hint(model);
        area.focusedProperty().subscribe(focused -> pseudoClassStateChanged(PseudoClass.getPseudoClass("writing"), focused));
        // What fits needs no scrolling of its own: the wheel moves the form.
        area.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (scroll.totalHeightEstimateProperty().getOrElse(0.0) <= scroll.getHeight() && getParent() != null) {
                event.consume();
                getParent().fireEvent(event.copyFor(getParent(), getParent()));
            }
        });
    }

    private void complete(Completions completions, Messages messages) {
        var keys = BodyKeys.install(area, completions, find);
        CompletionPopup.install(area, completions, keys::accept, messages);
        // The text changes before the caret moves, so the caret decides; a change of one character is typing.
        var typed = new boolean[1];
        area.plainTextChanges().subscribe(change -> {
            typed[0] = change.getInserted().length() == 1 && change.getRemoved().isEmpty();
            completions.follow(area.getText(), area.getCaretPosition());
        });
        area.caretPositionProperty().addListener((_, _, caret) -> {
            if (typed[0]) {
                typed[0] = false;
                completions.offer(area.getText(), caret);
            } else {
                completions.follow(area.getText(), caret);
            }
        });
    }

    private void hint(BodyModel model) {
        var text = new Label();
        text.getStyleClass().add("tooltip");
        text.setId("body-hint");
        text.setWrapText(true);
        text.setMaxWidth(420);
        var popup = new Popup();
        popup.getContent().add(text);
        area.setMouseOverTextDelay(BEFORE_HINT);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, event -> {
            text.setText(model.hint(event.getCharacterIndex()));
            if (!text.getText().isEmpty()) {
                popup.getScene().getStylesheets().setAll(area.getScene().getStylesheets());
                popup.show(area, event.getScreenPosition().getX(), event.getScreenPosition().getY() + BELOW_MOUSE);
            }
        });
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> popup.hide());
    }
}
