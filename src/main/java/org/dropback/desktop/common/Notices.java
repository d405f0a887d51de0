package org.dropback.desktop.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The one notice on show; a new one sends the old one away. FX thread. */
public final class Notices {

    private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>();

    public void show(Notice notice) {
        dismiss();
        current.set(notice);
    }

    /** Ends the current notice without its action. */
    public void dismiss() {
        var leaving = current.get();
        if (leaving != null) {
            current.set(null);
            leaving.gone().run();
        }
    }

    /** Takes the current notice's action, which ends it. */
    public void act() {
        var leaving = current.get();
        if (leaving != null && leaving.action() != null) {
            current.set(null);
            leaving.action().run().run();
        }
    }

    public ReadOnlyObjectProperty<@Nullable Notice> currentProperty() {
        return current.getReadOnlyProperty();
    }
}
