import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** What the licences of the libraries ask to be passed on: the list that Maven made, and the texts that the jars carry, as they are. */
final class Notices {

    private static final Pattern TEXT = Pattern.compile("(?i)(META-INF/)?(about|licen[cs]e|notice|copying|copyright)[^/]*|META-INF/(licen[cs]es?|LICENSES?)/.*[^/]");

    private Notices() {
    }

    static void write(Path program, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(Path.of("LICENSE"), folder.resolve("LICENSE"));
        for (var made : new String[] {"THIRD-PARTY.txt", "bom.json"}) {
            Files.copy(program.resolve(made), folder.resolve(made));
        }
        for (var library : Trees.children(program.resolve("lib"))) {
            try (var jar = new JarFile(library.toFile())) {
                for (var entry : Collections.list(jar.entries())) {
                    if (!entry.isDirectory() && !entry.getName().endsWith(".class") && TEXT.matcher(entry.getName()).matches()) {
                        var name = library.getFileName().toString().replaceFirst("\\.jar$", "");
                        var file = folder.resolve(name).resolve(entry.getName().replaceFirst("^META-INF/", "").replace('/', '-'));
                        Files.createDirectories(file.getParent());
                        Files.copy(jar.getInputStream(entry), file);
                    }
                }
            }
        }
    }
}
