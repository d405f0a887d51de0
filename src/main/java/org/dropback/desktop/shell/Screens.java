package org.dropback.desktop.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ObservableList;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.Late;
import org.dropback.desktop.connections.ConnectionsView;
import org.dropback.desktop.inspector.InspectorView;
import org.dropback.desktop.inspector.InspectorViewModel;
import org.dropback.desktop.profiles.ProfilesView;
import org.dropback.desktop.profiles.ProfilesViewModel;
import org.dropback.desktop.settings.SettingsView;
import org.dropback.desktop.uploads.UploadsView;
import org.dropback.desktop.uploads.UploadsViewModel;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screens in the order of the rail, of which one is shown, at first the first. FX thread. */
final class Screens {

    static final String UPLOADS = "uploads";
    static final String PROFILES = "profiles";
    static final String INSPECTOR = "inspector";
    static final String CONNECTIONS = "connections";
    static final String SETTINGS = "settings";

    private final List<Screen> all;
    private final ObjectProperty<Screen> current;

    /** @param inspector null where there is nothing to inspect */
    Screens(List<Screen> before, @Nullable Screen inspector, List<Screen> after) {
        all = Stream.of(before, inspector == null ? List.<Screen>of() : List.of(inspector), after).flatMap(List::stream).toList();
        current = new SimpleObjectProperty<>(all.getFirst());
    }

    static Screen uploads(UploadsViewModel model, UploadsView view, Messages messages) {
        return new Screen(UPLOADS, Feather.UPLOAD, messages.get("shell.uploads"),
                model.destination().connectionProperty().map(to -> messages.get("shell.title.connection", to.name(), to.bucket())),
                model.rows().totalProperty(), new SimpleStringProperty(""), new SimpleStringProperty(""), () -> view, view::focusFilter);
    }

    static Screen profiles(ObservableList<SavedProfile> profiles, ProfilesViewModel model, Late<ProfilesView> view, Messages messages) {
        return new Screen(PROFILES, Feather.SLIDERS, messages.get("shell.profiles"), title("shell.profiles", messages),
                Bindings.size(profiles), model.savedAgoProperty(), new SimpleStringProperty(""), view, () -> view.get().focusSearch());
    }

    static Screen inspector(InspectorViewModel model, Late<InspectorView> view, Messages messages) {
        return new Screen(INSPECTOR, Feather.INBOX, messages.get("shell.inspector"), title("shell.inspector", messages),
                model.rows().keptProperty(), model.rows().keptProperty().map(kept -> kept.longValue() == 0 ? "" : messages.get("shell.received", kept.longValue())), model.behaviour().markProperty(), view, () -> view.get().focusSearch());
    }

    static Screen connections(Late<ConnectionsView> view, Messages messages) {
        return new Screen(CONNECTIONS, Feather.GLOBE, messages.get("shell.connections"), title("shell.connections", messages),
                new SimpleIntegerProperty(), new SimpleStringProperty(""), new SimpleStringProperty(""), view, () -> view.get().focusList());
    }

    static Screen settings(Late<SettingsView> view, Messages messages) {
        return new Screen(SETTINGS, Feather.SETTINGS, messages.get("shell.settings"), title("shell.settings", messages),
                new SimpleIntegerProperty(), new SimpleStringProperty(""), new SimpleStringProperty(""), view, () -> view.get().focusFirst());
    }

    private static SimpleStringProperty title(String name, Messages messages) {
        return new SimpleStringProperty(messages.get("shell.title.screen", messages.get(name)));
    }

    List<Screen> all() {
        return all;
    }

    ObjectProperty<Screen> currentProperty() {
        return current;
    }

    boolean isShown(String id) {
        return current.get().id().equals(id);
    }

    /** Nothing where there is no such screen. */
    void open(String id) {
        all.stream().filter(screen -> screen.id().equals(id)).findFirst().ifPresent(current::set);
    }

    /** @param place on the rail, from 0 */
    void open(int place) {
        current.set(all.get(place));
    }
}
