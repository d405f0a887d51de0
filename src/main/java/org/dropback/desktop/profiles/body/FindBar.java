package org.dropback.desktop.profiles.body;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** Finds words in the body: how often they stand there, the next and the previous place. */
final class FindBar extends HBox {

    private final BodyArea area;
    private final TextSearch search;
    private final Messages messages;
    private final TextField words = new TextField();
    private final Label count = Controls.label("", "muted", "small-text");

    FindBar(BodyArea area, TextSearch search, Messages messages) {
        this.area = area;
        this.search = search;
        this.messages = messages;
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("find-words");
        words.setPromptText(messages.get("profiles.find"));
        words.setAccessibleText(messages.get("profiles.find"));
        words.textProperty().bindBidirectional(search.wordsProperty());
        words.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        count.setId("find-count");
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, count, Controls.spacer(),
                Controls.iconButton(Feather.CHEVRON_UP, messages.get("profiles.find.previous"), this::previous),
                Controls.iconButton(Feather.CHEVRON_DOWN, messages.get("profiles.find.next"), this::next),
                Controls.iconButton(Feather.X, messages.get("profiles.find.close"), this::close));
        search.hitsProperty().subscribe(_ -> count());
        area.selectionProperty().addListener((_, _, _) -> count());
        Controls.show(this, false);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            previous();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F3) {
            next();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else {
            return;
        }
        event.consume();
    }

    /** @param wanted what to look for; what was looked for last where it is empty */
    void open(String wanted) {
        if (!wanted.isEmpty() && wanted.indexOf('\n') < 0) {
            words.setText(wanted);
        }
        Controls.show(this, true);
        words.requestFocus();
        words.selectAll();
        count();
    }

    private void close() {
        Controls.show(this, false);
        words.clear();
        area.requestFocus();
    }

    void next() {
        go(search.next(area.getSelection().getLength() > 0 ? area.getSelection().getEnd() : area.getCaretPosition()));
    }

    private void previous() {
        go(search.previous(area.getSelection().getStart()));
    }

    private void go(int index) {
        if (index >= 0) {
            area.select(search.hitsProperty().get().get(index));
        }
    }

    private void count() {
        var hits = search.hitsProperty().get();
        int here = hits.indexOf(new TextSearch.Hit(area.getSelection().getStart(), area.getSelection().getEnd()));
        count.setText(search.wordsProperty().get().isEmpty() ? ""
                : here < 0 ? messages.get("profiles.find.count", hits.size())
                : messages.get("profiles.find.place", here + 1, hits.size()));
    }
}
