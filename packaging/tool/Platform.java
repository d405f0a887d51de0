import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the image is to run, which is where it is made.
 *
 * @param name   of the file of options
 * @param sqlite the folder of its library in sqlite-jdbc
 * @param jna    the folder of its library in JNA
 */
record Platform(String name, String sqlite, String jna) {

    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64", "arm64", "aarch64");

    /** Of jkeychain, for macOS, whatever its name says. */
    private static final String KEYCHAIN = "osxkeychain.so";

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String architecture) {
        var arch = ARCHITECTURES.get(architecture.toLowerCase(Locale.ROOT));
        if (arch == null) {
            throw new IllegalArgumentException("no package is made for " + architecture);
        }
        var jnaArch = arch.replace('_', '-');
        var os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) {
            return new Platform("linux", "Linux/" + arch, "linux-" + jnaArch);
        }
        if (os.startsWith("mac")) {
            return new Platform("macos", "Mac/" + arch, "darwin-" + jnaArch);
        }
        if (os.startsWith("windows")) {
            return new Platform("windows", "Windows/" + arch, "win32-" + jnaArch);
        }
        throw new IllegalArgumentException("no package is made for " + system);
    }

    Path launcher(Path image) {
        return switch (name) {
            case "windows" -> image.resolve("dropback.exe");
            case "macos" -> image.resolve("Contents/MacOS/Dropback");
            default -> image.resolve("bin/dropback");
        };
    }

    /** Numbers only; on macOS, whose versions cannot begin with 0, the first is 1 until there is a 1.0. */
    String version(String version) {
        var numbers = version.replaceFirst("-.*", "");
        return name.equals("macos") && numbers.startsWith("0.") ? "1" + numbers.substring(1) : numbers;
    }

    /** Whether it stays in its jar, from where alone it can be loaded. */
    boolean leavesInJar(String library) {
        return library.equals(KEYCHAIN) && name.equals("macos");
    }

    /** @throws IllegalArgumentException for a library of which it is not known whose it is */
    boolean owns(String library) {
        if (library.startsWith("org/sqlite/native/")) {
            return library.startsWith("org/sqlite/native/" + sqlite + "/");
        }
        if (library.startsWith("com/sun/jna/")) {
            return library.startsWith("com/sun/jna/" + jna + "/");
        }
        if (library.equals(KEYCHAIN)) {
            return false;
        }
        if (library.indexOf('/') < 0) {
            // JavaFX: its jars are of one platform each.
            return true;
        }
        throw new IllegalArgumentException("whose library is " + library + "? Platform.java must know");
    }
}
