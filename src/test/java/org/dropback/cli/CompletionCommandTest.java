package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {

    /** The line as words, as the shell would hand them over; what stands in quotes here stands in no word. */
    private static final String BASH = """
            source ./_dropback
            compopt() { :; }
            read -ra COMP_WORDS <<< "$1"
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_LINE=$1
            _complete_dropback
            printf '%s\\n' "${COMPREPLY[@]}"
            """;
    private static final String FISH = """
            source ./_dropback
            complete -C $argv[1] | string split -f1 \\t
            """;
    /** A zsh of its own at a terminal, which is told to say its line after a Tab. */
    private static final String ZSH = """
            zmodload zsh/zpty
            zpty z zsh -f -i
            hear() { local all part; while zpty -r z part; do all+=$part; [[ $all == *$1* ]] && break; done; print -r -- "$all"; }
            zpty -w z "PS1= ; PROMPT_EOL_MARK= ; stty -echo; fpath=($PWD \\$fpath); autoload -Uz compinit; compinit -u -D"
            zpty -w z "say() { print -r -- \\"<<\\$BUFFER>>\\"; BUFFER=; }; zle -N say; bindkey '^X' say; print READY\\$((1+1))"
            hear READY2 > /dev/null
            zpty -w -n z "$1"$'\\t\\x18'
            hear '>>' | sed -n 's/.*<<.* \\(.*[^ ]\\) *>>.*/\\1/p'
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "man"})
    void everyCommandAndOptionIsThere(String kind) {
        var text = printed(kind, Locale.ENGLISH);
        for (var word : List.of("upload", "sandbox", "retry-callback", "snippet", "verify", "callback-url", "if-exists", "answer-status")) {
            assertTrue(text.replace("\\-", "-").contains(word), word);
        }
    }

    /** What each shell makes of a line when Tab is pressed once. */
    static Stream<Arguments> lines() {
        var lines = Map.of("dropback sandb", "sandbox", "dropback callback ver", "verify", "dropback upload --callback-u", "--callback-url", "dropback completion z", "zsh",
                "dropback upload --method mu", "multipart", "dropback snippet receiver:g", "receiver:go", "dropback history list --output jso", "json", "dropback update c", "check");
        return Stream.of("bash", "zsh", "fish").flatMap(shell -> lines.entrySet().stream().map(line -> Arguments.of(shell, line.getKey(), line.getValue())));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theShellItselfCompletes(String shell, String line, String expected) throws Exception {
        need(shell);
        Files.writeString(folder.resolve("_dropback"), printed(shell, Locale.ENGLISH));
        var script = Files.writeString(folder.resolve("script"), switch (shell) {
            case "bash" -> BASH;
            case "zsh" -> ZSH;
            default -> FISH;
        });
        var words = shell.equals("fish") ? List.of("fish", "--no-config", script.toString(), line) : List.of(shell, script.toString(), line);
        var run = RunProgram.of(folder, Map.of("HOME", folder.toString(), "TERM", "dumb"), words);
        assertEquals("", run.err());
        assertEquals(expected, run.out().strip(), run.out());
    }

    @Test
    void fishIsToldOfASubcommandOnlyBelowItsCommand() {
        var verify = printed("fish", Locale.ENGLISH).lines().filter(line -> line.contains("-a 'verify'")).toList();
        assertEquals(1, verify.size());
        assertTrue(verify.getFirst().startsWith("complete -c dropback -n '__fish_seen_subcommand_from callback; and not __fish_seen_subcommand_from "), verify.getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "zh-Hant"})
    void thePageIsInTheUsersLanguageAndHasNoKeyAndNoFormatInIt(String language) {
        var page = printed("man", Locale.forLanguageTag(language));
        assertFalse(page.contains("cli."), page);
        assertFalse(page.contains("%n") || page.contains("%%"), page);
        assertEquals(language.startsWith("zh"), page.codePoints().anyMatch(Character::isIdeographic));
        assertEquals(List.of(), page.lines().filter(line -> line.startsWith(".") && !line.matches("\\.(TH|ad|SH|SS|TP|B|PP|nf|fi)( .*)?")).toList());
    }

    @Test
    void anotherWordIsWrongUsage() {
        var cli = new CliHarness(folder);
        assertEquals(2, cli.run("completion", "tcsh"));
        assertTrue(cli.err().contains("tcsh"), cli.err());
    }

    private static void need(String program) {
        if (Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).noneMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
            assertNotEquals("true", System.getenv("CI"), "no " + program);
            Assumptions.abort("completion not tried (no " + program + ")");
        }
    }

    /** What {@code man} makes of it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "zh-Hant"})
    void manShowsThePageWithoutAWarning(String language) throws Exception {
        need("man");
        var page = Files.writeString(folder.resolve("dropback.1"), printed("man", Locale.forLanguageTag(language)));
        var run = RunProgram.of(folder, Map.of("MANWIDTH", "100", "MAN_KEEP_STDERR", "1"), List.of("man", "--warnings", "-l", page.toString()));
        assertEquals("", run.err());
        assertTrue(run.out().contains("dropback upload [OPTION…] FILE|DIR…"), run.out());
        assertFalse(run.out().contains("\\:"), run.out());
        assertEquals(0, run.exitCode());
    }

    private String printed(String kind, Locale locale) {
        var cli = new CliHarness(folder, locale);
        assertEquals(0, cli.run("completion", kind), cli.err());
        assertEquals("", cli.err());
        return cli.out();
    }
}
