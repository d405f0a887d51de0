package org.dropback.desktop.profiles;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files to take profiles from, or to put them into. FX thread; nothing when the user thought better of it. */
public interface ShareFiles {

    List<Path> open();

    /** @param name that is suggested */
    Optional<Path> save(String name);
}
