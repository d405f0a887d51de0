package org.dropback.desktop.profiles;

import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.dropback.connection.Connection;
import org.dropback.settings.SettingsStore;

/** The profile that uploads to the chosen connection start with; those of other connections are kept in step with the profiles. FX thread. */
final class StandardProfiles {

    private final SettingsStore settings;
    private final ObservableValue<Connection> connection;
    private final ReadOnlyStringWrapper standard = new ReadOnlyStringWrapper("");

    StandardProfiles(SettingsStore settings, ObservableValue<Connection> connection) {
        this.settings = settings;
        this.connection = connection;
        // Said again even where another connection has the same profile: its name is shown too.
        connection.subscribe(() -> {
            standard.set("");
            look();
        });
        look();
    }

    private void look() {
        standard.set(settings.current().profileOf().getOrDefault(connectionName(), ""));
    }

    /** Makes a profile the one that uploads to the connection start with; it no longer is where it was. */
    void toggle(ProfileDraft draft) {
        var name = draft.saved() == null || is(draft) ? null : draft.saved().name();
        settings.update(now -> now.withProfileOf(connectionName(), name));
        look();
    }

    boolean is(ProfileDraft draft) {
        return draft.saved() != null && draft.saved().name().equals(standard.get());
    }

    /** A profile has another name now. */
    void follow(String from, String to) {
        settings.update(now -> now.withProfileRenamed(from, to));
        look();
    }

    /** A profile is gone. @return makes it what it was, when it comes back */
    Runnable forget(String name) {
        var before = settings.current().profileOf();
        settings.update(now -> now.withProfileRenamed(name, null));
        look();
        return () -> {
            before.forEach((each, profile) -> {
                if (Objects.equals(profile, name)) {
                    settings.update(now -> now.withProfileOf(each, name));
                }
            });
            look();
        };
    }

    String connectionName() {
        return connection.getValue().name();
    }

    /** Name of the profile that uploads to the connection start with; "" for none. */
    ReadOnlyStringProperty nameProperty() {
        return standard.getReadOnlyProperty();
    }
}
