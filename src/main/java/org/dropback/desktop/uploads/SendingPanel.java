package org.dropback.desktop.uploads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.BoxNames;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.dropback.upload.IfExists;
import org.dropback.upload.UploadMethod;
import org.jspecify.annotations.Nullable;

/** Method and object options of the next files; there only when asked for. */
final class SendingPanel extends VBox {

    private static final List<String> CLASSES = List.of("", "Standard", "IA", "Archive", "ColdArchive", "DeepColdArchive");
    private static final List<String> ACLS = List.of("", "default", "private", "public-read", "public-read-write");

    /** A box cannot have null to choose from. */
    private enum Way {
        AUTO(null), PUT(UploadMethod.PUT), MULTIPART(UploadMethod.MULTIPART), FORM(UploadMethod.FORM), PRESIGNED(UploadMethod.PRESIGNED);

        private final @Nullable UploadMethod method;

        Way(@Nullable UploadMethod method) {
            this.method = method;
        }
    }

    /** Likewise. */
    private enum There {
        USUAL(null), OVERWRITE(IfExists.OVERWRITE), SKIP(IfExists.SKIP), RENAME(IfExists.RENAME), FAIL(IfExists.FAIL), ASK(IfExists.ASK);

        private final @Nullable IfExists ifExists;

        There(@Nullable IfExists ifExists) {
            this.ifExists = ifExists;
        }
    }

    private final Messages messages;

    SendingPanel(Sending sending, Messages messages) {
        this.messages = messages;
        getStyleClass().add("sending-panel");
        setId("sending");
        var first = new FlowPane(part("method", method(sending)), part("contentType", field("sending-type", sending.contentTypeProperty(), "uploads.sending.byName")),
                part("acl", box("sending-acl", ACLS, sending.aclProperty())), part("storageClass", box("sending-class", CLASSES, sending.storageClassProperty())),
                part("ifExists", ifExists(sending)));
        first.getStyleClass().add("sending-line");
        var second = new HBox(part("metadata", area("sending-meta", sending.metadataProperty(), "author=wei.chen")),
                part("tags", area("sending-tags", sending.tagsProperty(), "project=launch")),
                part("headers", area("sending-headers", sending.headersProperty(), "Cache-Control=no-cache")));
        second.getStyleClass().add("sending-texts");
        getChildren().addAll(first, second);
        sending.openProperty().subscribe(shown -> Controls.show(this, shown));
    }

    private Node part(String key, Node control) {
        var caption = Controls.label(messages.get("uploads.sending." + key), "muted", "caption");
        caption.setLabelFor(control);
        control.setAccessibleText(caption.getText());
        var part = new VBox(caption, control);
        part.getStyleClass().add("sending-part");
        return part;
    }

    private Node method(Sending sending) {
        var box = new ComboBox<Way>();
        box.setId("sending-method");
        box.getItems().setAll(Way.values());
        box.setConverter(new BoxNames<>(way -> messages.get("uploads.sending.method." + way.name().toLowerCase(Locale.ROOT))));
        box.valueProperty().subscribe(way -> {
            if (way != null) {
                sending.methodProperty().set(way.method);
            }
        });
        sending.methodProperty().subscribe(method -> box.setValue(Arrays.stream(Way.values()).filter(way -> way.method == method).findFirst().orElse(Way.AUTO)));
        return box;
    }

    private Node ifExists(Sending sending) {
        var box = new ComboBox<There>();
        box.setId("sending-exists");
        box.getItems().setAll(There.values());
        box.setConverter(new BoxNames<>(there -> messages.get(there == There.USUAL ? "uploads.sending.usual" : "settings.ifThere." + there.name().toLowerCase(Locale.ROOT))));
        box.valueProperty().subscribe(there -> {
            if (there != null) {
                sending.ifExistsProperty().set(there.ifExists);
            }
        });
        sending.ifExistsProperty().subscribe(how -> box.setValue(Arrays.stream(There.values()).filter(there -> there.ifExists == how).findFirst().orElse(There.USUAL)));
        return box;
    }

    private Node box(String id, List<String> values, Property<String> value) {
        var box = new ComboBox<String>();
        box.setId(id);
        box.getItems().setAll(new ArrayList<>(values));
        box.setConverter(new BoxNames<>(name -> name.isEmpty() ? messages.get("uploads.sending.ofBucket") : name));
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private Node field(String id, StringProperty text, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(messages.get(prompt));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static Node area(String id, StringProperty text, String example) {
        var area = new TextArea();
        area.setId(id);
        area.setPrefRowCount(2);
        area.setPromptText(example);
        area.getStyleClass().add("mono");
        area.textProperty().bindBidirectional(text);
        return area;
    }
}
