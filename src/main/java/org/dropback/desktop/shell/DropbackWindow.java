package org.dropback.desktop.shell;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.Banner;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.CopyButton;
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
import org.dropback.desktop.uploads.Destination;
import org.dropback.desktop.uploads.Permits;
import org.dropback.desktop.uploads.Leftovers;
import org.dropback.desktop.uploads.LeftoversSheet;
import org.dropback.desktop.uploads.RowGroup;
import org.dropback.desktop.uploads.UploadsActions;
import org.dropback.desktop.uploads.UploadsView;
import org.dropback.desktop.uploads.UploadsViewModel;
import org.dropback.store.ProfileProblem;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What fills the window, in one language: the screens, and what holds for all of them. FX thread. */
final class DropbackWindow {

    private final DesktopServices services;
    private final Stage stage;
    private final Notices notices;
    private final ObservableList<SavedProfile> profiles;
    private final UploadsViewModel uploads;
    private final UploadsView uploadsView;
    private final FilePaths paths;
    private final SystemFilePicker picker;
    private final ProfilesViewModel profilesModel;
    private final Firing firing;
    private final Sharing sharing;
    private final Screen uploadsScreen;
    private final Screen profilesScreen;
    private final @Nullable InspectorViewModel inspector;
    private final List<Screen> screens;
    private final ObjectProperty<Screen> current;
    private final VBox banners = new VBox();
    private final Late<SettingsView> settingsView;
    private final ConnectionsViewModel connectionsModel;
    private final Leftovers leftovers;
    private final HelpMenu help;
    private final QueueWatch watch;
    private final StackPane root;
    private @Nullable Banner recovered;
    private final Offered offered = new Offered(banners, this::addFiles);

    /** @param stage owns the dialogs */
    DropbackWindow(DesktopServices services, Choices choices, Notices notices, Stage stage) {
        this.notices = notices;
        this.services = services;
        this.stage = stage;
        var messages = services.messages();
        var fx = new FxThread();
        profiles = FXCollections.observableArrayList(services.profiles().list());
        picker = new SystemFilePicker(stage, new FilePaths(notices, messages), messages);
        connectionsModel = new ConnectionsViewModel(services.kit(), new CheckRun(services.kit(), new Background(services.background(), fx), fx, services.clock(), messages),
                new Background(services.disk(), fx), notices, messages);
        var destination = new Destination(Destinations.of(services.connections(), connectionsModel.saved()), profiles, () -> services.surroundings().uploads().apply(choices.get()),
                services.settings(), services.clock(), messages);
        uploads = new UploadsViewModel(services.queue(), destination, new Background(services.background(), fx), notices, services.settings(), services.clock(),
                messages);
        paths = new FilePaths(notices, messages);
        var codeCopies = new CodeCopies(CopyButton::copy, picker::saveAs, new Background(services.disk(), fx), notices, messages);
        var permits = new Permits(services.opener(), services.grants(), services.regranted(), destination, new Background(services.background(), fx), messages);
        uploadsView = new UploadsView(uploads, permits, codeCopies, new UploadsActions(this::chooseFiles, this::chooseFolder, this::editChosenProfile,
                page -> services.browser().accept(URI.create(page)), this::testCallback, picker::files, this::openSettings), choices, services.clock().getZone(), messages);
        var previews = new Previews(services.connections().getFirst(), SandboxInfo.of(services.sandbox()), services.clock(), messages);
        profilesModel = new ProfilesViewModel(services.profiles(), profiles, previews, services.background(), services.disk(), fx, services.settings(),
                notices, messages);
        firing = Firings.of(services, fx);
        sharing = new Sharing(profilesModel, services.profiles(), services.disk(), fx, new SystemShareFiles(stage, paths, messages), notices, messages);
        var profilesView = new Late<>(() -> new ProfilesView(profilesModel, picker, firing, sharing, codeCopies, messages));
        uploadsScreen = new Screen("uploads", Feather.UPLOAD, messages.get("shell.uploads"),
                destination.connectionProperty().map(to -> messages.get("shell.title.connection", to.name(), to.bucket())),
                uploads.rows().totalProperty(), new SimpleStringProperty(""), () -> uploadsView, uploadsView::focusFilter);
        profilesScreen = new Screen("profiles", Feather.SLIDERS, messages.get("shell.profiles"),
                new SimpleStringProperty(messages.get("shell.title.screen", messages.get("shell.profiles"))),
                Bindings.size(profiles), new SimpleStringProperty(""), profilesView, () -> profilesView.get().focusSearch());
        inspector = services.sandbox() == null ? null : new InspectorViewModel(services.sandbox(), services.background(), fx, notices, messages);
        var support = new Support(services.surroundings().places(), services.browser(), picker::saveAs, services.background(), fx, notices, messages);
        leftovers = new Leftovers(services.ongoing(), new Background(services.background(), fx), messages);
        help = new HelpMenu(support, leftovers::look, messages);
        settingsView = new Late<>(() -> new SettingsView(new SettingsViewModel(choices, notices, messages), support,
                services.surroundings().wakefulness().isPossible(), messages));
        screens = Stream.of(uploadsScreen, profilesScreen, inspector == null ? null : inspectorScreen(inspector), connectionsScreen(messages), settingsScreen(settingsView, messages))
                .filter(Objects::nonNull).toList();
        watch = new QueueWatch(uploads.rows(), choices, services.surroundings(), new Front(), notices, messages);
        current = new SimpleObjectProperty<>(uploadsScreen);
        root = fill();
    }

