package org.dropback.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.dropback.desktop.profiles.Sharing;
import org.dropback.desktop.uploads.UploadsViewModel;
import org.dropback.text.Messages;

/** What comes into the window from outside, by drop, paste, choice or another program, goes to the screen that it is for. FX thread. */
final class Arrivals {

    private final Screens screens;
    private final UploadsViewModel uploads;
    private final Sharing sharing;
    private final Offered offered;
    private final FilePaths paths;
    private final SystemFilePicker picker;
    private final Messages messages;

    Arrivals(Screens screens, UploadsViewModel uploads, Sharing sharing, Offered offered, FilePaths paths, SystemFilePicker picker, Messages messages) {
        this.screens = screens;
        this.uploads = uploads;
        this.sharing = sharing;
        this.offered = offered;
        this.paths = paths;
        this.picker = picker;
        this.messages = messages;
    }

    /** Imports files of profiles, and uploads the others, as if they had been dropped on the window. */
    void take(List<Path> files) {
        var profileFiles = files.stream().filter(file -> SharedFiles.isOne(file, screens.isShown(Screens.PROFILES))).toList();
        if (!profileFiles.isEmpty()) {
            screens.open(Screens.PROFILES);
            sharing.importFiles(profileFiles);
        }
        upload(files.stream().filter(file -> !profileFiles.contains(file)).toList());
    }

    void takeFiles(List<File> files) {
        take(paths.of(files));
    }

    /** Uploads files and the files in folders, as if they had been dropped on the window. @return false where they cannot be, which is told */
    boolean upload(List<Path> files) {
        if (files.isEmpty()) {
            return true;
        }
        screens.open(Screens.UPLOADS);
        return uploads.add(files);
    }

    /** Holds files ready: they are uploaded when the user says so, once destination and callback are as they should be. */
    void offer(List<Path> chosen) {
        take(chosen.stream().filter(file -> SharedFiles.isOne(file, false)).toList());
        var files = chosen.stream().filter(file -> !SharedFiles.isOne(file, false)).toList();
        if (!files.isEmpty()) {
            screens.open(Screens.UPLOADS);
            offered.add(files, messages);
        }
    }

    void uploadOffered() {
        offered.upload();
    }

    /** Whether a text that is pasted is of use now. */
    boolean takesText() {
        return screens.isShown(Screens.PROFILES);
    }

    void takeText(String text) {
        sharing.importText(text);
    }

    void chooseFiles() {
        upload(picker.files());
    }

    void chooseFolder() {
        upload(picker.folder());
    }
}
