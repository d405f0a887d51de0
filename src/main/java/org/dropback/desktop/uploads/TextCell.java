package org.dropback.desktop.uploads;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.dropback.desktop.common.OneLine;
import org.dropback.desktop.common.WholeText;
import org.jspecify.annotations.Nullable;

/** Words about an upload. */
final class TextCell<T> extends TableCell<UploadRow, T> {

    private final Function<T, String> words;

    /** What stands there until the words are known. */
    private static final String SOON = "…";

    TextCell(Function<T, String> words, String... styleClasses) {
        this.words = words;
        getStyleClass().addAll(styleClasses);
        WholeText.onHover(this);
    }

    @Override
    protected void updateItem(@Nullable T of, boolean empty) {
        super.updateItem(of, empty);
        setText(empty ? null : of == null ? SOON : OneLine.of(words.apply(of)));
    }
}
