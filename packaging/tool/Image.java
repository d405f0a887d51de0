import java.io.IOException;
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
        run(PACKAGES.resolve("runtime/bin/java"), List.of("-XX:+UseCompactObjectHeaders", "-Xshare:dump", "-Xlog:disable"));
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
