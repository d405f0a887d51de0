package org.dropback.desktop.uploads;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.dropback.callback.EffectiveProfile;
import org.dropback.callback.Finding;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.SavedConnection;
import org.dropback.settings.SettingsStore;
import org.dropback.text.Messages;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Where the next uploads go and what they call: connection, key template with its preview, callback. Remembered. FX thread. */
public final class Destination {

    private final ObservableList<Connection> connections;
    private final Map<Connection, String> folders = new HashMap<>();
    private final Sending sending = new Sending();
    private final ObjectProperty<Connection> connection;
    private final StringProperty keyTemplate = new SimpleStringProperty();
    private final ObjectProperty<Optional<FilePlaceholders.Facts>> waiting = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<KeyExample> example = new ReadOnlyObjectWrapper<>(KeyExample.EMPTY);
    private final ObservableList<SavedProfile> profiles;
    private final Supplier<UploadOptions> options;
    private final BatchOptions batch = new BatchOptions();
    private final ObservableList<CallbackChoice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<CallbackChoice> choice = new SimpleObjectProperty<>(CallbackChoice.NONE);
    /** What was chosen before the callback was left to a server. */
    private CallbackChoice elsewhere = CallbackChoice.NONE;
    /** Name of the chosen profile that was deleted: chosen again if it comes back before another choice is made. */
    private @Nullable String missed;

    /**
     * @param usual   what uploads to a connection begin with; empty for one that is not saved
     * @param options how files are sent now
     */
    public Destination(ObservableList<Connection> connections, Function<Connection, Optional<SavedConnection>> usual, ObservableList<SavedProfile> profiles, Supplier<UploadOptions> options, SettingsStore settings, Clock clock, Messages messages) {
        this.connections = FXCollections.observableArrayList(connections);
        this.profiles = profiles;
        this.options = options;
        this.connection = new SimpleObjectProperty<>(connections.getFirst());
        var remembered = settings.current();
        choices.setAll(choicesOf(profiles));
        choose(remembered.profileOf().getOrDefault(connection.get().name(), remembered.profile()));
        connection.addListener((_, from, to) -> leaveToServer(from, to));
        connection.addListener((_, _, to) -> Optional.ofNullable(settings.current().profileOf().get(to.name())).or(() -> usual.apply(to).map(SavedConnection::profile)
                .filter(name -> !name.isEmpty())).ifPresent(this::choose));
        connection.addListener((_, _, to) -> usual.apply(to).map(SavedConnection::keyTemplate).filter(template -> !template.isEmpty()).ifPresent(keyTemplate::set));
        Runnable show = () -> example.set(KeyExample.of(inFolder(keyTemplate.get()), waiting.get(), clock, messages));
        keyTemplate.addListener((_, _, template) -> {
            settings.update(current -> current.withKeyTemplate(template));
            show.run();
        });
        connection.addListener(_ -> show.run());
        waiting.addListener(_ -> show.run());
        keyTemplate.set(remembered.keyTemplate());
        choice.addListener((_, _, chosen) -> {
            missed = null;
            if (!isOfServer(connection.get())) {
                settings.update(current -> current.withProfile(chosen.name()));
            }
        });
        profiles.addListener(this::follow);
        var followed = new ArrayList<>(connections);
        connections.subscribe(() -> {
            var chosen = connection.get();
            this.connections.removeAll(followed);
            followed.clear();
            followed.addAll(connections);
            this.connections.addAll(0, followed);
            keep(chosen);
        });
        choice.subscribe(this::offer);
        keyTemplate.subscribe(this::offer);
        batch.environmentProperty().subscribe(this::offer);
        offer();
    }

    /** Whether no callback means the one that an application server gives with its policy. */
    static boolean isOfServer(Connection connection) {
        return connection.access().kind() == Access.Kind.POLICY_SERVER;
    }

    /** A policy seldom allows another callback than its own: that one counts until another is chosen. */
    private void leaveToServer(Connection from, Connection to) {
        if (isOfServer(to) && !isOfServer(from)) {
            elsewhere = choice.get();
            choice.set(CallbackChoice.NONE);
        } else if (isOfServer(from) && !isOfServer(to) && choice.get().equals(CallbackChoice.NONE)) {
            choose(elsewhere.name());
        }
    }

    /** Keeps the chosen connection chosen when it was changed; one that is gone leaves the first. */
    private void keep(Connection chosen) {
        if (!connections.contains(chosen)) {
            connection.set(named(chosen.name()).orElse(connections.getFirst()));
        }
    }

    private static List<CallbackChoice> choicesOf(List<SavedProfile> profiles) {
        return Stream.concat(profiles.stream().map(CallbackChoice::new), Stream.of(CallbackChoice.NONE)).toList();
    }

    /** Keeps the chosen profile chosen when it was changed or renamed; one that was deleted leaves no callback until its deletion is undone. */
    private void follow(ListChangeListener.Change<? extends SavedProfile> change) {
        var before = choice.get().profile();
        var chosen = before;
        while (change.next()) {
            var at = chosen == null ? -1 : change.getRemoved().indexOf(chosen);
            if (at >= 0) {
                chosen = at < change.getAddedSize() ? change.getAddedSubList().get(at) : null;
            }
        }
        choices.setAll(choicesOf(List.copyOf(change.getList())));
        if (before == null && missed != null) {
            choose(missed);
            return;
        }
        choice.set(new CallbackChoice(chosen));
        offer();
        if (before != null && chosen == null) {
            missed = before.name();
        }
    }

