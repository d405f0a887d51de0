import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Copies jars: libraries of other platforms are left out, the platform's own are laid beside them, and time is what it was when the program was built. */
final class Jars {

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");

    private final Platform platform;
    private final Instant built;

    Jars(Platform platform, Instant built) {
        this.platform = platform;
        this.built = built;
    }

    /** When Maven says that the program was built: {@code project.build.outputTimestamp}. */
    static Instant built(Path program) throws IOException {
        try (var jar = new JarFile(program.toFile())) {
            return jar.getEntry(JarFile.MANIFEST_NAME).getTimeLocal().toInstant(ZoneOffset.UTC);
        }
    }

    static String version(Path program) throws IOException {
        try (var jar = new JarFile(program.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }

    static boolean holds(Path file, String name) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            return jar.getEntry(name) != null;
        }
    }

    void copy(Path from, Path to, Path natives) throws IOException {
        try (var jar = new JarFile(from.toFile())) {
            if (jar.stream().noneMatch(this::isNative)) {
                Files.copy(from, to);
                return;
            }
            try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
                for (var entry : Collections.list(jar.entries())) {
                    if (isNative(entry)) {
                        unpack(jar, entry, natives);
                    } else if (!entry.isDirectory()) {
                        var copy = new ZipEntry(entry.getName());
                        copy.setTimeLocal(built.atOffset(ZoneOffset.UTC).toLocalDateTime());
                        out.putNextEntry(copy);
                        jar.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
    }

    private void unpack(JarFile jar, ZipEntry entry, Path natives) throws IOException {
        if (platform.owns(entry.getName())) {
            Files.copy(jar.getInputStream(entry), natives.resolve(Path.of(entry.getName()).getFileName()));
        }
    }

    private boolean isNative(ZipEntry entry) {
        return NATIVE.matcher(entry.getName()).matches() && !platform.leavesInJar(entry.getName());
    }
}
