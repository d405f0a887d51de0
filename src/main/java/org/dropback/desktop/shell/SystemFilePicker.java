package org.dropback.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.dropback.desktop.common.FilePicker;
import org.dropback.text.Messages;

/** The system's own dialogs; each opens where the last one was left. */
final class SystemFilePicker implements FilePicker {

    private final Stage owner;
    private final FileChooser files = new FileChooser();
    private final DirectoryChooser folders = new DirectoryChooser();

    SystemFilePicker(Stage owner, Messages messages) {
        this.owner = owner;
        files.setTitle(messages.get("shell.chooseFiles"));
        folders.setTitle(messages.get("shell.chooseFolder"));
    }

    @Override
    public List<Path> files() {
        var chosen = files.showOpenMultipleDialog(owner);
        if (chosen == null) {
            return List.of();
        }
        files.setInitialDirectory(chosen.getFirst().getParentFile());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public List<Path> folder() {
        var chosen = folders.showDialog(owner);
        if (chosen == null) {
            return List.of();
        }
        folders.setInitialDirectory(chosen.getParentFile());
        return List.of(chosen.toPath());
    }
}
