import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes a {@code java} that runs the JDK of this very process inside an X server of its own: surefire takes it for the
 * display tests, since a wrapper before its JVM is the only way to give that JVM a window system.
 */
class UnderXvfb {

    public static void main(String[] words) throws IOException {
        var script = Path.of(words[0]);
        Files.createDirectories(script.getParent());
        Files.writeString(script, """
                #!/bin/sh
                exec xvfb-run -a -s '-screen 0 1600x1000x24' '%s' "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
