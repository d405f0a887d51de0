package org.dropback.desktop.inspector;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeView;
import org.dropback.text.Messages;

/** The request as it came, head and body. */
final class RawTab extends VBox implements DetailTab {

    private final InspectorText text;
    private final Messages messages;
    private final CodeView raw;

    RawTab(InspectorText text, Messages messages) {
        this.text = text;
        this.messages = messages;
        raw = new CodeView(messages);
        raw.setId("callback-raw");
        raw.startRaw();
        VBox.setVgrow(raw, Priority.ALWAYS);
        getStyleClass().add("detail-tab");
        getChildren().add(raw);
    }

    @Override
    public void show(Inspected inspected) {
        var callback = inspected.callback();
        raw.show(messages.get("inspector.raw.title", text.size(callback.head().length), text.size(callback.body().length)), "",
                inspected.message().code(), inspected.message().code().text());
        raw.explain(inspected.body().length() == 0 ? "" : text.note(inspected.message()));
    }
}
