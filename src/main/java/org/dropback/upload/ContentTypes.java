package org.dropback.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Content types by the name of a file, and where that tells nothing by its first bytes: the same on every machine, so no question to the operating system.
 * Immutable, any thread.
 */
public final class ContentTypes {

    /** What OSS says of an object that came without a type. */
    public static final String UNKNOWN = "application/octet-stream";

    private final Properties byExtension = new Properties();

    public ContentTypes() {
        try (var table = ContentTypes.class.getResourceAsStream("content-types.properties")) {
            byExtension.load(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the object of a file is stored with, if nobody says otherwise; {@link #UNKNOWN} for what cannot be told or read. May wait for the disk. */
    public String of(Path file) {
        return of(String.valueOf(file.getFileName())).orElseGet(() -> byContent(file));
    }

    private static String byContent(Path file) {
        // Opening a pipe would wait for ever.
        if (!Files.isRegularFile(file)) {
            return UNKNOWN;
        }
        try (var in = Files.newInputStream(file)) {
            return FileSignatures.type(in.readNBytes(FileSignatures.LENGTH)).orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** @return empty for a name that the table does not know */
    public Optional<String> of(String fileName) {
        var extension = FileNames.extension(fileName).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byExtension.getProperty(extension));
    }
}
