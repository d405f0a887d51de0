import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes {@code target/packages/image}: the program with a Java of its own, for the platform this runs on. Run by JDK 25 in the root folder, after
 * {@code mvn -Ppackages package}. The same input gives the same bytes but for what README "Packages" lists.
 */
final class Image {

    private static final Path PROGRAM = Path.of("target/dropback");
    private static final Path PACKAGES = Path.of("target/packages");
    private static final Path JAVA = PACKAGES.resolve("runtime/bin/java");

    private Image() {
    }

    static void main(String[] words) throws Exception {
        var platform = Platform.current();
        for (var folder : List.of("input", "jmods", "runtime", "image")) {
            Trees.delete(PACKAGES.resolve(folder));
        }
        var built = Jars.built(PROGRAM.resolve("dropback.jar"));
        var input = Files.createDirectories(PACKAGES.resolve("input"));
        var natives = Files.createDirectories(input.resolve("natives"));
        var jmods = Files.createDirectories(PACKAGES.resolve("jmods"));
        var jars = new Jars(platform, built);
        jars.copy(PROGRAM.resolve("dropback.jar"), input.resolve("dropback.jar"), natives);
        for (var library : Trees.children(PROGRAM.resolve("lib"))) {
            var name = library.getFileName().toString();
            if (!name.startsWith("javafx-")) {
                jars.copy(library, input.resolve(name), natives);
            } else if (Jars.holds(library, "module-info.class")) {
                module(jars, library, jmods, built);
            }
        }
        Notices.write(PROGRAM, input.resolve("legal"));
        Icons.write(Path.of("icons"), PACKAGES);
        Trees.stamp(input, built);
        run("jlink", List.of("@packaging/options/jlink.args"));
        defaultCache();
        sheets(input.resolve("dropback.jar"), built);
        run("jpackage", List.of("@packaging/options/common.args", "@packaging/options/" + platform.name() + ".args",
                "--app-version", platform.version(Jars.version(PROGRAM.resolve("dropback.jar")))));
        var image = Trees.children(PACKAGES.resolve("image")).getFirst();
        if (platform.name().equals("linux")) {
            Files.copy(Path.of("packaging/linux/launcher"), platform.launcher(image), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.delete(image.resolve("lib/libapplauncher.so"));
        }
        Trees.stamp(image, built);
        Training.train(image, platform);
        Trees.stamp(image, built);
    }

    /** What a start falls back to where the AOT cache does not fit. jlink's own option makes those for headers of the usual size, which we do not use. */
    private static void defaultCache() throws IOException, InterruptedException {
        run(JAVA, List.of("-XX:+UseCompactObjectHeaders", "-Xshare:dump", "-Xlog:disable"));
    }

    /** Lays beside each style sheet what JavaFX makes of it at every start, and takes instead where it is there. */
    private static void sheets(Path program, Instant built) throws IOException, InterruptedException {
        var made = Files.createDirectories(PACKAGES.resolve("input-sheets"));
        try (var jar = FileSystems.newFileSystem(program); var all = Files.walk(jar.getPath("/"))) {
            for (var sheet : all.filter(path -> path.toString().endsWith(".css")).sorted().toList()) {
                var text = made.resolve(sheet.toString().substring(1));
                Files.createDirectories(text.getParent());
                Files.copy(sheet, text);
                run(JAVA, List.of("-m", "javafx.graphics/com.sun.javafx.css.parser.Css2Bin", text.toString(), text.toString().replaceFirst("css$", "bss")));
                Files.delete(text);
            }
        }
        run("jar", List.of("--update", "--date", built.toString(), "--file", program.toString(), "-C", made.toString(), "."));
        Trees.delete(made);
    }

    private static void module(Jars jars, Path jar, Path jmods, Instant built) throws IOException, InterruptedException {
        var name = jar.getFileName().toString().replaceFirst("^javafx-(\\w+)-.*", "javafx.$1");
        var libs = Files.createDirectories(jmods.resolveSibling("input-" + name));
        var classes = libs.resolve("classes.jar");
        var natives = Files.createDirectories(libs.resolve("natives"));
        jars.copy(jar, classes, natives);
        run("jmod", List.of("create", "--class-path", classes.toString(), "--libs", natives.toString(), "--date", built.toString(), jmods.resolve(name + ".jmod").toString()));
        Trees.delete(libs);
    }

    /** As a process: as a provider, a tool takes no files of options. */
    private static void run(String tool, List<String> words) throws IOException, InterruptedException {
        run(Path.of(System.getProperty("java.home"), "bin", tool), words);
    }

    private static void run(Path tool, List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(words);
        var code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(tool + " ended with " + code);
        }
    }
}
