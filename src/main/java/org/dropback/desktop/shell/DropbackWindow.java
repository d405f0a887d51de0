package org.dropback.desktop.shell;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.Banner;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.SandboxInfo;
import org.dropback.desktop.common.Toast;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.FxThread;
import org.dropback.desktop.inspector.InspectorView;
import org.dropback.desktop.inspector.InspectorViewModel;
import org.dropback.desktop.profiles.Firing;
import org.dropback.desktop.profiles.Previews;
import org.dropback.desktop.profiles.ProfilesView;
import org.dropback.desktop.profiles.ProfilesViewModel;
import org.dropback.desktop.profiles.Sharing;
import org.dropback.desktop.uploads.Destination;
import org.dropback.desktop.uploads.RowGroup;
import org.dropback.desktop.uploads.UploadsActions;
import org.dropback.desktop.uploads.UploadsView;
import org.dropback.desktop.uploads.UploadsViewModel;
import org.dropback.store.ProfileProblem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The window: its screens, and what holds for all of them. FX thread. */
public final class DropbackWindow {

    private final DesktopServices services;
    private final Stage stage;
    private final Notices notices = new Notices();
    private final ObservableList<SavedProfile> profiles;
    private final UploadsViewModel uploads;
    private final UploadsView uploadsView;
    private final ProfilesViewModel profilesModel;
    private final ProfilesView profilesView;
    private final Firing firing;
    private final Sharing sharing;
    private final Screen uploadsScreen;
    private final Screen profilesScreen;
    private final @Nullable InspectorViewModel inspector;
    private final List<Screen> screens;
    private final ObjectProperty<Screen> current;
    private final VBox banners = new VBox();
    private Runnable offered = () -> { };

