package org.dropback.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How profile files are called. */
final class ProfileFiles {

    static final String SUFFIX = ".json";

    private static final int SLUG_LENGTH = 40;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ProfileFiles() {
    }

    /** Shorter names first: the copy that a file manager made of a profile is not mistaken for the profile. */
    static List<Path> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(SUFFIX) && !name(file).startsWith("."))
                    .sorted(Comparator.comparingInt((Path file) -> name(file).length()).thenComparing(Comparator.naturalOrder())).toList();
        }
    }

    /** A free file for a profile: letters and digits of its name, any machine can hold them, and a hash of the whole name. */
    static Path free(Path folder, String profileName) {
        var slug = profileName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var shortened = slug.substring(0, Math.min(SLUG_LENGTH, slug.length()));
        return unused(folder, (shortened.isEmpty() ? "profile" : shortened) + "-" + hash(profileName), SUFFIX);
    }

    /** Moves a file to {@code <name>.unreadable-<timestamp>} beside it. */
    static Path setAside(Path file) throws IOException {
        var aside = unused(file.toAbsolutePath().getParent(), name(file) + ".unreadable-" + STAMP.format(Instant.now()), "");
        return Files.move(file, aside);
    }

    static String stem(Path file) {
        return name(file).substring(0, name(file).length() - SUFFIX.length());
    }

    private static Path unused(Path folder, String name, String suffix) {
        var path = folder.resolve(name + suffix);
        for (var number = 2; Files.exists(path); number++) {
            path = folder.resolve(name + "-" + number + suffix);
        }
        return path;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
