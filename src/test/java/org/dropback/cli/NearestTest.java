package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"uplaod,upload", "sandbx,sandbox", "demmo,demo", "dem,demo", "up,upload", "box,sandbox"})
    void theFewestChangesWin(String word, String expected) {
        assertEquals(expected, Nearest.to(word, List.of("demo", "upload", "sandbox")).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "o", "ls", "download", "photo.jpg", "--", "deploy"})
    void whatIsFarFromAllHasNoNeighbour(String word) {
        assertEquals(Optional.empty(), Nearest.to(word, List.of("demo", "upload", "sandbox")));
    }
}
