package org.dropback.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.dropback.desktop.profiles.ShareFiles;
import org.dropback.store.ProfileShare;
import org.dropback.text.Messages;

/** The system's own dialogs for files of profiles. */
final class SystemShareFiles implements ShareFiles {

    private final Stage owner;
    private final FilePaths paths;
    private final FileChooser chooser = new FileChooser();

    SystemShareFiles(Stage owner, FilePaths paths, Messages messages) {
        this.owner = owner;
        this.paths = paths;
        chooser.setTitle(messages.get("shell.chooseProfiles"));
        chooser.getExtensionFilters().addAll(new ExtensionFilter(messages.get("shell.profileFiles"), "*" + ProfileShare.SUFFIX),
                new ExtensionFilter(messages.get("shell.allFiles"), "*"));
    }

    @Override
    public List<Path> open() {
        chooser.setInitialDirectory(SystemFilePicker.ifThere(chooser.getInitialDirectory()));
        var chosen = chooser.showOpenMultipleDialog(owner);
        return chosen == null || chosen.isEmpty() ? List.of() : paths.of(remembered(chosen));
    }

    @Override
    public Optional<Path> save(String name) {
        chooser.setInitialDirectory(SystemFilePicker.ifThere(chooser.getInitialDirectory()));
        chooser.setInitialFileName(name);
        var chosen = chooser.showSaveDialog(owner);
        return chosen == null ? Optional.empty() : paths.of(remembered(List.of(chosen))).stream().findFirst();
    }

    private List<File> remembered(List<File> chosen) {
        chooser.setInitialDirectory(chosen.getFirst().getParentFile());
        return chosen;
    }
}
