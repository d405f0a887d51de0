package org.dropback.desktop.shell;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.text.Messages;

/** Makes paths of the files that the window system hands over, and tells of those that cannot be opened here. FX thread. */
final class FilePaths {

    private final Notices notices;
    private final Messages messages;

    FilePaths(Notices notices, Messages messages) {
        this.notices = notices;
        this.messages = messages;
    }

    /** @return the good ones. A name is bad where the locale cannot write it: under {@code LC_ALL=C} each name beyond ASCII is. */
    List<Path> of(List<File> files) {
        var paths = new ArrayList<Path>();
        var bad = new ArrayList<File>();
        for (var file : files) {
            try {
                paths.add(file.toPath());
            } catch (InvalidPathException e) {
                bad.add(file);
            }
        }
        if (!bad.isEmpty()) {
            notices.show(Notice.of(Tone.DANGER, messages.get("shell.unusableNames", bad.size(), bad.getFirst().getName())));
        }
        return paths;
    }
}
