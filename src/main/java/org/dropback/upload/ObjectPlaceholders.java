package org.dropback.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dropback.text.Placeholder;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderValues;
import org.jspecify.annotations.Nullable;

/**
 * Placeholder values of an object whose file is not at hand: names are those of its key, the size and the time those that OSS tells. A digest of
 * the content has no value here. One thread.
 */
public final class ObjectPlaceholders implements PlaceholderValues {

    private final String key;
    private final long size;
    private final Instant modified;
    private final PlaceholderValues others;

    /** @param size bytes. @param row null where no table came with the objects */
    public ObjectPlaceholders(String key, long size, Instant modified, @Nullable FileRow row, ZonedDateTime now) {
        this.key = key;
        this.size = size;
        this.modified = modified;
        others = new FilePlaceholders(new FilePlaceholders.Facts(Path.of(""), key, size, modified, row), now, System::getenv, () -> false);
    }

    @Override
    public String value(Placeholder placeholder) {
        int slash = key.lastIndexOf('/');
        var name = key.substring(slash + 1);
        return switch (placeholder.name()) {
            case "name" -> name;
            case "stem" -> FileNames.stem(name);
            case "ext" -> FileNames.extension(name);
            case "parent" -> slash < 0 ? "" : key.substring(key.lastIndexOf('/', slash - 1) + 1, slash);
            case "relpath" -> key;
            case "size" -> Long.toString(size);
            case "mtime" -> modified.truncatedTo(ChronoUnit.SECONDS).toString();
            case "sha256", "md5" -> throw new PlaceholderException("upload.placeholder.no-file", List.of(placeholder.toString()), -1);
            default -> others.value(placeholder);
        };
    }
}
