package org.dropback.desktop.profiles;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.BodyType;
import org.dropback.callback.Finding.Field;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Segmented;
import org.dropback.desktop.profiles.body.BodyEditor;
import org.dropback.desktop.profiles.body.BodyModel;
import org.dropback.text.Messages;

/** The fields of one profile, what was found wrong with each under it. */
final class DraftForm extends VBox {

    private final ProfileDraft draft;
    private final Messages messages;

    DraftForm(ProfileDraft draft, BodyModel body, Messages messages) {
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("draft-form");
        getChildren().addAll(
                section(caption("profiles.urls", String.valueOf(ProfileDraft.MAX_URLS)), new UrlRows(draft, messages), new Notes(draft, Field.URLS)),
                hostAndSni(),
                body(body),
                section(caption("profiles.variables"), new VariableRows(draft, messages), new Notes(draft, Field.VARIABLES, Field.HEADERS)));
    }

    private Label caption(String key, Object... arguments) {
        return Controls.label(messages.get(key, arguments), "muted", "caption");
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
        host.textProperty().bindBidirectional(draft.hostProperty());
        var hostColumn = section(caption("profiles.host"), host, new Notes(draft, Field.HOST));
        HBox.setHgrow(hostColumn, Priority.ALWAYS);
        var sni = new Segmented<>(List.of(true, false), on -> messages.get(on ? "profiles.on" : "profiles.off"));
        sni.setId("sni");
        sni.valueProperty().bindBidirectional(draft.sniProperty());
        var both = new HBox(hostColumn, section(caption("profiles.sni"), sni, new Notes(draft, Field.SNI)));
        both.getStyleClass().add("host-line");
        return both;
    }

    private Node body(BodyModel body) {
        var type = new Segmented<>(List.of(BodyType.values()), each -> messages.get("profiles.type." + each));
        type.setId("body-type");
        type.getStyleClass().add("small");
        type.valueProperty().bindBidirectional(draft.bodyTypeProperty());
        var line = new HBox(caption("profiles.body"), Controls.spacer(), type);
        line.getStyleClass().add("body-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return section(line, new BodyEditor(body, messages), new Notes(draft, Field.BODY, Field.BODY_TYPE));
    }
}
