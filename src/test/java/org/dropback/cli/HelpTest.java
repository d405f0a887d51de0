package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @TempDir
    Path folder;

    @Test
    void theVersionIsPrinted() {
        var cli = new CliHarness(folder);
        assertEquals(0, cli.run("--version"));
        assertEquals("dropback 1.2.3\n", cli.out());
    }

    @Test
    void theHelpNamesEveryCommandAndTheWaysToTheWindow() {
        var cli = new CliHarness(folder);
        assertEquals(0, cli.run("--help"));
        for (var word : List.of("demo", "upload", "sandbox", "--smoke", "--picture", "FILE…", "--version", "Example:")) {
            assertTrue(cli.out().contains(word), word);
        }
        assertEquals("", cli.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "zh-Hant"})
    void everyCommandHasHelpWithAnExampleInEachLanguage(String language) {
        for (var command : List.of("demo", "upload", "retry-callback", "sandbox", "callback", "callback verify", "snippet", "completion", "diagnostics", "update", "update check")) {
            var cli = new CliHarness(folder, Locale.forLanguageTag(language));
            assertEquals(0, cli.run((command + " --help").split(" ")));
            assertTrue(cli.out().contains("  dropback " + command + " "), cli.out());
            assertFalse(cli.out().contains("cli."), cli.out());
            assertEquals(language.startsWith("zh"), cli.out().codePoints().anyMatch(Character::isIdeographic), cli.out());
        }
    }

    /** A break within a word in quotation marks, or without a backslash, is another command. */
    @Test
    void everyExampleCanBeCopied() {
        for (var command : List.of("", "demo", "upload", "retry-callback", "sandbox", "callback", "callback render", "callback check", "callback send", "callback verify",
                "profile", "profile import", "profile export", "connection", "connection check", "connection import", "connection export", "connection secret", "history",
                "history list", "history export", "uploads", "uploads list", "uploads abort", "snippet", "completion", "diagnostics", "update check")) {
            var cli = new CliHarness(folder);
            cli.run((command + " --help").strip().split(" "));
            assertFalse(cli.out().contains("..."), cli.out());
            var goesOn = false;
            var document = false;
            for (var line : cli.out().substring(cli.out().indexOf("Example:\n") + 9).lines().toList()) {
                boolean within = document;
                document = line.endsWith(" <<'END'") || document && !line.equals("END");
                if (within) {
                    continue;
                }
                assertTrue(line.startsWith(goesOn ? "    " : "  dropback "), cli.out());
                goesOn = line.endsWith(" \\");
            }
            assertFalse(document, cli.out());
        }
    }

    /** Every option of the contract that exists in this issue, none that does not. */
    @Test
    void theOptionsAreThoseOfTheContract() {
        assertOptions("upload", "--connection --endpoint --region --access-key-id --bucket --signature --policy-url --sts-url --assume-role --sts-endpoint --presigned-url-file --profile --environment --callback-url --callback-body "
                + "--callback-body-type --callback-host --callback-sni --callback-header --var --var-from --no-callback --allow-private-callback --key --rows --method --part-size --jobs --if-exists --if-callback-unknown --retry-for --limit --shard --resume "
                + "--parts --content-type --header --meta --tag --acl --storage-class --output --help");
        assertOptions("sandbox", "--port --receiver-port --receiver-tls-port --listen --data --access-key-id --access-key-secret --region --bucket --answer-status "
                + "--answer-body --answer-type --answer-delay --rule --fault --control-port --clock-offset --output --help");
        assertOptions("demo", "--answer-status --help");
        assertOptions("snippet", "--connection --endpoint --region --access-key-id --bucket --signature --sts-url --assume-role --sts-endpoint --profile --environment --callback-url "
                + "--callback-body --callback-body-type --callback-host --callback-sni --callback-header --var --var-from --allow-private-callback "
                + "--key --method --file --rows --help");
        var callback = "--profile --environment --callback-url --callback-body --callback-body-type --callback-host --callback-sni --callback-header --var --var-from ";
        assertOptions("callback check", callback + "--allow-private-callback --region --file --output --help");
        assertOptions("callback send", callback + "--file --bucket --key --rows --unsigned --key-port --output --help");
        assertOptions("retry-callback", "--connection --endpoint --region --access-key-id --bucket --signature --sts-url --assume-role --sts-endpoint " + callback
                + "--allow-private-callback --rows --key --failed --since --if-callback-unknown --output --help");
        assertOptions("uploads abort", "--connection --endpoint --region --access-key-id --bucket --signature --sts-url --assume-role --sts-endpoint --output --help");
        assertOptions("update check", "--url --public-key --output --help");
        assertOptions("callback verify", "--key --output --help");
    }

    private void assertOptions(String command, String expected) {
        var cli = new CliHarness(folder);
        cli.run((command + " --help").split(" "));
        var listed = cli.out().substring(0, cli.out().indexOf("Example:")).lines().filter(line -> line.matches(" {2,6}(-\\w, )?--.*")).map(line -> line.replaceFirst(" +(-\\w, )?(--[a-z-]+).*", "$2")).toList();
        assertEquals(List.of(expected.split(" ")).stream().sorted().toList(), listed.stream().sorted().toList());
    }

    @Test
    void onlyNoWordOrAFileOpensTheWindow() throws Exception {
        assertTrue(Cli.opensWindow());
        assertTrue(Cli.opensWindow(Files.writeString(folder.resolve("a"), "").toString(), "more"));
        assertTrue(Cli.opensWindow(folder.toString()));
        assertFalse(Cli.opensWindow("demo"));
        assertFalse(Cli.opensWindow("--smoke"));
        assertFalse(Cli.opensWindow(folder.resolve("nothing").toString()));
        assertFalse(Cli.opensWindow("a\0b"));
    }
}
