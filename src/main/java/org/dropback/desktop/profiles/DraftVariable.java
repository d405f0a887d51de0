package org.dropback.desktop.profiles;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.callback.CallbackVariable;

/** A custom variable while it is edited. */
public final class DraftVariable {

    private final StringProperty name;
    private final StringProperty value;
    private final ObjectProperty<CallbackVariable.Kind> kind;
    private final CallbackVariable original;

    DraftVariable(CallbackVariable variable) {
        original = variable;
        name = new SimpleStringProperty(variable.name());
        value = new SimpleStringProperty(variable.value());
        kind = new SimpleObjectProperty<>(variable.kind());
    }

    CallbackVariable variable() {
        return original.withName(name.get()).withValue(value.get()).withKind(kind.get());
    }

    Observable[] parts() {
        return new Observable[] {name, value, kind};
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
}
