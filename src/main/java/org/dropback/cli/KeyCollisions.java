package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.RowTable;
import org.dropback.upload.ScannedFile;
import org.jspecify.annotations.Nullable;

/** Finds two files that would become one object, before the first byte of either is sent. */
final class KeyCollisions {

    private final CliServices services;
    private final Interruption interruption;

    KeyCollisions(CliServices services, Interruption interruption) {
        this.services = services;
        this.interruption = interruption;
    }

    /** @param table of {@code {row:…}}, null for none  @throws WrongUsage naming both files */
    void refuse(List<ScannedFile> files, PlaceholderTemplate template, @Nullable RowTable table) {
        var now = ZonedDateTime.now(services.clock());
        var byKey = new HashMap<String, Path>();
        for (var file : files) {
            key(file, template, now, table).ifPresent(key -> {
                var other = byKey.putIfAbsent(key, file.file());
                if (other != null) {
                    throw new WrongUsage(services.messages().get("cli.usage.one-key", Printable.line(key), Printable.line(other.toString()),
                            Printable.line(file.file().toString())));
                }
            });
        }
    }

    /** Empty where the file cannot be read or the template has no value for it: that file's own job tells so, and the others go on. */
    private Optional<String> key(ScannedFile file, PlaceholderTemplate template, ZonedDateTime now, @Nullable RowTable table) {
        try {
            var attributes = Files.readAttributes(file.file(), BasicFileAttributes.class);
            var facts = new FilePlaceholders.Facts(file.file(), file.relativePath(), attributes.size(), attributes.lastModifiedTime().toInstant(),
                    table == null ? null : table.rowOf(file.relativePath(), file.file()));
            return Optional.of(template.resolve(new FilePlaceholders(facts, now, services.environment(), interruption::happened)));
        } catch (IOException | PlaceholderException e) {
            return Optional.empty();
        }
    }
}
