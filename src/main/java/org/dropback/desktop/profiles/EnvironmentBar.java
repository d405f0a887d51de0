package org.dropback.desktop.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.dropback.callback.ProfilePart;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which layer of a profile is edited: what holds everywhere, or what an environment says otherwise; and what it all inherits from. */
final class EnvironmentBar extends HBox {

    private static final List<String> USUAL = List.of("dev", "test", "prod");

    private final ProfilesViewModel model;
    private final ProfileDraft draft;
    private final Messages messages;
    private final HBox layers = new HBox();
    private @Nullable List<@Nullable String> shown;

    EnvironmentBar(ProfilesViewModel model, ProfileDraft draft, Messages messages) {
        this.model = model;
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("environment-bar");
        setAlignment(Pos.CENTER_LEFT);
        layers.getStyleClass().add("layers");
        layers.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(layers, Controls.spacer(), parent());
        draft.profileProperty().subscribe(_ -> show());
        draft.environmentProperty().subscribe(_ -> show());
    }

    private void show() {
        var wanted = new ArrayList<@Nullable String>();
        wanted.add(null);
        wanted.addAll(draft.environments());
        wanted.add(draft.environmentProperty().get());
        if (!wanted.equals(shown)) {
            shown = wanted;
            var group = new ToggleGroup();
            layers.getChildren().setAll(wanted.subList(0, wanted.size() - 1).stream().map(each -> layer(each, group)).toList());
            layers.getChildren().add(Controls.iconButton(Feather.PLUS, messages.get("profiles.environment.add"), this::offer));
            layers.getChildren().getLast().setId("add-environment");
        }
    }

    private ToggleButton layer(@Nullable String environment, ToggleGroup group) {
        var button = new ToggleButton(environment == null ? messages.get("profiles.environment.base") : environment);
        button.getStyleClass().addAll("small", "layer");
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        button.setSelected(Objects.equals(environment, draft.environmentProperty().get()));
        button.setOnAction(_ -> {
            button.setSelected(true);
            draft.choose(environment);
        });
        if (environment != null && draft.profileProperty().get().environments().containsKey(environment)) {
            button.setContextMenu(new ContextMenu(
                    item("profiles.environment.rename", () -> ask(environment)),
                    item("profiles.environment.remove", () -> model.changes().change(draft, messages.get("profiles.environment.removed", environment), () -> remove(environment)))));
        }
        return button;
    }

    private MenuItem item(String key, Runnable action, Object... arguments) {
        var item = new MenuItem(messages.get(key, arguments));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void offer() {
        var menu = new ContextMenu();
        USUAL.stream().filter(name -> !draft.environments().contains(name)).forEach(name -> {
            var item = new MenuItem(name);
            item.setOnAction(_ -> add(name));
            menu.getItems().add(item);
        });
        menu.getItems().add(item("profiles.environment.other", () -> ask(null)));
        menu.show(layers.getChildren().getLast(), Side.BOTTOM, 0, 2);
    }

    /** Asks for a name in place. @param before the environment to rename, null for a new one */
    private void ask(@Nullable String before) {
        var name = new TextField(before == null ? "" : before);
        name.getStyleClass().add("environment-name");
        name.setPrefColumnCount(8);
        name.setPromptText(messages.get("profiles.environment.name"));
        name.setAccessibleText(messages.get("profiles.environment.name"));
        layers.getChildren().add(name);
        name.requestFocus();
        name.selectAll();
        name.setOnAction(_ -> {
            var wanted = name.getText().strip();
            if (!wanted.isEmpty() && !draft.environments().contains(wanted)) {
                if (before == null) {
                    add(wanted);
                } else {
                    rename(before, wanted);
                }
            }
            again();
        });
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                again();
            }
        });
        name.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                again();
            }
        });
    }

    private void again() {
        shown = null;
        show();
    }

    private void add(String name) {
        draft.become(draft.profileProperty().get().withEnvironment(name, ProfilePart.EMPTY));
        draft.choose(name);
    }

    private void remove(String name) {
        draft.choose(null);
        draft.become(draft.profileProperty().get().withEnvironment(name, null));
    }

    private void rename(String before, String name) {
        var profile = draft.profileProperty().get();
        var part = profile.environments().getOrDefault(before, ProfilePart.EMPTY);
        draft.choose(null);
        draft.become(profile.withEnvironment(before, null).withEnvironment(name, part));
        draft.choose(name);
    }

    private MenuButton parent() {
        var menu = new MenuButton();
        menu.setId("parent");
        menu.getStyleClass().addAll("flat", "small");
        menu.setMnemonicParsing(false);
        menu.textProperty().bind(draft.profileProperty().map(profile ->
                profile.parent() == null ? messages.get("profiles.inherits.none") : messages.get("profiles.inherits.from", profile.parent())));
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            var group = new ToggleGroup();
            menu.getItems().add(choice(messages.get("profiles.inherits.nothing"), null, group));
            draft.possibleParents().forEach(name -> menu.getItems().add(choice(name, name, group)));
        });
        // A menu without items does not open.
        menu.getItems().add(new MenuItem());
        return menu;
    }

    private RadioMenuItem choice(String text, @Nullable String parent, ToggleGroup group) {
        var item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(Objects.equals(parent, draft.profileProperty().get().parent()));
        item.setOnAction(_ -> {
            if (!Objects.equals(parent, draft.profileProperty().get().parent())) {
                model.changes().change(draft, parent == null ? messages.get("profiles.inherits.stopped") : messages.get("profiles.inherits.now", parent),
                        () -> draft.inherit(parent));
            }
        });
        return item;
    }
}
