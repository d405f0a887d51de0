package org.dropback.desktop.uploads;

/**
 * What the screen asks of the window around it.
 *
 * @param editProfile  opens the chosen profile in its editor
 * @param testCallback sends a test callback with the profile of this name
 */
public record UploadsActions(Runnable addFiles, Runnable addFolder, Runnable editProfile, java.util.function.Consumer<String> openPage,
                             java.util.function.Consumer<String> testCallback) {
}
