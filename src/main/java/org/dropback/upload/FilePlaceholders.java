package org.dropback.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.dropback.text.Placeholder;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderValues;
import org.jspecify.annotations.Nullable;

/**
 * Placeholder values of one file. Each has one value, however often and wherever it is used: the key and the variables agree. A digest
 * is lower-case hex; {@code {mtime}} is ISO 8601 in UTC to the second, such as {@code 2026-11-22T11:34:21Z}. Reads the file only
 * where a digest is asked for, and then blocks on the disk. One thread.
 */
public final class FilePlaceholders implements PlaceholderValues {

    /** The message of a digest that could not be computed. */
    public static final String UNREADABLE = "upload.placeholder.unreadable";

    /** The message of a table that has no line for the file. */
    public static final String ROW_MISSING = "upload.placeholder.row-missing";

    /** Variables whose value must go nowhere; names know no case on Windows. */
    private static final List<String> SECRETS = List.of("OSS_ACCESS_KEY_SECRET", "OSS_SESSION_TOKEN");
    private static final int BUFFER = 256 << 10;

    /**
     * What is known of the file without reading it.
     *
     * @param relativePath always with {@code /}
     * @param size         bytes
     * @param row          null where no table came with the file
     */
    public record Facts(Path file, String relativePath, long size, Instant modified, @Nullable FileRow row) {

        public Facts(Path file, String relativePath, long size, Instant modified) {
            this(file, relativePath, size, modified, null);
        }
    }

    private final Facts facts;
    private final ZonedDateTime now;
    private final UnaryOperator<@Nullable String> environment;
    private final BooleanSupplier cancelled;
    private final Map<String, String> kept = new HashMap<>();

    /**
     * @param now         of {@code {date:…}}, {@code {yyyy}}, {@code {MM}} and {@code {dd}}, in the zone they are meant for
     * @param environment of {@code {env:NAME}}, null where it is not set
     * @param cancelled   asked while a digest is computed
     */
    public FilePlaceholders(Facts facts, ZonedDateTime now, UnaryOperator<@Nullable String> environment, BooleanSupplier cancelled) {
        this.facts = facts;
        this.now = now;
        this.environment = environment;
        this.cancelled = cancelled;
    }

    @Override
    public String value(Placeholder placeholder) {
        return switch (placeholder.name()) {
            case "name" -> name(facts.file());
            case "stem" -> FileNames.stem(name(facts.file()));
            case "ext" -> FileNames.extension(name(facts.file()));
            case "parent" -> name(facts.file().toAbsolutePath().normalize().getParent());
            case "relpath" -> facts.relativePath();
            case "size" -> Long.toString(facts.size());
            case "mtime" -> facts.modified().truncatedTo(ChronoUnit.SECONDS).toString();
            case "sha256" -> kept.computeIfAbsent("SHA-256", algorithm -> digest(algorithm, placeholder));
            case "md5" -> kept.computeIfAbsent("MD5", algorithm -> digest(algorithm, placeholder));
            case "uuid" -> kept.computeIfAbsent("uuid", _ -> UUID.randomUUID().toString());
            case "yyyy" -> formatted("uuuu", placeholder);
            case "MM", "dd" -> formatted(placeholder.name(), placeholder);
            case "date" -> formatted(argument(placeholder), placeholder);
            case "env" -> environment(placeholder);
            case "row" -> row(placeholder);
            default -> throw new PlaceholderException("placeholder.unknown", List.of(placeholder.toString(), ""), -1);
        };
    }

    private static String argument(Placeholder placeholder) {
        return placeholder.argument() == null ? "" : placeholder.argument();
    }

    private static String name(@Nullable Path path) {
        var name = path == null ? null : path.getFileName();
        return name == null ? "" : name.toString();
    }

    private String formatted(String pattern, Placeholder placeholder) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(now);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new PlaceholderException("placeholder.date", List.of(placeholder.toString(), "{date:yyyy-MM-dd}"), -1);
        }
    }

    private String environment(Placeholder placeholder) {
        if (SECRETS.stream().anyMatch(argument(placeholder)::equalsIgnoreCase)) {
            throw new PlaceholderException("upload.placeholder.secret", List.of(placeholder.toString()), -1);
        }
        var value = environment.apply(argument(placeholder));
        if (value == null) {
            throw new PlaceholderException("placeholder.env", List.of(placeholder.toString()), -1);
        }
        return value;
    }

    private String row(Placeholder placeholder) {
        var row = facts.row();
        if (row == null) {
            throw new PlaceholderException("upload.placeholder.rows", List.of(placeholder.toString()), -1);
        }
        if (row.isMissing()) {
            throw new PlaceholderException(ROW_MISSING, List.of(placeholder.toString(), row.table(), facts.relativePath()), -1);
        }
        var value = row.values().get(argument(placeholder));
        if (value == null) {
            throw new PlaceholderException("upload.placeholder.column", List.of(placeholder.toString(), row.table(), String.join(", ", row.values().keySet())), -1);
        }
        return value;
    }

    private String digest(String algorithm, Placeholder placeholder) {
        try (var stream = Files.newInputStream(facts.file())) {
            return HexFormat.of().formatHex(digest(MessageDigest.getInstance(algorithm), stream));
        } catch (IOException e) {
            throw new PlaceholderException(UNREADABLE, List.of(placeholder.toString(), e.toString()), -1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] digest(MessageDigest digest, InputStream stream) throws IOException {
        var buffer = new byte[BUFFER];
        for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            if (cancelled.getAsBoolean()) {
                throw new IOException("cancelled");
            }
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }
}
