package org.dropback.desktop.settings;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.dropback.desktop.common.BoxNames;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Segmented;
import org.dropback.settings.Preferences;
import org.dropback.text.Messages;

/** Settings, a row each: what it is called, what it does, and its control. */
final class Rows {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Choices choices;
    private final Messages messages;
    private Subscription following = Subscription.EMPTY;

    Rows(Choices choices, Messages messages) {
        this.choices = choices;
        this.messages = messages;
    }

    VBox group(String id, Node... rows) {
        var card = new VBox(rows);
        card.getStyleClass().add("settings-card");
        var group = new VBox(Controls.label(messages.get("settings.group." + id), "section-title"), card);
        group.getStyleClass().add("settings-group");
        return group;
    }

    /** @param id of the row's texts, {@code settings.ID} and, where there is more to say, {@code settings.ID.hint} */
    HBox row(String id, Node control) {
        var words = new VBox(Controls.paragraph(messages.get("settings." + id), "settings-name"));
        words.getStyleClass().add("settings-words");
        if (messages.has("settings." + id + ".hint")) {
            words.getChildren().add(Controls.paragraph(messages.get("settings." + id + ".hint"), "muted"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        control.setAccessibleText(messages.get("settings." + id));
        var row = new HBox(words, control);
        row.getStyleClass().add("settings-row");
        return row;
    }

    /** Below the words of a row. */
    static void add(HBox row, Node more) {
        ((VBox) row.getChildren().getFirst()).getChildren().add(more);
    }

    <T> Node segments(String id, List<T> values, Function<T, String> names, Function<Preferences, T> get, BiFunction<Preferences, T, Preferences> with) {
        var control = new Segmented<>(values, names);
        follow(control.valueProperty(), get, with);
        control.setId("setting-" + id);
        control.setMinWidth(HBox.USE_PREF_SIZE);
        return row(id, control);
    }

    <T> Node choice(String id, List<T> values, Function<T, String> names, Function<Preferences, T> get, BiFunction<Preferences, T, Preferences> with) {
        var control = new ComboBox<T>();
        control.getItems().setAll(values);
        control.setConverter(new BoxNames<>(names));
        follow(chosen(control), get, with);
        control.setId("setting-" + id);
        control.setMinWidth(220);
        control.setPrefWidth(220);
        return row(id, control);
    }

    /** The value of a box, but for what somebody only passes on the way through its open list; Escape leaves what was chosen before. */
    private static <T> ObjectProperty<T> chosen(ComboBox<T> box) {
        var chosen = new SimpleObjectProperty<T>();
        chosen.subscribe(box::setValue);
        box.valueProperty().addListener((_, _, value) -> {
            if (!box.isShowing()) {
                chosen.set(value);
            }
        });
        box.skinProperty().subscribe(skin -> {
            if (skin instanceof ComboBoxListViewSkin<?> list) {
                list.getPopupContent().addEventFilter(KeyEvent.KEY_PRESSED, key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        box.setValue(chosen.get());
                    }
                });
            }
        });
        box.showingProperty().addListener((_, _, open) -> {
            if (!open) {
                chosen.set(box.getValue());
            }
        });
        return chosen;
    }

    HBox check(String id, Function<Preferences, Boolean> get, BiFunction<Preferences, Boolean, Preferences> with) {
        var control = new CheckBox();
        control.setId("setting-" + id);
        follow(control.selectedProperty().asObject(), get, with);
        return row(id, control);
    }

    private <T> void follow(ObjectProperty<T> value, Function<Preferences, T> get, BiFunction<Preferences, T, Preferences> with) {
        value.set(get.apply(choices.get()));
        value.addListener((_, _, chosen) -> {
            if (chosen != null) {
                choices.change(now -> with.apply(now, chosen));
            }
        });
        following = following.and(choices.currentProperty().subscribe(now -> value.set(get.apply(now))));
    }

    /** @param prompt what holds where nothing is typed */
    Node typed(String id, Typed typed, String prompt) {
        return typed(id, typed, prompt, 160);
    }

    /** @param width of the field, in pixels */
    Node typed(String id, Typed typed, String prompt, int width) {
        var field = new TextField();
        field.setId("setting-" + id);
        field.setPromptText(prompt);
        field.setPrefColumnCount(12);
        field.setMinWidth(width);
        field.setMaxWidth(width);
        field.textProperty().bindBidirectional(typed.textProperty());
        var row = row(id, field);
        var problem = Controls.paragraph("", "settings-problem");
        problem.setId("problem-" + id);
        add(row, problem);
        typed.problemProperty().subscribe(sentence -> {
            problem.setText(sentence);
            Controls.show(problem, !sentence.isEmpty());
            field.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        });
        return row;
    }

    /** Calls for the settings as they are, and at each change. */
    void follow(Consumer<Preferences> change) {
        following = following.and(choices.currentProperty().subscribe(change));
    }

    void close() {
        following.unsubscribe();
    }
}
