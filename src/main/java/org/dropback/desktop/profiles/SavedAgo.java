package org.dropback.desktop.profiles;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.dropback.desktop.fx.Minutes;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** How long ago the chosen profile was saved in this window. FX thread. */
final class SavedAgo {

    private final Map<ProfileDraft, Instant> saved = new WeakHashMap<>();
    private final ObservableValue<@Nullable ProfileDraft> selected;
    private final Minutes minutes;
    private final Messages messages;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

    SavedAgo(ObservableValue<@Nullable ProfileDraft> selected, Minutes minutes, Messages messages) {
        this.selected = selected;
        this.minutes = minutes;
        this.messages = messages;
        selected.subscribe(this::tell);
        minutes.nowProperty().subscribe(this::tell);
    }

    void saved(ProfileDraft draft) {
        saved.put(draft, minutes.look());
        tell();
    }

    private void tell() {
        var at = selected.getValue() == null ? null : saved.get(selected.getValue());
        text.set(at == null ? "" : words(Duration.between(at, minutes.nowProperty().get())));
    }

    private String words(Duration ago) {
        if (ago.toMinutes() < 1) {
            return messages.get("profiles.savedNow");
        }
        return ago.toHours() < 1 ? messages.get("profiles.savedMinutes", ago.toMinutes()) : messages.get("profiles.savedHours", ago.toHours());
    }

    /** Empty where it was not saved since the window opened. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }
}
