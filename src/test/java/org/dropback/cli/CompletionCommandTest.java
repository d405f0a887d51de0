package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {

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

    @Test
    void bashReadsItAndCompletes() throws Exception {
        var script = folder.resolve("dropback.bash");
        Files.writeString(script, printed("bash", Locale.ENGLISH));
        var bash = new ProcessBuilder("bash", "-c", "source \"$1\"; COMP_WORDS=(dropback sandb); COMP_CWORD=1; COMP_LINE='dropback sandb'; _complete_dropback; printf '%s\\n' "
                + "\"${COMPREPLY[@]}\"", "bash", script.toString()).redirectErrorStream(true).start();
        assertEquals("sandbox\n", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
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
        assertEquals(List.of(), page.lines().filter(line -> line.startsWith(".") && !line.matches("\\.(TH|SH|SS|TP|B|PP|nf|fi)( .*)?")).toList());
    }

    @Test
    void anotherWordIsWrongUsage() {
        var cli = new CliHarness(folder);
        assertEquals(2, cli.run("completion", "tcsh"));
        assertTrue(cli.err().contains("tcsh"), cli.err());
    }

    private String printed(String kind, Locale locale) {
        var cli = new CliHarness(folder, locale);
        assertEquals(0, cli.run("completion", kind), cli.err());
        assertEquals("", cli.err());
        return cli.out();
    }
}
