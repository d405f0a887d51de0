package org.dropback.callback.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    private static List<String> words(String text) throws ImportException {
        return ShellWords.of(text, 0).stream().map(ShellWords.Word::text).toList();
    }

    @Test
    void quotesAndBackslashesAreThoseOfAShell() throws Exception {
        assertEquals(List.of("a", "b c", "d\"e", "f'g", "h i", ""), words("a 'b c' \"d\\\"e\" f\\'g h\\ i ''"));
        assertEquals(List.of("a\\b", "c$d", "e\\f"), words("'a\\b' \"c\\$d\" \"e\\f\""));
        assertEquals(List.of("ab", "c"), words("a\\\nb \\\r\n c"));
        assertEquals(List.of("\n\t'A中😀"), words("$'\\n\\t\\'\\x41\\u4e2d\\U0001f600'"));
        assertEquals(List.of("a"), words("a # b"));
        assertEquals(List.of("a#b"), words("a#b; c"));
    }

    @Test
    void whatAShellWouldPutInIsMarked() throws Exception {
        assertTrue(ShellWords.of("\"$A\"", 0).getFirst().expanded());
        assertTrue(ShellWords.of("`a`", 0).getFirst().expanded());
        assertTrue(!ShellWords.of("'$A' \"\\$A\"", 0).stream().anyMatch(ShellWords.Word::expanded));
    }

    /** The shell of this machine is the judge. */
    @Test
    void aRealShellMakesTheSameWords() throws Exception {
        var random = new Random(3);
        var pieces = List.of("a", "b c", "'", "\"", "\\\\", "\\'", "中", "'x y'", "\"p q\"", "\"\\\"\"", "=", ":", " ", "  ", "\\ ", "\"'\"", "'\"'");
        var commands = new ArrayList<String>();
        while (commands.size() < 300) {
            var command = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                command.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                words(command.toString());
                commands.add(command.toString());
            } catch (ImportException openQuote) {
                continue;
            }
        }
        var script = new StringBuilder();
        commands.forEach(command -> script.append("printf '[%s]' ").append(command).append("\necho\n"));
        var lines = shell(script.toString()).lines().toList();
        for (int i = 0; i < commands.size(); i++) {
            var mine = words(commands.get(i));
            assertEquals(lines.get(i), mine.isEmpty() ? "[]" : "[" + String.join("][", mine) + "]", commands.get(i));
        }
    }

    private static String shell(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