    public DropbackWindow(DesktopServices services, Stage stage) {
        this.services = services;
        this.stage = stage;
        var messages = services.messages();
        var fx = new FxThread();
        profiles = FXCollections.observableArrayList(services.profiles().list());
        var destination = new Destination(services.connections(), profiles, services.settings(), services.clock(), messages);
        uploads = new UploadsViewModel(services.queue(), destination, new Background(services.background(), fx), notices, services.settings(), services.clock(),
                messages);
        var paths = new FilePaths(notices, messages);
        var picker = new SystemFilePicker(stage, paths, messages);
        Runnable addFiles = () -> addFiles(picker.files());
        Runnable addFolder = () -> addFiles(picker.folder());
        var codeCopies = new CodeCopies(CopyButton::copy, picker::saveAs, new Background(services.disk(), fx), notices, messages);
        uploadsView = new UploadsView(uploads, codeCopies, new UploadsActions(addFiles, addFolder, this::editChosenProfile,
                page -> services.browser().accept(URI.create(page)), this::testCallback, picker::files), services.clock().getZone(), messages);
        var previews = new Previews(services.connections().getFirst(), SandboxInfo.of(services.sandbox()), services.clock(), messages);
        profilesModel = new ProfilesViewModel(services.profiles(), profiles, previews, services.background(), services.disk(), fx, services.settings(),
                notices, messages);
        firing = Firings.of(services, fx);
        sharing = new Sharing(profilesModel, services.profiles(), services.disk(), fx, new SystemShareFiles(stage, paths, messages), notices, messages);
        profilesView = new ProfilesView(profilesModel, picker, firing, sharing, codeCopies, messages);
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                lookAgain();
            }
        });
        uploadsScreen = new Screen("uploads", Feather.UPLOAD, messages.get("shell.uploads"),
                destination.connectionProperty().map(to -> messages.get("shell.title.connection", to.name(), to.bucket())),
                uploads.rows().totalProperty(), new SimpleStringProperty(""), uploadsView, uploadsView::focusFilter);
        profilesScreen = new Screen("profiles", Feather.SLIDERS, messages.get("shell.profiles"),
                new SimpleStringProperty(messages.get("shell.title.screen", messages.get("shell.profiles"))),
                Bindings.size(profiles), new SimpleStringProperty(""), profilesView, profilesView::focusSearch);
        inspector = services.sandbox() == null ? null : new InspectorViewModel(services.sandbox(), services.background(), fx, notices, messages);
        screens = inspector == null ? List.of(uploadsScreen, profilesScreen) : List.of(uploadsScreen, profilesScreen, inspectorScreen(inspector));
        current = new SimpleObjectProperty<>(uploadsScreen);
        var size = new WindowSize(stage, services.settings());
        var scene = new Scene(root(), size.width(), size.height());
        Theme.follow(scene);
        FileDrops.accept(scene, files -> take(paths.of(files)));
        Shortcuts.acceptPastedFiles(scene, files -> take(paths.of(files)));
        Shortcuts.acceptPastedText(scene, () -> current.get() == profilesScreen, sharing::importText);
        Shortcuts.install(scene, Map.of(
                "Shortcut+O", addFiles,
                "Shortcut+Shift+O", addFolder,
                "Shortcut+F", () -> current.get().search().run(),
                "Shortcut+S", this::saveProfile,
                "Shortcut+R", this::retry,
                "Shortcut+Z", notices::act,
                "Shortcut+Enter", () -> offered.run(),
                "F5", this::retry));
        stage.setScene(scene);
        size.keep();
        stage.titleProperty().bind(current.flatMap(Screen::title));
        stage.getIcons().addAll(icons());
        stage.setOnCloseRequest(this::askBeforeLoss);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> rest());
    }

    private Screen inspectorScreen(InspectorViewModel model) {
        var messages = services.messages();
        var view = new InspectorView(model, services.clock().getZone(), messages);
        return new Screen("inspector", Feather.INBOX, messages.get("shell.inspector"),
                new SimpleStringProperty(messages.get("shell.title.screen", messages.get("shell.inspector"))),
                model.rows().keptProperty(), model.behaviour().markProperty(), view, view::focusSearch);
    }

    private StackPane root() {
        var content = new BorderPane();
        current.subscribe(screen -> {
            // What a screen has no room for is cut off at its end, never laid over the rail.
            screen.view().setMinSize(0, 0);
            content.setCenter(screen.view());
            if (inspector != null) {
                inspector.setShown(screen.id().equals("inspector"));
            }
        });
        services.profiles().problems().forEach(problem -> banners.getChildren().add(banner(problem)));
        if (services.queue().recovered() > 0) {
            banners.getChildren().add(recovered(services.queue().recovered()));
        }
        content.setTop(banners);
        var frame = new BorderPane(content);
        frame.setLeft(new Rail(screens, current));
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

    private List<Image> icons() {
        return IntStream.of(16, 32, 48, 64, 128, 256)
                .mapToObj(size -> DropbackWindow.class.getResource("/org/dropback/icons/dropback-" + size + ".png"))
                .filter(java.util.Objects::nonNull)
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }

    /** Imports files of profiles, and uploads the others, as if they had been dropped on the window. */
    public void take(List<Path> files) {
        var profileFiles = files.stream().filter(file -> SharedFiles.isOne(file, current.get() == profilesScreen)).toList();
        if (!profileFiles.isEmpty()) {
            current.set(profilesScreen);
            sharing.importFiles(profileFiles);
        }
        addFiles(files.stream().filter(file -> !profileFiles.contains(file)).toList());
    }

    /** Uploads files and the files in folders, as if they had been dropped on the window. */
    public void addFiles(List<Path> files) {
        if (!files.isEmpty()) {
            current.set(uploadsScreen);
            uploads.add(files);
        }
    }

    /** Holds files ready: they are uploaded when the user says so, once destination and callback are as they should be. */
    public void offer(List<Path> chosen) {
        take(chosen.stream().filter(file -> SharedFiles.isOne(file, false)).toList());
        var files = chosen.stream().filter(file -> !SharedFiles.isOne(file, false)).toList();
        if (files.isEmpty()) {
            return;
        }
        current.set(uploadsScreen);
        var messages = services.messages();
        var upload = Controls.button(messages.get("shell.offered.upload"), () -> offered.run(), "accent");
        upload.setId("upload-offered");
        var banner = new Banner(Tone.NEUTRAL, messages.get("shell.offered", files.size()), messages, upload);
        banners.getChildren().add(banner);
        offered = () -> {
            if (banner.isVisible()) {
                banner.dismiss();
                addFiles(files);
            }
        };
    }

    /** Nothing brings back an upload that was cut off or an edit that was not saved, so here the window asks. */
    private void askBeforeLoss(WindowEvent closing) {
        var rows = uploads.rows();
        var running = rows.countProperty(RowGroup.UPLOADING).get() + rows.countProperty(RowGroup.WAITING).get();
        var unsaved = profilesModel.unsaved();
        if (running + unsaved > 0 && !ClosingQuestion.ask(stage, running, unsaved, services.messages())) {
            closing.consume();
        }
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

    private void saveProfile() {
        var draft = profilesModel.selectedProperty().get();
        if (current.get() == profilesScreen && draft != null) {
            profilesModel.save(draft);
        }
    }

    private void retry() {
        if (current.get() == uploadsScreen) {
            uploadsView.retryChosen();
        }
    }

    /** Looks for what other programs did meanwhile, as at each return to the window. */
    public void lookAgain() {
        profilesModel.lookAgain();
    }

    public void show() {
        stage.show();
        uploadsView.focusTable();
    }

    public void close() {
        stage.close();
    }

    private void rest() {
        notices.dismiss();
        firing.close();
        uploads.close();
        if (inspector != null) {
            inspector.close();
        }
    }
}
