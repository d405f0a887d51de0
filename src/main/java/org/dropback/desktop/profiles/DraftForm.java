package org.dropback.desktop.profiles;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.BodyType;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.SystemVariable;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Segmented;
import org.dropback.text.Messages;

/** The fields of one profile, what was found wrong with each under it. */
final class DraftForm extends VBox {

    private final ProfileDraft draft;
    private final Messages messages;

    DraftForm(ProfileDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("draft-form");
        getChildren().addAll(
                section(caption("profiles.urls", String.valueOf(ProfileDraft.MAX_URLS)), new UrlRows(draft, messages), new Notes(draft, Field.URLS)),
                hostAndSni(),
                body(),
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

    private Node body() {
        var area = new TextArea();
        area.setId("body");
        area.getStyleClass().add("mono");
        area.setAccessibleText(messages.get("profiles.body"));
        area.setPrefRowCount(9);
        area.textProperty().bindBidirectional(draft.bodyProperty());
        var type = new Segmented<>(List.of(BodyType.values()), each -> messages.get("profiles.type." + each));
        type.setId("body-type");
        type.getStyleClass().add("small");
        type.valueProperty().bindBidirectional(draft.bodyTypeProperty());
        var line = new HBox(caption("profiles.body"), Controls.spacer(), variableMenu(area), type);
        line.getStyleClass().add("body-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var section = section(line, area, new Notes(draft, Field.BODY, Field.BODY_TYPE));
        VBox.setVgrow(area, Priority.ALWAYS);
        return section;
    }

    /** All that the body may hold, put in at the caret. */
    private MenuButton variableMenu(TextArea area) {
        var menu = new MenuButton(messages.get("profiles.insert"));
        menu.getStyleClass().addAll("flat", "small");
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            draft.variables().forEach(variable -> menu.getItems().add(insert(area, variable.nameProperty().get())));
            Arrays.stream(SystemVariable.values()).forEach(variable -> menu.getItems().add(insert(area, variable.variable())));
        });
        return menu;
    }

    private static MenuItem insert(TextArea area, String variable) {
        var item = new MenuItem("${" + variable + "}");
        item.setMnemonicParsing(false);
        item.getStyleClass().add("mono");
        item.setOnAction(_ -> {
            area.replaceSelection("${" + variable + "}");
            area.requestFocus();
        });
        return item;
    }
}
