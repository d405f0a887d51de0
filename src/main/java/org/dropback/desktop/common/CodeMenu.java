package org.dropback.desktop.common;

import java.util.Arrays;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.dropback.snippet.SnippetInput;
import org.dropback.snippet.SnippetKind;
import org.dropback.snippet.SnippetLanguage;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** "Copy as code": every program that there is, grouped by what it is for. */
public final class CodeMenu {

    private CodeMenu() {
    }

    /** @param input what to upload, asked when the menu opens; null where there is nothing that an upload could repeat */
    public static MenuButton button(CodeCopies copies, Supplier<@Nullable SnippetInput> input, Messages messages, String... styleClasses) {
        var button = new MenuButton(messages.get("snippet.menu"));
        button.setId("copy-as-code");
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll(styleClasses);
        for (var kind : SnippetKind.values()) {
            var group = new Menu(messages.get("snippet.kind." + kind));
            group.setId("code-" + kind);
            group.setMnemonicParsing(false);
            Arrays.stream(SnippetLanguage.values()).filter(language -> language.kind() == kind)
                    .forEach(language -> group.getItems().add(item(language, copies, input)));
            button.getItems().add(group);
            if (kind != SnippetKind.RECEIVER) {
                button.showingProperty().subscribe(showing -> group.setDisable(showing && input.get() == null));
            }
        }
        return button;
    }

    private static MenuItem item(SnippetLanguage language, CodeCopies copies, Supplier<@Nullable SnippetInput> input) {
        var item = new MenuItem(language.title());
        item.setId("code-" + language.word());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> copies.copy(language, input.get()));
        return item;
    }
}
