package org.dropback.desktop.connections;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.check.RamPolicy;
import org.dropback.connection.Addressing;
import org.dropback.connection.ConnectionProblem;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Proxy;
import org.dropback.connection.Regions;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.common.BoxNames;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.FilePicker;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** A connection as a form: where, with which keys, how, and over what network. */
final class ConnectionForm extends VBox {

    private final ConnectionsViewModel model;
    private final ConnectionDraft draft;
    private final FilePicker picker;
    private final Messages messages;

    ConnectionForm(ConnectionsViewModel model, ConnectionDraft draft, FilePicker picker) {
        this.model = model;
        this.draft = draft;
        this.picker = picker;
        this.messages = model.messages();
        getStyleClass().add("connection-form");
        getChildren().addAll(head(), where(), keys(), how(), network());
    }

    private Node head() {
        var name = field(DraftField.NAME, new TextField());
        HBox.setHgrow(name, Priority.ALWAYS);
        var check = Controls.button(messages.get("connections.check"), model::checkNow);
        check.setId("check-connection");
        var save = Controls.button(messages.get("connections.save"), model::save, "accent");
        save.setId("save-connection");
        var revert = Controls.button(messages.get("connections.revert"), model::revert);
        var delete = Controls.button(messages.get("connections.delete"), model::delete);
        delete.setId("delete-connection");
        var star = Controls.button(messages.get("connections.makeDefault"), () -> {
            if (draft.base() != null) {
                model.makeDefault(draft.base());
            }
        });
        star.setDisable(draft.base() == null);
        save.disableProperty().bind(draft.changedProperty().not());
        revert.disableProperty().bind(draft.changedProperty().not());
        revert.setId("revert-connection");
        var buttons = new HBox(check, star, Controls.spacer(), delete, revert, save);
        buttons.getStyleClass().add("connection-buttons");
        var head = new VBox(buttons, name, problems(ConnectionProblem.Field.NAME, name));
        head.getStyleClass().add("connection-head");
        return head;
    }

    private Node where() {
        var region = new ComboBox<String>();
        region.getItems().setAll(Regions.KNOWN);
        region.setEditable(true);
        region.setId("connection-region");
        region.getEditor().textProperty().bindBidirectional(draft.text(DraftField.REGION));
        region.setMaxWidth(Double.MAX_VALUE);
        var host = row(DraftField.HOST, field(DraftField.HOST, new TextField()));
        var tls = new CheckBox(messages.get("connections.tls"));
        tls.setId("connection-tls");
        tls.selectedProperty().bindBidirectional(draft.tlsProperty());
        var address = Controls.paragraph("", "mono", "muted");
        draft.nowProperty().subscribe(_ -> {
            Controls.show(host, draft.doorProperty().get().needsHost());
            var now = draft.nowProperty().get();
            boolean known = draft.problems().stream().noneMatch(problem -> problem.field() == ConnectionProblem.Field.ENDPOINT
                    || problem.field() == ConnectionProblem.Field.REGION);
            address.setText(known ? "→ " + now.endpoint().uri() : "");
            Controls.show(address, known);
        });
        var bucket = row(DraftField.BUCKET, field(DraftField.BUCKET, new TextField()));
        return group("where", labelled("connections.door", choice("connection-door", draft.doorProperty(), List.of(Endpoint.Kind.values()), "door")),
                labelled("connections.field.REGION", region), problems(ConnectionProblem.Field.REGION, region), host, problems(ConnectionProblem.Field.ENDPOINT, host),
                bucket, problems(ConnectionProblem.Field.BUCKET, bucket), tls, address);
    }

    private Node keys() {
        var group = group("keys", labelled("connections.keys", choice("connection-keys", draft.keysProperty(), List.of(KeySource.Kind.values()), "keys")));
        var about = Controls.paragraph("", "muted", "small-text");
        group.getChildren().add(about);
        for (var field : DraftField.values()) {
            if (field.isOfKeys()) {
                var row = row(field, field(field, field.isSecret() ? new PasswordField() : field == DraftField.COMMAND ? area() : new TextField()));
                draft.keysProperty().subscribe(kind -> Controls.show(row, field.isOf(kind)));
                group.getChildren().add(row);
            }
        }
        draft.keysProperty().subscribe(kind -> about.setText(messages.get("connections.about." + kind)));
        var test = Controls.button(messages.get("connections.test"), () -> model.check().testKeys(draft.nowProperty().get(), draft.secrets()));
        test.setId("test-keys");
        var found = Controls.paragraph("", "small-text");
        found.setId("keys-found");
        found.textProperty().bind(model.check().keysProperty());
        HBox.setHgrow(found, Priority.ALWAYS);
        var testing = new HBox(test, found);
        testing.getStyleClass().add("connection-line");
        group.getChildren().addAll(problems(ConnectionProblem.Field.KEYS, group), place(), testing,
                CopyButton.words(messages.get("connections.policy"), messages, () -> RamPolicy.json(draft.nowProperty().get().bucket(), true)));
        return group;
    }

    private static TextArea area() {
        var area = new TextArea();
        area.setPrefRowCount(3);
        return area;
    }

