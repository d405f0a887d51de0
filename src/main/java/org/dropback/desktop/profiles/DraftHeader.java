package org.dropback.desktop.profiles;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** An additional header while it is edited. */
final class DraftHeader {

    private final StringProperty name;
    private final StringProperty value;
    private final BooleanProperty gone;
    private final @Nullable String inherited;

    /**
     * @param gone      whether this layer takes away what is inherited
     * @param inherited its value without what this layer says; null for one that is this layer's alone
     */
    DraftHeader(String name, String value, boolean gone, @Nullable String inherited) {
        this.name = new SimpleStringProperty(name);
        this.value = new SimpleStringProperty(value);
        this.gone = new SimpleBooleanProperty(gone);
        this.inherited = inherited;
    }

    boolean isInherited() {
        return inherited != null;
    }

    boolean isOwn() {
        return gone.get() || !value.get().equals(inherited);
    }

    void reset() {
        if (inherited != null) {
            value.set(inherited);
            gone.set(false);
        }
    }

    Observable[] parts() {
        return new Observable[] {name, value, gone};
    }

    BooleanProperty goneProperty() {
        return gone;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty valueProperty() {
        return value;
    }
}
