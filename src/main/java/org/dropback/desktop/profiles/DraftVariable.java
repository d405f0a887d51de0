package org.dropback.desktop.profiles;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.callback.CallbackVariable;
import org.jspecify.annotations.Nullable;

/** A custom variable while it is edited. */
public final class DraftVariable {

    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty value = new SimpleStringProperty();
    private final ObjectProperty<CallbackVariable.Kind> kind = new SimpleObjectProperty<>();
    private final BooleanProperty enabled = new SimpleBooleanProperty();
    private final BooleanProperty secret = new SimpleBooleanProperty();
    private final @Nullable CallbackVariable inherited;

    /** @param inherited what it is without what this layer says; null for one that is this layer's alone */
    DraftVariable(CallbackVariable variable, @Nullable CallbackVariable inherited) {
        this.inherited = inherited;
        show(variable);
    }

    private void show(CallbackVariable variable) {
        name.set(variable.name());
        value.set(variable.value());
        kind.set(variable.kind());
        enabled.set(variable.enabled());
        secret.set(variable.secret());
    }

    CallbackVariable variable() {
        return new CallbackVariable(name.get(), value.get(), kind.get(), enabled.get(), secret.get());
    }

    boolean isInherited() {
        return inherited != null;
    }

    /** Whether this layer says something of it. */
    boolean isOwn() {
        return !variable().equals(inherited);
    }

    /** Back to what is inherited; nothing where nothing is. */
    void reset() {
        if (inherited != null) {
            show(inherited);
        }
    }

    Observable[] parts() {
        return new Observable[] {name, value, kind, enabled, secret};
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty valueProperty() {
        return value;
    }

    public ObjectProperty<CallbackVariable.Kind> kindProperty() {
        return kind;
    }

    public BooleanProperty enabledProperty() {
        return enabled;
    }

    public BooleanProperty secretProperty() {
        return secret;
    }
}
