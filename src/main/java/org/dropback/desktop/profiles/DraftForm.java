package org.dropback.desktop.profiles;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackUrl;
import org.dropback.callback.Finding.Field;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Segmented;
import org.dropback.desktop.profiles.body.BodyEditor;
import org.dropback.text.Messages;

/** The fields of one profile, what was found wrong with each under it. */
final class DraftForm extends VBox {

    private final ProfilesViewModel model;
    private final ProfileDraft draft;
    private final Messages messages;

    DraftForm(ProfilesViewModel model, ProfileDraft draft, Messages messages) {
        this.model = model;
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("draft-form");
        getChildren().addAll(
                section(caption("profiles.urls", Field.URLS, String.valueOf(DraftRows.MAX_URLS)), new UrlRows(draft, messages), notes(Field.URLS)),
                hostAndSni(),
                body(),
                section(Controls.label(messages.get("profiles.variables"), "muted", "caption"), new VariableRows(draft, messages), notes(Field.VARIABLES)),
                section(Controls.label(messages.get("profiles.headers"), "muted", "caption"), new HeaderRows(draft, messages), notes(Field.HEADERS)));
    }

    private Notes notes(Field... fields) {
        return new Notes(model, draft, messages, fields);
    }

    private Caption caption(String key, Field field, Object... arguments) {
        return new Caption(messages.get(key, arguments), draft, field, messages);
    }

    private static VBox section(Node... content) {
        var section = new VBox(content);
        section.getStyleClass().add("section");
        return section;
    }

    private Node hostAndSni() {
        var host = new TextField();
        host.setId("host");
        host.getStyleClass().add("mono");
        host.setAccessibleText(messages.get("profiles.host"));
        // What is sent where nothing is entered.
        host.promptTextProperty().bind(draft.partProperty().map(_ -> CallbackUrl.parse(draft.urls().getFirst().get()).map(CallbackUrl::hostHeader).orElse("")));
        host.textProperty().bindBidirectional(draft.hostProperty());
        var hostColumn = section(caption("profiles.host", Field.HOST), host);
        HBox.setHgrow(hostColumn, Priority.ALWAYS);
        var sni = new Segmented<>(List.of(true, false), on -> messages.get(on ? "profiles.on" : "profiles.off"));
        sni.setId("sni");
        sni.valueProperty().bindBidirectional(draft.sniProperty());
        var both = new HBox(hostColumn, section(caption("profiles.sni", Field.SNI), sni));
        both.getStyleClass().add("host-line");
        return section(both, notes(Field.HOST, Field.SNI));
    }

    private Node body() {
        var format = Controls.button(messages.get("profiles.format"), () -> model.changes().format(draft), "small");
        format.setId("format-body");
        format.disableProperty().bind(Bindings.createBooleanBinding(() -> draft.bodyTypeProperty().get() != BodyType.JSON, draft.bodyTypeProperty()));
        var line = new HBox(caption("profiles.body", Field.BODY), Controls.spacer(), format, type());
        line.getStyleClass().add("body-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return section(line, new BodyEditor(model.body(draft), messages), notes(Field.BODY, Field.BODY_TYPE));
    }

    /** The other type converts the body with it. */
    private HBox type() {
        var types = new HBox();
        types.setId("body-type");
        types.getStyleClass().addAll("segmented", "small");
        types.setAlignment(Pos.CENTER_LEFT);
        for (var type : BodyType.values()) {
            var button = new ToggleButton(messages.get("profiles.type." + type));
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(type == BodyType.FORM ? "left-pill" : "right-pill");
            draft.bodyTypeProperty().subscribe(now -> button.setSelected(now == type));
            button.setOnAction(_ -> {
                button.setSelected(true);
                if (draft.bodyTypeProperty().get() != type) {
                    model.changes().convert(draft, type);
                }
            });
            types.getChildren().add(button);
        }
        return types;
    }
}
