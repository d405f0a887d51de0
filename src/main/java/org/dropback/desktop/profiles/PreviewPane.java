package org.dropback.desktop.profiles;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.callback.CallbackHeaders;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.CodeMenu;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.FilePicker;
import org.dropback.desktop.common.Meter;
import org.dropback.desktop.common.Segmented;
import org.dropback.text.ByteSize;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** What the server will receive: always beside the editor, always up to date. */
final class PreviewPane extends VBox {

    private enum Tab { REQUEST, HEADERS }

    private final ProfilesViewModel model;
    private final FilePicker picker;
    private final Messages messages;
    private final CodeView request;
    private final HeadersPane headers;
    private final ScrollPane scroll;
    private final Meter callback;
    private final Meter variables;
    private final Segmented<Tab> tab;

    PreviewPane(ProfilesViewModel model, FilePicker picker, Firing firing, CodeCopies codeCopies, Messages messages) {
        this.model = model;
        this.picker = picker;
        this.messages = messages;
        getStyleClass().add("preview-pane");
        request = new CodeView(messages);
        request.setId("preview");
        request.startRaw();
        headers = new HeadersPane(messages);
        callback = new Meter(messages.get("profiles.callbackHeader"));
        callback.setId("callback-meter");
        variables = new Meter(messages.get("profiles.variablesHeader"));
        tab = new Segmented<>(List.of(Tab.values()), each -> messages.get("profiles.tab." + each));
        tab.setId("preview-tab");
        tab.getStyleClass().add("small");
        scroll = new ScrollPane(headers);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        var both = new StackPane(request, scroll);
        tab.valueProperty().addListener((_, _, _) -> show());
        show();
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(Controls.label(messages.get("profiles.receives"), "section-title"), sample(), tab, both, callback, variables, fireButton(firing),
                CodeMenu.button(codeCopies, model::snippet, messages, "code-button"));
        model.selectedProperty().flatMap(ProfileDraft::previewProperty).subscribe(preview -> {
            setVisible(preview != null);
            show();
        });
    }

    private void show() {
        boolean whole = tab.valueProperty().get() == Tab.REQUEST;
        Controls.show(request, whole);
        Controls.show(scroll, !whole);
        var draft = model.selectedProperty().get();
        if (draft == null) {
            return;
        }
        var preview = draft.previewProperty().get();
        if (whole) {
            request.show(messages.get("profiles.request"), "", preview.shownRequest(), preview.request().text());
            request.explain(preview.isCut() ? messages.get("profiles.cut") : "");
        } else {
            headers.show(preview);
        }
        show(callback, preview.callbackBytes());
        show(variables, preview.variablesBytes());
    }

    private Button fireButton(Firing firing) {
        var fire = Controls.button(messages.get("fire.send"), () -> model.fire(firing), "accent", "fire-button");
        fire.setId("fire");
        return fire;
    }

    private void show(Meter meter, int bytes) {
        meter.show(bytes, CallbackHeaders.MAX_BYTES, messages.get("profiles.bytes", bytes));
    }

    /** Which file the preview is made for, and the choice of another. */
    private HBox sample() {
        var choice = model.sample();
        var stated = new MenuItem(messages.get("profiles.sample.stated"));
        stated.setOnAction(_ -> choice.takeStated());
        var choose = new MenuItem(messages.get("profiles.sample.choose"));
        choose.setOnAction(_ -> picker.files().stream().findFirst().ifPresent(choice::take));
        var menu = new MenuButton("", null, stated, choose);
        menu.setId("sample");
        menu.setMnemonicParsing(false);
        menu.getStyleClass().addAll("flat", "small", "sample");
        menu.textProperty().bind(Bindings.createStringBinding(() -> choice.progressProperty().get().isEmpty() ? stated(choice.sampleProperty().get())
                : choice.progressProperty().get(), choice.progressProperty(), choice.sampleProperty()));
        menu.setMinWidth(0);
        var cancel = Controls.iconButton(Feather.X, messages.get("profiles.sample.cancel"), choice::cancel);
        cancel.setId("cancel-sample");
        choice.progressProperty().subscribe(progress -> Controls.show(cancel, !progress.isEmpty()));
        return new HBox(menu, cancel);
    }

    private String stated(Sample sample) {
        return messages.get("profiles.sample", sample.name(), ByteSize.format(sample.size(), messages.locale()));
    }
}