    /** Chooses the profile of this name; no callback where there is none. */
    public void choose(String profileName) {
        choice.set(choices.stream().filter(each -> each.name().equals(profileName)).findFirst().orElse(CallbackChoice.NONE));
    }

    /** Goes to the connection of this name; stays where it is if that cannot be used. */
    public void goTo(String connectionName) {
        named(connectionName).ifPresent(connection::set);
    }

    /** The last one: a connection that was saved before the sandbox was called so in this language comes after it. */
    private Optional<Connection> named(String name) {
        return connections.stream().filter(each -> each.name().equals(name)).reduce((_, later) -> later);
    }

    /** Its name, and where it leads where another one has that name too. */
    String nameOf(Connection which) {
        boolean alone = connections.stream().filter(each -> each.name().equals(which.name())).count() < 2;
        return alone ? which.name() : which.name() + " · " + which.endpoint().getAuthority();
    }

    /** What the chosen profile comes to in the chosen environment; empty for no callback. */
    private Optional<EffectiveProfile> effective() {
        var chosen = choice.get().profile();
        return chosen == null ? Optional.empty() : Optional.of(ProfileBook.of(profiles).effective(chosen.name(), batch.environmentProperty().get()));
    }

    private void offer() {
        var chosen = choice.get().profile();
        batch.offer(chosen == null ? List.of() : List.copyOf(ProfileBook.of(profiles).environments(chosen.name())));
        batch.look(keyTemplate.get(), effective().map(EffectiveProfile::profile).orElse(null));
    }

    /** What a signed policy wants all keys to begin with stands before the template, unless it stands there already. */
    private String inFolder(String template) {
        var folder = folders.getOrDefault(connection.get(), "");
        return template.startsWith(folder) ? template : folder.replace("{", "{{") + template;
    }

    /** Adds a connection if there is none like it, and chooses it. @param folder that all its keys must begin with, "" for none */
    void connect(Connection added, String folder) {
        folders.put(added, folder);
        if (!connections.contains(added)) {
            connections.add(added);
        }
        connection.set(added);
    }

    /**
     * As a destination in another language takes it over.
     *
     * @param place   in {@code connections}: the sandbox's name is another one in each language
     * @param folders of connections that nobody saved
     */
    record Bound(int place, List<Connection> connections, Map<Connection, String> folders, String keyTemplate, String profile, Sending sending) {
    }

    Bound bound() {
        return new Bound(connections.indexOf(connection.get()), List.copyOf(connections), Map.copyOf(folders), keyTemplate.get(), choice.get().name(), sending);
    }

    /** Where the one before was bound to, with what was typed there. */
    void goOn(Bound before) {
        folders.putAll(before.folders());
        before.connections().stream().filter(before.folders()::containsKey).filter(each -> !connections.contains(each)).forEach(connections::add);
        // A connection brings its own template and profile along, which may have been changed since.
        if (before.place() >= 0 && before.place() < connections.size()) {
            connection.set(connections.get(before.place()));
        }
        keyTemplate.set(before.keyTemplate());
        choose(before.profile());
        sending.become(before.sending());
    }

    /** What OSS would refuse of how the next files are sent; empty where all is well. */
    Optional<String> wrong(Messages messages) {
        return sending.problem(connection.get().access(), options.get(), messages);
    }

    /** How the next files are sent. */
    public Sending sending() {
        return sending;
    }

    /** Why the chosen profile cannot be used, such as a parent that is not there; empty when it can. */
    List<Finding> problems() {
        return effective().map(EffectiveProfile::problems).orElse(List.of());
    }

    /** How files become uploads as the destination stands now. */
    BatchPlan asItStands() {
        return new BatchPlan(connection.get(), inFolder(keyTemplate.get()), effective().map(EffectiveProfile::profile).orElse(null),
                sending.options(connection.get().access(), options.get()), batch.tableProperty().get());
    }

    /** Environment and table. */
    public BatchOptions batch() {
        return batch;
    }

    public ObservableList<Connection> connections() {
        return connections;
    }

    public ObjectProperty<Connection> connectionProperty() {
        return connection;
    }

    /** Placeholder template of the object key. */
    public StringProperty keyTemplateProperty() {
        return keyTemplate;
    }

    /** A file that waits for a word before it is uploaded here; empty for none. */
    ObjectProperty<Optional<FilePlaceholders.Facts>> waitingProperty() {
        return waiting;
    }

    /** What the template makes of the file that waits, else of a sample file; or what is wrong with it. */
    public ReadOnlyObjectProperty<KeyExample> exampleProperty() {
        return example.getReadOnlyProperty();
    }

    /** All profiles, then no callback. */
    public ObservableList<CallbackChoice> choices() {
        return choices;
    }

    public ObjectProperty<CallbackChoice> choiceProperty() {
        return choice;
    }
}
