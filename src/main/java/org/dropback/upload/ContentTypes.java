package org.dropback.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Content types by file name: the same on every machine, so no question to the operating system. Immutable, any thread. */
public final class ContentTypes {

    private final Properties byExtension = new Properties();

    public ContentTypes() {
        try (var table = ContentTypes.class.getResourceAsStream("content-types.properties")) {
            byExtension.load(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return empty for a name that the table does not know: OSS then says {@code application/octet-stream} */
    public Optional<String> of(String fileName) {
        var extension = FileNames.extension(fileName).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byExtension.getProperty(extension));
    }
}
