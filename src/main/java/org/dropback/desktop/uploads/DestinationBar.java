package org.dropback.desktop.uploads;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.css.PseudoClass;
import org.dropback.connection.Connection;
import org.dropback.desktop.common.BoxNames;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Where the next uploads go, on one line: connection, key template with what it gives, callback, and the buttons that add files. */
final class DestinationBar extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Destination destination;
    private final Messages messages;
    // A field, since nothing else would keep it from the garbage collector.
    private @Nullable BooleanBinding several;

    DestinationBar(UploadsViewModel model, Permits permits, UploadsActions actions, Messages messages) {
        this.destination = model.destination();
        this.messages = messages;
        getStyleClass().add("destination-bar");
        setAlignment(Pos.TOP_LEFT);
        var key = keyField();
        HBox.setHgrow(key, Priority.ALWAYS);
        var edit = Controls.button(messages.get("uploads.edit"), actions.editProfile());
        edit.disableProperty().bind(destination.choiceProperty().isEqualTo(CallbackChoice.NONE));
        getChildren().add(caption("uploads.to"));
        getChildren().addAll(connection());
        getChildren().addAll(new WaysMenu(destination.sending(), permits, messages), key, caption("uploads.callback"), callback(), edit,
                Controls.button(messages.get("uploads.addFiles"), actions.addFiles(), "accent"),
                Controls.button(messages.get("uploads.addFolder"), actions.addFolder()));
    }

    private Label caption(String key) {
        var caption = Controls.label(messages.get(key), "muted", "caption");
        caption.setMinWidth(USE_PREF_SIZE);
        return caption;
    }

    /** Its name, or a box where there is a choice. */
    private List<Node> connection() {
        var name = Controls.label("", "connection-name");
        name.setMinWidth(USE_PREF_SIZE);
        name.textProperty().bind(destination.connectionProperty().map(Connection::name));
        var box = new ComboBox<>(destination.connections());
        box.setId("connection");
        WholeText.onHover(box);
        box.setConverter(new BoxNames<>(destination::nameOf));
        box.setAccessibleText(messages.get("uploads.to"));
        // While the list is being replaced the box has no value for a moment: that is no choice of the user.
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                destination.connectionProperty().set(chosen);
            }
        });
        destination.connectionProperty().subscribe(box::setValue);
        destination.connections().subscribe(() -> box.setValue(destination.connectionProperty().get()));
        several = Bindings.size(destination.connections()).greaterThan(1);
        several.subscribe(choice -> {
            Controls.show(box, choice);
            Controls.show(name, !choice);
        });
        return List.of(name, box);
    }

    private Node keyField() {
        var field = new TextField();
        field.setId("key-template");
        field.getStyleClass().add("mono");
        field.setAccessibleText(messages.get("uploads.key"));
        field.setPromptText(messages.get("uploads.key"));
        field.textProperty().bindBidirectional(destination.keyTemplateProperty());
        var example = Controls.label("", "key-example");
        example.setId("key-example");
        WholeText.onHover(example);
        destination.exampleProperty().subscribe(given -> {
            var wrong = !given.problem().isEmpty();
            example.setText(wrong ? given.problem() : given.sample() ? messages.get("uploads.key.example", given.key()) : "→ " + given.key());
            Tones.set(example, wrong ? Tone.DANGER : Tone.NEUTRAL);
            field.pseudoClassStateChanged(WRONG, wrong);
        });
        var both = new VBox(field, example);
        both.getStyleClass().add("key-field");
        both.setMinWidth(80);
        return both;
    }

    private Node callback() {
        var box = new ComboBox<CallbackChoice>(destination.choices());
        box.setId("callback-choice");
        WholeText.onHover(box);
        destination.connectionProperty().subscribe(to -> box.setConverter(new BoxNames<>(choice -> choice.profile() != null ? choice.name()
                : messages.get(Destination.isOfServer(to) ? "uploads.serversCallback" : "uploads.noCallback"))));
        box.setAccessibleText(messages.get("uploads.callback"));
        box.setValue(destination.choiceProperty().get());
        // While the choices are being replaced the box has no value for a moment: that is no choice of the user.
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                destination.choiceProperty().set(chosen);
            }
        });
        destination.choiceProperty().subscribe(box::setValue);
        return box;
    }
}
