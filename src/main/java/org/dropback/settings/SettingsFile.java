package org.dropback.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.List;

/** The settings as one JSON file: unknown fields are tolerated, a broken file is moved aside, a new one is written beside and moved. */
final class SettingsFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final int LONGEST_TOLD = 60;

    private final Path file;
    private final Clock clock;

    SettingsFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    ReadSettings read() throws IOException {
        return read(file);
    }

    /**
     * The settings as they were saved; a field that cannot be used, or is not there, has its default.
     *
     * @throws NoSuchFileException where there are none
     * @throws IOException         where they cannot be read, or what is read are no settings
     */
    static ReadSettings read(Path file) throws IOException {
        if (!(JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode found)) {
            throw new IOException("no JSON object");
        }
        ObjectNode whole = JSON.valueToTree(Settings.DEFAULT);
        var unusable = new ArrayList<String>();
        take(found, whole, whole, "", unusable);
        return new ReadSettings(JSON.treeToValue(whole, Settings.class), unusable);
    }

    /** Field by field, so that one that is broken takes no other along. */
    private static void take(ObjectNode found, ObjectNode into, ObjectNode whole, String path, List<String> unusable) {
        for (var field : into.deepCopy().properties()) {
            var name = field.getKey();
            var value = found.get(name);
            boolean group = field.getValue() instanceof ObjectNode object && !object.isEmpty();
            if (value == null || value.isNull()) {
                continue;
            }
            if (group && value instanceof ObjectNode inner) {
                take(inner, (ObjectNode) into.get(name), whole, path + name + ".", unusable);
            } else if (group || !fits(into, name, value, whole)) {
                into.set(name, field.getValue());
                var text = value.toString();
                unusable.add(path + name + " = " + text.substring(0, Math.min(text.length(), LONGEST_TOLD)));
            }
        }
    }

    private static boolean fits(ObjectNode into, String name, JsonNode value, ObjectNode whole) {
        try {
            into.set(name, value);
            JSON.treeToValue(whole, Settings.class);
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
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