    private Screen inspectorScreen(InspectorViewModel model) {
        var messages = services.messages();
        var view = new Late<>(() -> new InspectorView(model, services.clock().getZone(), messages));
        return new Screen("inspector", Feather.INBOX, messages.get("shell.inspector"),
                new SimpleStringProperty(messages.get("shell.title.screen", messages.get("shell.inspector"))),
                model.rows().keptProperty(), model.behaviour().markProperty(), view, () -> view.get().focusSearch());
    }

    private Screen connectionsScreen(Messages messages) {
        var view = new Late<>(() -> new ConnectionsView(connectionsModel, Destinations.sandbox(services), picker, messages));
        return new Screen("connections", Feather.GLOBE, messages.get("shell.connections"),
                new SimpleStringProperty(messages.get("shell.title.screen", messages.get("shell.connections"))),
                new SimpleIntegerProperty(), new SimpleStringProperty(""), view, () -> view.get().focusList());
    }

    private static Screen settingsScreen(Late<SettingsView> view, Messages messages) {
        return new Screen("settings", Feather.SETTINGS, messages.get("shell.settings"),
                new SimpleStringProperty(messages.get("shell.title.screen", messages.get("shell.settings"))),
                new SimpleIntegerProperty(), new SimpleStringProperty(""), view, () -> view.get().focusFirst());
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

    private StackPane fill() {
        var content = new BorderPane();
        current.subscribe(screen -> {
            // What a screen has no room for is cut off at its end, never laid over the rail.
            var view = screen.view().get();
            view.setMinSize(0, 0);
            content.setCenter(view);
            if (inspector != null) {
                inspector.setShown(screen.id().equals("inspector"));
            }
        });
        services.settings().problem().ifPresent(problem -> banners.getChildren().add(new Banner(Tone.WARNING, problem.text(services.messages()), services.messages())));
        if (services.journal() != null) {
            banners.getChildren().add(new Banner(Tone.WARNING, services.journal().text(services.messages()), services.messages()));
        }
        services.profiles().problems().forEach(problem -> banners.getChildren().add(banner(problem)));
        if (services.queue().recovered() > 0) {
            recovered = recovered(services.queue().recovered());
            banners.getChildren().add(recovered);
        }
        banners.getChildren().add(new LeftoversSheet(leftovers, services.clock().getZone(), services.messages()));
        content.setTop(banners);
        var frame = new BorderPane(content);
        frame.setLeft(new Rail(screens, current, help));
        frame.setBottom(new StatusBar(services, uploads.rows()));
        var toast = new Toast(notices, services.messages());
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        // Never wider than the window, which would push the rail out of it.
        frame.setMinSize(0, 0);
        var root = new StackPane(frame, toast);
        root.getStyleClass().add("window");
        return root;
    }

    /** What an earlier run left unfinished rests until somebody says what to do with it. */
    private Banner recovered(long count) {
        var messages = services.messages();
        var resume = new Button(messages.get("shell.recovered.resume"));
        resume.setId("recovered-resume");
        var discard = new Button(messages.get("shell.recovered.discard"));
        discard.setId("recovered-discard");
        var banner = new Banner(Tone.NEUTRAL, messages.get("shell.recovered", count), messages, resume, discard);
        resume.setOnAction(_ -> {
            uploads.actions().resumeAll();
            banner.dismiss();
        });
        discard.setOnAction(_ -> {
            uploads.actions().discardPaused();
            banner.dismiss();
        });
        return banner;
    }

    private Banner banner(ProfileProblem problem) {
        var moved = problem.movedTo();
        var text = services.messages().get("upload.profile." + problem.reason(), problem.file().toString(), problem.detail());
        var whereNow = moved == null ? "" : " " + services.messages().get("upload.profile.moved", moved.toString());
        return new Banner(Tone.WARNING, text + whereNow, services.messages());
    }

    /** Imports files of profiles, and uploads the others, as if they had been dropped on the window. */
    void take(List<Path> files) {
        var profileFiles = files.stream().filter(file -> SharedFiles.isOne(file, current.get() == profilesScreen)).toList();
        if (!profileFiles.isEmpty()) {
            current.set(profilesScreen);
            sharing.importFiles(profileFiles);
        }
        addFiles(files.stream().filter(file -> !profileFiles.contains(file)).toList());
    }

    /** Uploads files and the files in folders, as if they had been dropped on the window. */
    void addFiles(List<Path> files) {
        if (!files.isEmpty()) {
            current.set(uploadsScreen);
            uploads.add(files);
        }
    }

    /** Holds files ready: they are uploaded when the user says so, once destination and callback are as they should be. */
    void offer(List<Path> chosen) {
        take(chosen.stream().filter(file -> SharedFiles.isOne(file, false)).toList());
        var files = chosen.stream().filter(file -> !SharedFiles.isOne(file, false)).toList();
        if (files.isEmpty()) {
            return;
        }
        current.set(uploadsScreen);
        offered.add(files, services.messages());
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
        current.set(profilesScreen);
    }

    private void testCallback(String profile) {
        if (profilesModel.open(profile)) {
            current.set(profilesScreen);
            profilesModel.fire(firing);
        } else {
            notices.show(Notice.of(Tone.WARNING, services.messages().get("fire.noProfile", profile)));
        }
    }

    void save() {
        var draft = profilesModel.selectedProperty().get();
        if (current.get() == profilesScreen && draft != null) {
            profilesModel.save(draft);
        }
        if (current.get().id().equals("connections")) {
            connectionsModel.save();
        }
    }

    void retry() {
        if (current.get() == uploadsScreen) {
            uploadsView.retryChosen();
        }
    }

    /** How many screens there are. */
    int screens() {
        return screens.size();
    }

    /** @param place of a screen on the rail, from 0 */
    void open(int place) {
        current.set(screens.get(place));
    }

    /** Looks for what other programs did meanwhile, as at each return to the window. */
    void lookAgain() {
        profilesModel.lookAgain();
        connectionsModel.lookAgain();
    }

    UploadsViewModel uploads() {
        return uploads;
    }

    StackPane root() {
        return root;
    }

    ObservableValue<String> titleProperty() {
        return current.flatMap(Screen::title);
    }

    void focusUploads() {
        uploadsView.focusTable();
    }

    void takeFiles(List<File> files) {
        take(paths.of(files));
    }

    /** Whether a text that is pasted is of use now. */
    boolean takesText() {
        return current.get() == profilesScreen;
    }

    void takeText(String text) {
        sharing.importText(text);
    }

    void chooseFiles() {
        addFiles(picker.files());
    }

    void chooseFolder() {
        addFiles(picker.folder());
    }

    void search() {
        current.get().search().run();
    }

    void undo() {
        notices.act();
    }

    void uploadOffered() {
        offered.upload();
    }

    void openSettings() {
        open("settings");
    }

    private void open(String id) {
        screens.stream().filter(screen -> screen.id().equals(id)).findFirst().ifPresent(current::set);
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
        return new UnderWay(current.get().id(), offered.files(), recovered != null && recovered.isVisible(), uploads.doing(), profilesModel.edits());
    }

    /** Takes over from a window in another language. */
    void goOn(UnderWay before) {
        if (recovered != null && !before.recovered()) {
            recovered.dismiss();
        }
        profilesModel.goOn(before.edits());
        uploads.goOn(before.uploads());
        if (!before.offered().isEmpty()) {
            offered.add(before.offered(), services.messages());
        }
        open(before.screen());
        if (before.screen().equals("settings")) {
            settingsView.get().focusFirst();
        }
    }

    /** Ends what it does; for good. */
    void rest() {
        notices.dismiss();
        firing.close();
        watch.close();
        connectionsModel.close();
        settingsView.ifMade(SettingsView::close);
        uploads.close();
        if (inspector != null) {
            inspector.close();
        }
    }
}
