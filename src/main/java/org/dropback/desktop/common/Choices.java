package org.dropback.desktop.common;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dropback.settings.Preferences;
import org.dropback.settings.SettingsStore;

/** What the user chose, for all who follow it: a change counts at once, and at the next start. FX thread. */
public final class Choices {

    private final SettingsStore store;
    private final ReadOnlyObjectWrapper<Preferences> current;

    public Choices(SettingsStore store) {
        this.store = store;
        this.current = new ReadOnlyObjectWrapper<>(store.current().preferences());
    }

    public void change(UnaryOperator<Preferences> change) {
        var changed = change.apply(current.get());
        if (!changed.equals(current.get())) {
            store.update(now -> now.withPreferences(changed));
            current.set(changed);
        }
    }

    public Preferences get() {
        return current.get();
    }

    public ReadOnlyObjectProperty<Preferences> currentProperty() {
        return current.getReadOnlyProperty();
    }
}
