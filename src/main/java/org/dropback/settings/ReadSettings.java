package org.dropback.settings;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings as a file has them.
 *
 * @param settings what could be read, and the defaults of all else
 * @param unusable what could not: a field with its value each, or why the file as a whole is of no use; a technical text
 */
public record ReadSettings(Settings settings, List<String> unusable) {

    public ReadSettings {
        unusable = List.copyOf(unusable);
    }

    /** Looks, and leaves the file as it is. */
    public static ReadSettings of(Path file) {
        try {
            return SettingsFile.read(file);
        } catch (NoSuchFileException none) {
            return new ReadSettings(Settings.DEFAULT, List.of());
        } catch (IOException e) {
            return new ReadSettings(Settings.DEFAULT, List.of(firstLine(e)));
        }
    }

    static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
