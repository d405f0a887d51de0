package org.dropback.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropback.connection.Addressing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every program as its readers see it, for review. {@code DROPBACK_GOLDEN=write} in the environment writes the files anew and fails, so that
 * nothing passes before somebody has looked at the difference, committed it and run the test again without.
 */
class GoldenFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/dropback/snippet/golden");

    @ParameterizedTest
    @EnumSource
    void theProgramsAreThoseOfTheGoldenFiles(SnippetLanguage language) throws IOException {
        var folder = FOLDER.resolve(language.folder());
        var programs = programs(language);
        if ("write".equals(System.getenv("DROPBACK_GOLDEN"))) {
            for (var program : programs.entrySet()) {
                var file = folder.resolve(program.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, program.getValue());
            }
            fail(folder + " was written: look at it, commit it, run again without DROPBACK_GOLDEN");
        }
        var golden = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                golden.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        assertEquals(programs.keySet(), golden.keySet());
        programs.forEach((name, program) -> assertEquals(golden.get(name), program, () -> folder.resolve(name) + " is not what is written now"));
    }

    private static Map<String, String> programs(SnippetLanguage language) {
        var name = language.fileName();
        return new TreeMap<>(language.kind() == SnippetKind.RECEIVER ? Map.of(name, Snippets.receiver(language)) : Map.of(
                "put/" + name, Snippets.write(language, Inputs.everything()), "multipart/" + name, Snippets.write(language, Inputs.least()),
                "cname/" + name, Snippets.write(language, Inputs.ownDomain()), "path/" + name, Snippets.write(language, Inputs.ownCloud(Addressing.PATH))));
    }
}
