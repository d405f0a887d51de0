package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppHomeTest {

    @Test
    void theEnvironmentDecidesFirst() {
        assertEquals(Path.of("/tmp/home"), AppHome.locate(Map.of("DROPBACK_HOME", "/tmp/home"), "Linux", "/home/wei").folder());
    }

    @Test
    void itIsMadeForItsOwnerAloneAndOneThatIsThereStaysAsItIs(@TempDir Path folder) throws IOException {
        var home = new AppHome(folder.resolve("share/dropback"));
        home.make();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())));
        Files.setPosixFilePermissions(home.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        home.make();
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())));
    }

    @Test
    void anEmptyWordIsNoFolder() {
        assertEquals(Path.of("/home/wei/.local/share/dropback"), AppHome.locate(Map.of("DROPBACK_HOME", " "), "Linux", "/home/wei").folder());
    }

    @Test
    void eachPlatformHasItsPlace() {
        assertEquals(Path.of("/Users/wei/Library/Application Support/Dropback"), AppHome.locate(Map.of(), "Mac OS X", "/Users/wei").folder());
        assertEquals(Path.of("/local", "Dropback"), AppHome.locate(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/wei").folder());
    }
}
