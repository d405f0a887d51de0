package org.dropback.desktop.shell;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.dropback.connection.Connection;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.Late;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.SandboxInfo;
import org.dropback.desktop.common.Toast;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.connections.CheckRun;
import org.dropback.desktop.connections.ConnectionsView;
import org.dropback.desktop.connections.ConnectionsViewModel;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.FxThread;
import org.dropback.desktop.fx.Minutes;
import org.dropback.desktop.inspector.InspectorView;
import org.dropback.desktop.inspector.InspectorViewModel;
import org.dropback.desktop.profiles.Firing;
import org.dropback.desktop.profiles.Previews;
import org.dropback.desktop.profiles.ProfilesView;
import org.dropback.desktop.profiles.ProfilesViewModel;
import org.dropback.desktop.profiles.Sharing;
import org.dropback.desktop.settings.SettingsView;
import org.dropback.desktop.settings.SettingsViewModel;
import org.dropback.desktop.settings.Support;
import org.dropback.desktop.settings.Updating;
import org.dropback.desktop.uploads.Destination;
import org.dropback.desktop.uploads.Permits;
import org.dropback.desktop.uploads.Leftovers;
import org.dropback.desktop.uploads.LeftoversSheet;
import org.dropback.desktop.uploads.RowGroup;
import org.dropback.desktop.uploads.UploadsActions;
import org.dropback.desktop.uploads.UploadsView;
import org.dropback.desktop.uploads.UploadsViewModel;
import org.jspecify.annotations.Nullable;

/** What fills the window, in one language: the screens, and what holds for all of them. FX thread. */
final class DropbackWindow {

    private final DesktopServices services;
    private final Stage stage;
    private final Notices notices;
    private final UploadsViewModel uploads;
    private final UploadsView uploadsView;
    private final Arrivals arrivals;
    private final Minutes minutes;
    private final ProfilesViewModel profilesModel;
    private final Firing firing;
    private final @Nullable InspectorViewModel inspector;
    private final Screens screens;
    private final Banners banners;
    private final Late<SettingsView> settingsView;
    private final ConnectionsViewModel connectionsModel;
    private final Leftovers leftovers;
    private final Updating updating;
    private final HelpMenu help;
    private final ShortcutsSheet shortcuts;
    private final QueueWatch watch;
    private final StackPane root;

