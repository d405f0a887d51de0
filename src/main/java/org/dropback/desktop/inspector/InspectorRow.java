package org.dropback.desktop.inspector;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dropback.sandbox.CallbackRow;

/** One callback on screen, without its bytes: the same row for as long as it is listed, its answer filled in when it is given. FX thread. */
public final class InspectorRow {

    private final ReadOnlyObjectWrapper<CallbackRow> callback;

    InspectorRow(CallbackRow callback) {
        this.callback = new ReadOnlyObjectWrapper<>(callback);
    }

    public long id() {
        return callback().id();
    }

    public CallbackRow callback() {
        return callback.get();
    }

    public ReadOnlyObjectProperty<CallbackRow> callbackProperty() {
        return callback.getReadOnlyProperty();
    }

    void update(CallbackRow newer) {
        if (!newer.equals(callback())) {
            callback.set(newer);
        }
    }
}
