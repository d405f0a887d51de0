package org.dropback.desktop.inspector;

import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.Icon;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The Inspector screen: the receiver and its answer above, its callbacks on the left, one of them in full on the right. */
public final class InspectorView extends BorderPane {

    /** What the list of callbacks has of the width at first; the rest shows one of them in full. */
    public static final double TABLE_SHARE = 0.52;

    private final InspectorViewModel model;
    private final Messages messages;
    private final SearchLine search;

    public InspectorView(InspectorViewModel model, ZoneId zone, Messages messages) {
        this.model = model;
        this.messages = messages;
        search = new SearchLine(model, messages);
        var text = new InspectorText(messages);
        getStyleClass().add("inspector");
        setTop(new VBox(new ReceiverBar(model, text, messages), new ForwardBar(model.forwarding(), messages),
                new RulesBar(model.rules(), text, messages)));
        var table = new CallbackTable(model, text, zone, messages, empty());
        VBox.setVgrow(table, Priority.ALWAYS);
        var detail = new CallbackPane(model, text, messages);
        var replay = new StackPane();
        model.replayingProperty().subscribe(replaying -> {
            replay.getChildren().clear();
            if (replaying != null) {
                replay.getChildren().add(new ReplayPane(model, replaying, text, messages));
            }
        });
        var sandbox = new BehaviourPane(model.behaviour(), zone, messages);
        Runnable arrange = () -> {
            boolean bending = model.behaviour().openProperty().get();
            boolean replaying = !bending && model.replayingProperty().get() != null;
            Controls.show(sandbox, bending);
            Controls.show(replay, replaying);
            detail.setVisible(!bending && !replaying);
        };
        model.replayingProperty().subscribe(arrange);
        model.behaviour().openProperty().subscribe(arrange);
        arrange.run();
        var split = new SplitPane(new VBox(search, table), new StackPane(detail, replay, sandbox));
        split.setDividerPositions(TABLE_SHARE);
        setCenter(split);
    }

    /** An empty list says what to do next; one that the search emptied says that. */
    private Node empty() {
        var title = Controls.label("", "headline");
        var hint = Controls.paragraph("", "muted");
        var url = Controls.label(model.url().toString(), "mono", "empty-url");
        var copy = CopyButton.words(messages.get("inspector.copyUrl"), messages, () -> model.url().toString());
        var empty = new VBox(new Icon(Feather.INBOX), title, hint, url, copy);
        empty.getStyleClass().add("empty");
        Runnable tell = () -> {
            boolean searched = !model.searchProperty().get().isEmpty();
            var kind = searched ? "filteredOut" : model.recordingProperty().get() ? "empty" : "paused";
            title.setText(messages.get("inspector." + kind + ".title"));
            hint.setText(messages.get("inspector." + kind + ".hint"));
            Controls.show(url, !searched);
            Controls.show(copy, !searched);
        };
        model.searchProperty().subscribe(tell);
        model.recordingProperty().subscribe(tell);
        tell.run();
        return empty;
    }

    public void focusSearch() {
        search.focusSearch();
    }
}