    /** @param stage owns the dialogs */
    DropbackWindow(DesktopServices services, Choices choices, Notices notices, Stage stage) {
        this.notices = notices;
        this.services = services;
        this.stage = stage;
        var messages = services.messages();
        var fx = new FxThread();
        var profiles = FXCollections.observableArrayList(services.profiles().list());
        var paths = new FilePaths(notices, messages);
        var picker = new SystemFilePicker(stage, paths, messages);
        connectionsModel = new ConnectionsViewModel(services.kit(), new CheckRun(services.kit(), new Background(services.background(), fx), fx, services.clock(), messages),
                new Background(services.disk(), fx), notices, messages);
        var connectionsView = new Late<>(() -> new ConnectionsView(connectionsModel, Destinations.sandbox(services), services.sandbox(), picker, messages));
        var destination = new Destination(Destinations.of(services.connections(), connectionsModel.saved()), this::saved, profiles, () -> services.surroundings().uploads().apply(choices.get()),
                services.settings(), services.clock(), messages);
        services.kit().store().chosen().ifPresent(usual -> destination.goTo(usual.name()));
        uploads = new UploadsViewModel(services.queue(), destination, new Background(services.background(), fx), notices, services.settings(), services.clock(),
                messages);
        var codeCopies = new CodeCopies(CopyButton::copy, picker::saveAs, new Background(services.disk(), fx), notices, messages);
        var permits = new Permits(services.opener(), services.grants(), services.regranted(), destination, new Background(services.background(), fx), messages);
        uploadsView = new UploadsView(uploads, permits, codeCopies, new UploadsActions(() -> arrivals().chooseFiles(), () -> arrivals().chooseFolder(), this::editChosenProfile,
                page -> services.browser().accept(URI.create(page)), this::testCallback, picker::files, this::openSettings), choices, services.clock().getZone(), messages);
        var previews = new Previews(services.connections().getFirst(), SandboxInfo.of(services.sandbox()), services.clock(), messages);
        minutes = Minutes.of(services.clock(), fx);
        profilesModel = new ProfilesViewModel(services.profiles(), profiles, previews, destination.connectionProperty(), services.background(), services.disk(), fx, services.settings(),
                minutes, notices, messages);
        connectionsModel.secretPlace().wantsPassphraseProperty().addListener((_, _, wanted) -> {
            if (!wanted) {
                profilesModel.lookAgain();
            }
        });
        firing = Firings.of(services, () -> destination.connectionProperty().get().bucket(), fx);
        var sharing = new Sharing(profilesModel, services.profiles(), services.disk(), fx, new SystemShareFiles(stage, paths, messages), notices, messages);
        var profilesView = new Late<>(() -> new ProfilesView(profilesModel, picker, firing, sharing, codeCopies, messages));
        inspector = services.sandbox() == null ? null : new InspectorViewModel(services.sandbox(), services.background(), fx, notices, messages);
        var support = new Support(services.surroundings().places(), services.browser(), picker::saveAs, services.background(), fx, notices, messages);
        leftovers = new Leftovers(services.ongoing(), new Background(services.background(), fx), messages);
        help = new HelpMenu(support, this::showShortcuts, leftovers::look, messages);
        updating = new Updating(services.surroundings().updates(), choices, services.settings(), new Background(services.background(), fx), services.clock(), services.browser(),
                notices, messages);
        settingsView = new Late<>(() -> new SettingsView(new SettingsViewModel(choices, notices, messages), support, updating,
                services.surroundings().wakefulness().isPossible(), messages));
        screens = new Screens(List.of(Screens.uploads(uploads, uploadsView, messages), Screens.profiles(profiles, profilesModel, profilesView, messages)),
                inspector == null ? null : Screens.inspector(inspector, new Late<>(() -> new InspectorView(inspector, services.clock().getZone(), messages)), messages),
                List.of(Screens.connections(connectionsView, messages), Screens.settings(settingsView, messages)));
        watch = new QueueWatch(uploads.rows(), choices, services.surroundings(), new Front(), notices, messages);
        banners = new Banners(services, uploads.actions(), files -> arrivals().upload(files), uploads::waits);
        arrivals = new Arrivals(screens, uploads, sharing, banners.offered(), paths, picker, messages);
        shortcuts = new ShortcutsSheet(messages);
        banners.add(shortcuts);
        banners.add(new LeftoversSheet(leftovers, services.clock().getZone(), messages));
        root = WindowFrame.of(screens, new Rail(screens.all(), screens.currentProperty(), help), banners.pane(),
                new StatusBar(services, uploads.rows(), screens.currentProperty().flatMap(Screen::status)), new Toast(notices, messages));
        screens.currentProperty().subscribe(screen -> {
            minutes.want(screen.id().equals(Screens.PROFILES));
            if (inspector != null) {
                inspector.setShown(screen.id().equals(Screens.INSPECTOR));
            }
        });
    }

    private final class Front implements QueueWatch.Front {

        @Override
        public boolean isInFront() {
            return stage.isFocused() && !stage.isIconified();
        }

        @Override
        public boolean quit() {
            if (profilesModel.unsaved() + connectionsModel.unsaved() > 0) {
                return false;
            }
            stage.close();
            return true;
        }
    }

    private Optional<SavedConnection> saved(Connection connection) {
        return connectionsModel.saved().stream().filter(saved -> saved.name().equals(connection.name())).findFirst();
    }

