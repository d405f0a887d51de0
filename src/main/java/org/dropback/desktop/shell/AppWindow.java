package org.dropback.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.fx.FxThread;
import org.dropback.settings.Language;
import org.dropback.settings.Preferences;

/**
 * The app's window: what of it stays when it speaks another language. Its screens are built anew then, all texts with them, and take over what its user had
 * under way. FX thread.
 */
public final class AppWindow {

    private final Stage stage;
    private final Choices choices;
    private final Notices notices = new Notices();
    private final Scene scene;
    private final ReadOnlyObjectWrapper<DropbackWindow> content;
    private DesktopServices services;
    private Language language;

    public AppWindow(DesktopServices services, Stage stage) {
        this.services = services;
        this.stage = stage;
        choices = new Choices(services.settings());
        language = choices.get().appearance().language();
        var size = new WindowSize(stage, services.settings());
        scene = new Scene(new StackPane(), size.width(), size.height());
        // The first control that is made before it would load JavaFX's own theme.
        Theme.follow(scene);
        content = new ReadOnlyObjectWrapper<>(new DropbackWindow(services, choices, notices, stage));
        scene.setRoot(content.get().root());
        SecondClick.keepOffOthers(scene);
        receiveFiles();
        shortcuts();
        stage.setScene(scene);
        size.keep();
        stage.titleProperty().bind(content.flatMap(DropbackWindow::titleProperty));
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                content.get().lookAgain();
            }
        });
        stage.setOnCloseRequest(closing -> {
            if (!content.get().mayClose()) {
                closing.consume();
            }
        });
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> content.get().rest());
        choices.currentProperty().subscribe(this::follow);
    }

    private void receiveFiles() {
        FileDrops.accept(scene, files -> content.get().arrivals().takeFiles(files));
        Shortcuts.acceptPastedFiles(scene, files -> content.get().arrivals().takeFiles(files));
        Shortcuts.acceptPastedText(scene, () -> content.get().arrivals().takesText(), text -> content.get().arrivals().takeText(text));
    }

    private void shortcuts() {
        for (var shortcut : Shortcut.values()) {
            shortcut.install(scene, content::get);
        }
    }

    private void follow(Preferences now) {
        Theme.choose(scene, now.appearance().theme());
        services.queue().limit(now.transfers().bytesPerSecond());
        services.surroundings().preferences().accept(now);
        var wanted = now.appearance().language();
        if (wanted == language) {
            return;
        }
        if (content.get().holdsBack()) {
            // The form of a connection may hold a secret that was typed, and hands nothing over.
            choices.change(back -> back.appearance(to -> to.withLanguage(language)));
        } else {
            language = wanted;
            speak();
        }
    }

    private void speak() {
        var before = content.get();
        var underWay = before.underWay();
        before.rest();
        var called = services.connections().getFirst().name();
        services = services.in(services.surroundings().messages().apply(language));
        services.settings().update(now -> now.withConnectionRenamed(called, services.connections().getFirst().name()));
        var after = new DropbackWindow(services, choices, notices, stage);
        scene.setRoot(after.root());
        content.set(after);
        after.goOn(underWay);
    }

    private static List<Image> icons() {
        return IntStream.of(16, 32, 48, 64, 128, 256)
                .mapToObj(size -> AppWindow.class.getResource("/org/dropback/icons/dropback-" + size + ".png"))
                .filter(Objects::nonNull)
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }

    /** Imports files of profiles, and uploads the others, as if they had been dropped on the window. */
    public void take(List<Path> files) {
        content.get().arrivals().take(files);
    }

    /** Uploads files and the files in folders, as if they had been dropped on the window. */
    public void addFiles(List<Path> files) {
        content.get().arrivals().upload(files);
    }

    /** Holds files ready: they are uploaded when the user says so, once destination and callback are as they should be. */
    public void offer(List<Path> files) {
        content.get().arrivals().offer(files);
    }

    /** Looks for what other programs did meanwhile, as at each return to the window. */
    public void lookAgain() {
        content.get().lookAgain();
    }

    public void show() {
        stage.show();
        // The first frame need not wait for six pictures.
        services.background().execute(() -> {
            var icons = icons();
            new FxThread().execute(() -> stage.getIcons().addAll(icons));
        });
        content.get().focusUploads();
        content.get().lookForNewerVersion();
    }

    /** Brings the window before the others, as far as the window system lets it. */
    public void raise() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    public void close() {
        stage.close();
    }

    /** What is shown now; another one after the language was changed. */
    ReadOnlyObjectProperty<DropbackWindow> contentProperty() {
        return content.getReadOnlyProperty();
    }
}
