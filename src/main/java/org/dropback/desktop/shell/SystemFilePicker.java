package org.dropback.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.dropback.desktop.common.FilePicker;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs; each opens where the last one was left. */
final class SystemFilePicker implements FilePicker {

    private final Stage owner;
    private final FilePaths paths;
    private final FileChooser files = new FileChooser();
    private final DirectoryChooser folders = new DirectoryChooser();
    private final FileChooser one = new FileChooser();
    private final FileChooser saving = new FileChooser();

    SystemFilePicker(Stage owner, FilePaths paths, Messages messages) {
        this.owner = owner;
        this.paths = paths;
        files.setTitle(messages.get("shell.chooseFiles"));
        folders.setTitle(messages.get("shell.chooseFolder"));
    }

    @Override
    public List<Path> files() {
        files.setInitialDirectory(ifThere(files.getInitialDirectory()));
        var chosen = files.showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        files.setInitialDirectory(chosen.getFirst().getParentFile());
        return paths.of(chosen);
    }

    @Override
    public List<Path> file(String title) {
        one.setTitle(title);
        one.setInitialDirectory(ifThere(one.getInitialDirectory()));
        var chosen = one.showOpenDialog(owner);
        if (chosen == null) {
            return List.of();
        }
        one.setInitialDirectory(chosen.getParentFile());
        return paths.of(List.of(chosen));
    }

    @Override
    public List<Path> folder() {
        folders.setInitialDirectory(ifThere(folders.getInitialDirectory()));
        var chosen = folders.showDialog(owner);
        if (chosen == null) {
            return List.of();
        }
        folders.setInitialDirectory(chosen.getParentFile());
        return paths.of(List.of(chosen));
    }

    @Override
    public List<Path> saveAs(String name) {
        saving.setInitialDirectory(ifThere(saving.getInitialDirectory()));
        saving.setInitialFileName(name);
        var chosen = saving.showSaveDialog(owner);
        if (chosen == null) {
            return List.of();
        }
        saving.setInitialDirectory(chosen.getParentFile());
        return paths.of(List.of(chosen));
    }

    /** A dialog does not open at all in a folder that is gone. */
    static @Nullable File ifThere(@Nullable File folder) {
        return folder != null && folder.isDirectory() ? folder : null;
    }
}