    /** Nothing brings back an upload that was cut off or an edit that was not saved, so here the window asks. */
    boolean mayClose() {
        var rows = uploads.rows();
        var running = rows.countProperty(RowGroup.UPLOADING).get() + rows.countProperty(RowGroup.WAITING).get();
        var unsaved = profilesModel.unsaved() + connectionsModel.unsaved();
        return running + unsaved == 0 || ClosingQuestion.ask(stage, running, unsaved, services.messages());
    }

    private void editChosenProfile() {
        profilesModel.open(uploads.destination().choiceProperty().get().name());
        screens.open(Screens.PROFILES);
    }

    private void testCallback(String profile) {
        if (profilesModel.open(profile)) {
            screens.open(Screens.PROFILES);
            profilesModel.fire(firing);
        } else {
            notices.show(Notice.of(Tone.WARNING, services.messages().get("fire.noProfile", profile)));
        }
    }

    void save() {
        var draft = profilesModel.selectedProperty().get();
        if (screens.isShown(Screens.PROFILES) && draft != null) {
            profilesModel.save(draft);
        }
        if (screens.isShown(Screens.CONNECTIONS)) {
            connectionsModel.save();
        }
    }

    void retry() {
        if (screens.isShown(Screens.UPLOADS)) {
            uploadsView.retryChosen();
        }
    }

    /** How many screens there are. */
    int screens() {
        return screens.all().size();
    }

    /** @param place of a screen on the rail, from 0 */
    void open(int place) {
        screens.open(place);
    }

    /** Looks for what other programs did meanwhile, as at each return to the window. */
    void lookAgain() {
        profilesModel.lookAgain();
        connectionsModel.lookAgain();
    }

    void lookForNewerVersion() {
        updating.daily();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    UploadsViewModel uploads() {
        return uploads;
    }

    StackPane root() {
        return root;
    }

    ObservableValue<String> titleProperty() {
        return screens.currentProperty().flatMap(Screen::title);
    }

    void focusUploads() {
        uploadsView.focusTable();
    }

    void search() {
        screens.currentProperty().get().search().run();
    }

    void undo() {
        notices.act();
    }

    void showShortcuts() {
        shortcuts.toggle();
    }

    void openSettings() {
        screens.open(Screens.SETTINGS);
    }

    /** Whether something would be lost with these screens; says so. */
    boolean holdsBack() {
        boolean edits = connectionsModel.unsaved() > 0;
        if (edits) {
            notices.show(Notice.of(Tone.WARNING, services.messages().get("shell.language.connection")));
        }
        return edits;
    }

    UnderWay underWay() {
        var scrolled = new double[1];
        settingsView.ifMade(view -> scrolled[0] = view.scrolled());
        return new UnderWay(screens.currentProperty().get().id(), banners.offered().files(), banners.tellsOfRecovered(), uploads.doing(), profilesModel.edits(),
                inspector == null ? null : inspector.looking(), scrolled[0]);
    }

    /** Takes over from a window in another language. */
    void goOn(UnderWay before) {
        if (!before.recovered()) {
            banners.forgetRecovered();
        }
        profilesModel.goOn(before.edits());
        uploads.goOn(before.uploads());
        if (inspector != null && before.looking() != null) {
            inspector.goOn(before.looking());
        }
        if (!before.offered().isEmpty()) {
            banners.offered().add(before.offered(), services.messages());
        }
        screens.open(before.screen());
        if (before.screen().equals(Screens.SETTINGS)) {
            settingsView.get().focusFirst();
            settingsView.get().scrollTo(before.settingsScrolled());
        }
    }

    /** Ends what it does; for good. */
    void rest() {
        notices.dismiss();
        minutes.want(false);
        firing.close();
        watch.close();
        updating.close();
        connectionsModel.close();
        settingsView.ifMade(SettingsView::close);
        uploads.close();
        if (inspector != null) {
            inspector.close();
        }
    }
}
