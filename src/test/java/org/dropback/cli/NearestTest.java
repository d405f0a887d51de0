package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"uplaod,upload", "sandbx,sandbox", "demmo,demo", "dem,demo", "up,upload", "box,sandbox"})
    void theFewestChangesWin(String word, String expected) {
        assertEquals(expected, Nearest.to(word, List.of("demo", "upload", "sandbox")));
    }

    @Test
    void theEmptyWordHasANeighbourToo() {
        assertEquals("demo", Nearest.to("", List.of("upload", "demo")));
    }
}
