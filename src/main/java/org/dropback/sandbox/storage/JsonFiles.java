package org.dropback.sandbox.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small JSON files, each whole or not there. */
public final class JsonFiles {

    private static final String DAMAGED = ".damaged";
    private static final Logger LOG = LoggerFactory.getLogger(JsonFiles.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonFiles() {
    }

    public static void write(Path file, Object value) throws IOException {
        var temporary = Files.createTempFile(file.getParent(), "write", ".tmp");
        try {
            JSON.writeValue(temporary.toFile(), value);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** All in a folder; what is damaged is moved aside. */
    static <T> List<T> readAll(Path folder, Class<T> type) throws IOException {
        var values = new ArrayList<T>();
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (var file : files) {
                read(file, type).ifPresent(values::add);
            }
        }
        return values;
    }

    /**
     * Empty for a missing file, and for a damaged one, which is moved aside, see {@link #isDamaged}.
     *
     * @throws IOException where it is there and cannot be read now: it is not to be taken for a missing one
     */
    static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), type));
        } catch (JsonProcessingException | NullPointerException e) {
            var aside = aside(file);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} is damaged and was moved to {}", file, aside, e);
            return Optional.empty();
        }
    }

    /** Where a damaged file is kept. */
    static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + DAMAGED);
    }

    /** Whether it is one that was moved aside. */
    static boolean isDamaged(Path file) {
        return file.getFileName().toString().endsWith(DAMAGED);
    }
}
