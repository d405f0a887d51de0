package org.dropback.desktop.uploads;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.upload.RowTable;
import org.jspecify.annotations.Nullable;

/** What the next uploads are told beside their destination: the environment of the profile, and a table with a row a file. FX thread. */
public final class BatchOptions {

    private static final String OF_TABLE = "{row:";

    private final ObservableList<String> environments = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> environment = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable RowTable> table = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper tableWanted = new ReadOnlyBooleanWrapper();

    /** An environment that the profile does not know is let go. */
    void offer(List<String> known) {
        if (!environments.equals(known)) {
            var chosen = environment.get();
            environments.setAll(known);
            environment.set(chosen != null && known.contains(chosen) ? chosen : null);
        }
    }

    void look(String keyTemplate, @Nullable CallbackProfile profile) {
        boolean wanted = keyTemplate.contains(OF_TABLE) || profile != null
                && profile.variables().stream().anyMatch(variable -> variable.kind() == Kind.FROM_FILE && variable.value().contains(OF_TABLE));
        tableWanted.set(wanted);
    }

    /** Of the chosen profile and those it inherits from; empty for most. */
    public ObservableList<String> environments() {
        return environments;
    }

    /** Null for none. */
    public ObjectProperty<@Nullable String> environmentProperty() {
        return environment;
    }

    /** Null for none. */
    public ObjectProperty<@Nullable RowTable> tableProperty() {
        return table;
    }

    /** Whether the key or a variable takes values from a table. */
    public ReadOnlyBooleanProperty tableWantedProperty() {
        return tableWanted.getReadOnlyProperty();
    }
}
