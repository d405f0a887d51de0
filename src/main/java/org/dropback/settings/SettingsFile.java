package org.dropback.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/** The settings as one JSON file: unknown fields are tolerated, a broken file is moved aside, a new one is written beside and moved. */
final class SettingsFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;
    private final Clock clock;

    SettingsFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * The settings as they were saved.
     *
     * @throws NoSuchFileException where there are none
     * @throws IOException         where they cannot be read, or what is read are no settings
     */
    Settings read() throws IOException {
        ObjectNode defaults = JSON.valueToTree(Settings.DEFAULT);
        var merged = defaults.deepCopy();
        try {
            JSON.readerForUpdating(merged).readValue(Files.readAllBytes(file));
            defaults.properties().stream().filter(field -> merged.path(field.getKey()).isNull()).forEach(field -> merged.set(field.getKey(), field.getValue()));
            return JSON.treeToValue(merged, Settings.class);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    /** Puts a file that cannot be read out of the way of the next one. @return where it is now */
    Path moveAside() throws IOException {
        return Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable-" + clock.millis()));
    }

    void write(Settings settings) throws IOException {
        Files.createDirectories(file.getParent());
        var draft = Files.createTempFile(file.getParent(), "settings", ".tmp");
        try {
            Files.write(draft, JSON.writeValueAsBytes(settings));
            move(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void move(Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
