package org.dropback.desktop.profiles;

import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.CallbackHeaders;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.CodeMenu;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Meter;
import org.dropback.text.ByteSize;
import org.dropback.text.Messages;
import org.dropback.upload.SampleFile;

/** What the server will receive: always beside the editor, always up to date. */
final class PreviewPane extends VBox {

    PreviewPane(ProfilesViewModel model, Firing firing, CodeCopies codeCopies, Messages messages) {
        getStyleClass().add("preview-pane");
        var request = new CodeView(messages);
        request.setId("preview");
        request.startRaw();
        VBox.setVgrow(request, Priority.ALWAYS);
        var callback = new Meter(messages.get("profiles.callbackHeader"));
        callback.setId("callback-meter");
        var variables = new Meter(messages.get("profiles.variablesHeader"));
        getChildren().addAll(
                Controls.label(messages.get("profiles.receives"), "section-title"),
                Controls.paragraph(messages.get("profiles.sample", SampleFile.NAME, ByteSize.format(SampleFile.SIZE, messages.locale())), "muted"),
                request, callback, variables, fireButton(model, firing, messages),
                CodeMenu.button(codeCopies, model::snippet, messages, "code-button"));
        model.selectedProperty().flatMap(ProfileDraft::previewProperty).subscribe(preview -> {
            setVisible(preview != null);
            if (preview != null) {
                request.show(messages.get("profiles.request"), "", preview.shownRequest(), preview.request().text());
                request.explain(preview.isCut() ? messages.get("profiles.cut") : "");
                show(callback, preview.callbackBytes(), messages);
                show(variables, preview.variablesBytes(), messages);
            }
        });
    }

    private static Button fireButton(ProfilesViewModel model, Firing firing, Messages messages) {
        var fire = Controls.button(messages.get("fire.send"), () -> model.fire(firing), "accent", "fire-button");
        fire.setId("fire");
        return fire;
    }

    private static void show(Meter meter, int bytes, Messages messages) {
        meter.show(bytes, CallbackHeaders.MAX_BYTES, messages.get("profiles.bytes", bytes));
    }
}