    /** Where secrets go that are typed here; without a keychain, the passphrase that would keep them. */
    private Node place() {
        var words = Controls.paragraph("", "muted", "small-text");
        words.setId("secret-place");
        words.textProperty().bind(model.secretPlace().wordsProperty());
        var passphrase = new PasswordField();
        passphrase.setId("passphrase");
        passphrase.setPromptText(messages.get("connections.passphrase"));
        passphrase.setAccessibleText(messages.get("connections.passphrase"));
        Runnable unlock = () -> {
            var typed = passphrase.getText().toCharArray();
            passphrase.clear();
            if (typed.length > 0) {
                model.secretPlace().unlock(typed);
            }
        };
        passphrase.setOnAction(_ -> unlock.run());
        HBox.setHgrow(passphrase, Priority.ALWAYS);
        var line = new HBox(passphrase, Controls.button(messages.get("connections.unlock"), unlock));
        line.getStyleClass().add("connection-line");
        var ways = new VBox(6, line, Controls.button(messages.get("connections.lookAgain"), model.secretPlace()::lookForKeychainAgain));
        model.secretPlace().wantsPassphraseProperty().subscribe(wanted -> Controls.show(ways, wanted));
        return new VBox(6, words, ways);
    }

    private Node how() {
        return group("how", row(DraftField.KEY_TEMPLATE, field(DraftField.KEY_TEMPLATE, new TextField())), row(DraftField.PROFILE, field(DraftField.PROFILE, new TextField())),
                labelled("connections.signature", choice("connection-signature", draft.signatureProperty(), List.of(SignatureVersion.V4, SignatureVersion.V1), "signature")),
                labelled("connections.addressing", choice("connection-addressing", draft.addressingProperty(), List.of(Addressing.AUTO, Addressing.VIRTUAL_HOST,
                        Addressing.PATH), "addressing")));
    }

    private Node network() {
        var group = group("network", labelled("connections.proxy", choice("connection-proxy", draft.proxyProperty(), List.of(Proxy.Kind.values()), "proxy")));
        for (var field : List.of(DraftField.PROXY_HOST, DraftField.PROXY_PORT, DraftField.PROXY_USER, DraftField.PROXY_PASSWORD)) {
            var row = row(field, field(field, field.isSecret() ? new PasswordField() : new TextField()));
            draft.proxyProperty().subscribe(kind -> Controls.show(row, kind == Proxy.Kind.MANUAL));
            group.getChildren().add(row);
        }
        var authority = field(DraftField.AUTHORITY, new TextField());
        HBox.setHgrow(authority, Priority.ALWAYS);
        Button browse = Controls.button(messages.get("connections.browse"), () -> picker.file(messages.get("connections.field.AUTHORITY")).stream().findFirst()
                .ifPresent(file -> draft.text(DraftField.AUTHORITY).set(file.toString())));
        var line = new HBox(authority, browse);
        line.getStyleClass().add("connection-line");
        group.getChildren().addAll(problems(ConnectionProblem.Field.PROXY, group), labelled("connections.field.AUTHORITY", line),
                Controls.paragraph(messages.get("connections.verified"), "muted", "small-text"),
                row(DraftField.CONNECT_SECONDS, field(DraftField.CONNECT_SECONDS, new TextField())),
                row(DraftField.ANSWER_SECONDS, field(DraftField.ANSWER_SECONDS, new TextField())), problems(ConnectionProblem.Field.TIMEOUTS, group));
        return group;
    }

    private VBox group(String id, Node... nodes) {
        var group = new VBox();
        group.getStyleClass().add("connection-group");
        group.getChildren().add(Controls.label(messages.get("connections.group." + id), "section-title"));
        group.getChildren().addAll(nodes);
        return group;
    }

    private <T extends TextInputControl> T field(DraftField field, T control) {
        control.textProperty().bindBidirectional(draft.text(field));
        control.setId("field-" + field.name().toLowerCase(Locale.ROOT));
        control.setAccessibleText(messages.get("connections.field." + field));
        if (field == DraftField.SECRET) {
            draft.secretMissingProperty().subscribe(missing -> control.setPromptText(messages.get("connections.field.SECRET"
                    + (draft.base() == null ? ".new" : missing ? ".missing" : ".prompt"))));
        } else if (messages.has("connections.field." + field + ".prompt")) {
            control.setPromptText(messages.get("connections.field." + field + ".prompt"));
        }
        return control;
    }

    private Node row(DraftField field, Node control) {
        return labelled("connections.field." + field, control);
    }

    private Node labelled(String key, Node control) {
        var label = Controls.label(messages.get(key), "muted");
        label.getStyleClass().add("connection-label");
        label.setLabelFor(control);
        HBox.setHgrow(control, Priority.ALWAYS);
        var row = new HBox(label, control);
        row.getStyleClass().add("connection-line");
        return row;
    }

    private <E extends Enum<E>> Node choice(String id, ObjectProperty<E> value, List<E> values, String prefix) {
        var box = new ComboBox<E>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setConverter(new BoxNames<>(each -> messages.get("connections." + prefix + "." + each)));
        box.valueProperty().bindBidirectional(value);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    /** @param where they are told once this lost the focus */
    private Label problems(ConnectionProblem.Field of, Node where) {
        var problem = Controls.paragraph("", "field-problem");
        problem.setId("problem-" + of.name().toLowerCase(Locale.ROOT));
        problem.textProperty().bind(draft.told().of(of, messages));
        problem.textProperty().subscribe(text -> Controls.show(problem, !text.isEmpty()));
        sceneProperty().flatMap(Scene::focusOwnerProperty).addListener((_, before, now) -> {
            if (holds(where, before) && !holds(where, now)) {
                draft.told().left(of);
            }
        });
        return problem;
    }

    private static boolean holds(Node outer, @Nullable Node inner) {
        return inner != null && (inner == outer || holds(outer, inner.getParent()));
    }
}
