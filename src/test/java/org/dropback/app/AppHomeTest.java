package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppHomeTest {

    @Test
    void theEnvironmentDecidesFirst() {
        assertEquals(Path.of("/tmp/home"), AppHome.locate(Map.of("DROPBACK_HOME", "/tmp/home"), "Linux", "/home/wei").folder());
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
