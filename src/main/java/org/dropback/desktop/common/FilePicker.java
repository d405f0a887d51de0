package org.dropback.desktop.common;

import java.nio.file.Path;
import java.util.List;

/** Asks the user for files. FX thread; an empty list when the user thought better of it. */
public interface FilePicker {

    List<Path> files();

    /**
     * @param title says what for
     * @return at most one
     */
    List<Path> file(String title);

    /** @return at most one */
    List<Path> folder();

    /**
     * @param name suggested
     * @return at most one, which need not exist; that it may be overwritten was asked
     */
    List<Path> saveAs(String name);
}
