package org.dropback.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.dropback.store.ProfileShare;

/** Which files that reach the window hold profiles and are not to be uploaded. */
final class SharedFiles {

    /** What a callback may be read from; such files are also uploaded, so only who looks at the profiles means them so. */
    private static final List<String> TEXTS = List.of(".json", ".txt", ".html", ".htm", ".sh", ".curl");

    private SharedFiles() {
    }

    /** @param amongProfiles whether the profiles are on show */
    static boolean isOne(Path file, boolean amongProfiles) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(ProfileShare.SUFFIX) || amongProfiles && TEXTS.stream().anyMatch(name::endsWith);
    }
}
