package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dropback.settings.Updates;
import org.dropback.testing.UpdatePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {

    @TempDir
    Path folder;
    private UpdatePage page;
    private CliHarness cli;

    @BeforeEach
    void open() throws Exception {
        page = new UpdatePage();
        cli = new CliHarness(folder);
        cli.updates = new Updates(false, page.url(), page.publicKey());
    }

    @AfterEach
    void close() throws Exception {
        page.close();
    }

    @Test
    void aNewerVersionIsToldWithItsPageAndNotes() throws Exception {
        page.telling("1.3.0");
        assertEquals(0, cli.run("update", "check"));
        assertEquals("""
                Dropback 1.3.0 is there; this is 1.2.3. Nothing is installed by itself.
                Its page: https://dropback.org/1.3.0
                  Faster.
                """, cli.out());
        assertEquals("", cli.err());
    }

    @Test
    void anOlderOneIsNone() throws Exception {
        page.telling("1.2.2");
        assertEquals(0, cli.run("update", "check"));
        assertEquals("You have the newest version: 1.2.3.\n", cli.out());
    }

    @Test
    void theNotesCannotMoveTheCursor() throws Exception {
        page.answering(page.signed("{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"https://a/\",\"notes\":\"a\\u001b[2Jb\\ncd\"}"));
        assertEquals(0, cli.run("update", "check"));
        assertFalse(cli.out().contains("\u001b"), cli.out());
        assertTrue(cli.out().endsWith("b\n  cd\n"), cli.out());
    }

    @Test
    void whatIsNotSignedRightIsAFailureOnStandardError() throws Exception {
        page.telling("9.9.9");
        try (var other = new UpdatePage()) {
            assertEquals(1, cli.run("update", "check", "--public-key", other.publicKey()));
        }
        assertEquals("", cli.out());
        assertTrue(cli.err().startsWith("dropback: No newer version could be looked for. The file of 127.0.0.1:"), cli.err());
        assertFalse(cli.err().contains("9.9.9"), cli.err());
    }

    @Test
    void programsReadOneObject() throws Exception {
        page.telling("1.3.0");
        assertEquals(0, cli.run("update", "check", "--output", "json"));
        page.telling("1.2.3");
        assertEquals(0, cli.run("update", "check", "--output", "json"));
        page.answering(404, "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, cli.run("update", "check", "--output", "json"));
        var lines = cli.json();
        assertEquals("{\"current\":\"1.2.3\",\"newest\":\"1.3.0\",\"page\":\"https://dropback.org/1.3.0\",\"notes\":\"Faster.\",\"error\":null}", lines.getFirst().toString());
        assertEquals("{\"current\":\"1.2.3\",\"newest\":null,\"page\":null,\"notes\":null,\"error\":null}", lines.get(1).toString());
        assertEquals("refused", lines.get(2).path("error").path("code").asText());
        assertTrue(lines.get(2).path("error").path("explanation").asText().contains("404"));
    }

    @Test
    void withNobodyToAskItIsWrongUsage() {
        cli.updates = new Updates(true, "", "");
        assertEquals(2, cli.run("update", "check"));
        assertTrue(cli.err().contains("--public-key"), cli.err());
    }

    @Test
    void anAddressInTheClearIsWrongUsage() {
        assertEquals(2, cli.run("update", "check", "--url", "http://dropback.org/dropback.json"));
        assertEquals(2, cli.run("update", "check", "--public-key", "nonsense"));
        assertTrue(cli.err().contains("An https address"), cli.err());
        assertTrue(cli.err().contains("Ed25519"), cli.err());
    }

    @Test
    void aloneItExplainsItself() {
        assertEquals(0, cli.run("update"));
        assertTrue(cli.out().contains("dropback update check"), cli.out());
    }
}
