package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.dropback.upload.ScannedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyClashesTest {

    private static final List<ScannedFile> FILES = List.of(file("a/x.txt"), file("b/x.txt"), file("b/y.txt"), file("c/x.txt"));

    private static ScannedFile file(String relativePath) {
        return new ScannedFile(Path.of("/data", relativePath), relativePath, null);
    }

    private static KeyClashes clashes(List<ScannedFile> files, String template) {
        var clashes = new KeyClashes(ZonedDateTime.now());
        if (KeyClashes.arePossible(template)) {
            files.forEach(file -> clashes.add(template, file.file(), file.relativePath()));
        }
        return clashes;
    }

    @ParameterizedTest
    @CsvSource({"in/{name}, 2", "{relpath}, 0", "{parent}-{name}, 0", "fixed, 3", "{ext}, 3", "{uuid}, 0", "{sha256}.{ext}, 0", "{wrong, 0", "{nmae}, 0"})
    void filesThatMeetTheKeyOfAnEarlierOneAreCounted(String template, int count) {
        assertEquals(count, clashes(FILES, template).count());
    }

    @Test
    void oneFileNeverClashes() {
        assertEquals(0, clashes(FILES.subList(0, 1), "fixed").count());
        assertEquals("", clashes(FILES.subList(0, 1), "fixed").first());
    }

    @Test
    void theFirstKeyThatTwoHaveIsTold() {
        assertEquals("in/x.txt", clashes(FILES, "in/{name}").first());
    }

    @Test
    void ofManyKeysNoneIsTakenForAnother() {
        var many = IntStream.range(0, 300_000).mapToObj(n -> file("d" + n % 100 + "/f" + n)).toList();
        assertEquals(0, clashes(many, "{relpath}").count());
        assertEquals(299_900, clashes(many, "{parent}").count());
    }
}
