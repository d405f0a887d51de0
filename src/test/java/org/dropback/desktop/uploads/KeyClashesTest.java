package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.dropback.upload.ScannedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyClashesTest {

    private static final List<ScannedFile> FILES = List.of(file("a/x.txt"), file("b/x.txt"), file("b/y.txt"), file("c/x.txt"));

    private static ScannedFile file(String relativePath) {
        return new ScannedFile(Path.of("/data", relativePath), relativePath, null);
    }

    @ParameterizedTest
    @CsvSource({"in/{name}, 2", "{relpath}, 0", "{parent}-{name}, 0", "fixed, 3", "{ext}, 3", "{uuid}, 0", "{sha256}.{ext}, 0", "{wrong, 0", "{nmae}, 0"})
    void filesThatMeetTheKeyOfAnEarlierOneAreCounted(String template, int clashes) {
        assertEquals(clashes, KeyClashes.count(FILES, template, ZonedDateTime.now()));
    }

    @Test
    void oneFileNeverClashes() {
        assertEquals(0, KeyClashes.count(FILES.subList(0, 1), "fixed", ZonedDateTime.now()));
    }
}
