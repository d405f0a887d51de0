package org.dropback.app;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The folder of everything that the app keeps: {@code DROPBACK_HOME}, else the platform's place for it (cli.md). */
public record AppHome(Path folder) {

    public static AppHome locate(Map<String, String> environment, String osName, String userHome) {
        var told = environment.get("DROPBACK_HOME");
        if (told != null && !told.isBlank()) {
            return new AppHome(Path.of(told).toAbsolutePath());
        }
        if (osName.startsWith("Windows")) {
            var local = environment.get("LOCALAPPDATA");
            var base = local == null || local.isBlank() ? Path.of(userHome, "AppData", "Local") : Path.of(local);
            return new AppHome(base.resolve("Dropback"));
        }
        if (osName.startsWith("Mac")) {
            return new AppHome(Path.of(userHome, "Library", "Application Support", "Dropback"));
        }
        return new AppHome(Path.of(userHome, ".local", "share", "dropback"));
    }

    /** Makes the folder for its owner alone, as the XDG base directory specification wants it; one that is there stays as it is. */
    void make() throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))} : new FileAttribute<?>[0]);
        }
    }

    Path profiles() {
        return folder.resolve("profiles");
    }

    Path connections() {
        return folder.resolve("connections.json");
    }

    /** Encrypted, where the system has no keychain. */
    Path secrets() {
        return folder.resolve("secrets.json");
    }

    Path settings() {
        return folder.resolve("settings.json");
    }

    Path sandbox() {
        return folder.resolve("sandbox");
    }

    /** What the window's sandbox received. */
    Path callbackLog() {
        return folder.resolve("callbacks.db");
    }

    /** The uploads of all processes of this home. */
    Path journal() {
        return folder.resolve("journal.db");
    }

    /** Locks of those who own uploads. */
    Path owners() {
        return folder.resolve("owners");
    }

    /** Where the one window listens for later starts. */
    Path window() {
        return folder.resolve("window");
    }

    Path sqliteCache() {
        return folder.resolve("cache").resolve("sqlite");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path javafxCache() {
        return folder.resolve("cache").resolve("javafx");
    }
}
