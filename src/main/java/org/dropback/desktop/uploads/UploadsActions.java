package org.dropback.desktop.uploads;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the screen asks of the window around it.
 *
 * @param editProfile  opens the chosen profile in its editor
 * @param testCallback sends a test callback with the profile of this name
 * @param chooseFiles  asks for files; empty when the user thought better of it
 */
public record UploadsActions(Runnable addFiles, Runnable addFolder, Runnable editProfile, Consumer<String> openPage,
                             Consumer<String> testCallback, Supplier<List<Path>> chooseFiles, Runnable openSettings) {
}
