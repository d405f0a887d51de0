package org.dropback.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.Test;

/** {@code dropback history} of uploads over real sockets. */
class HistoryCommandTest extends OnUploads {

    private static final String SECRET = "s3cr3t-t0k3n-9x7";

    private String receiver(String path) {
        return uploads.sandbox.receiverUrl().resolve(path).toString();
    }

    private List<JsonNode> list(Object... words) {
        var all = new ArrayList<Object>(List.of("history", "list", "--output", "json"));
        all.addAll(List.of(words));
        var cli = uploads.command(all.toArray());
        assertEquals(0, cli.code, cli.err());
        return StreamSupport.stream(cli.json().getFirst().get("attempts").spliterator(), false).toList();
    }

    @Test
    void eachAttemptIsListedNewestFirst() throws Exception {
        assertEquals(0, uploads.run(uploads.file("plain.bin", 1000)));
        assertEquals(3, uploads.run("--callback-url", receiver("/callback/status/502"), "--callback-body", "k=${object}", "--key", "in/图 {name}", uploads.file("b.bin", 2000)));
        assertEquals(1, uploads.run(folder.resolve("in/none.bin")));

        var all = list();

        assertEquals(List.of("failed", "callback-failed", "done"), all.stream().map(line -> line.get("outcome").asText()).toList());
        var failed = all.get(1);
        assertEquals("in/图 b.bin", failed.get("key").asText());
        assertEquals("sandbox", failed.get("bucket").asText());
        assertEquals(uploads.sandbox.endpoint().toString(), failed.get("endpoint").asText());
        assertEquals(2000, failed.get("bytesSent").asLong());
        assertTrue(failed.get("stored").asBoolean());
        assertEquals(502, failed.at("/callback/status").asInt());
        assertTrue(failed.at("/callback/body").asText().contains("<Code>CallbackFailed</Code>"));
        assertEquals("CallbackFailed", failed.at("/error/code").asText());
        assertFalse(failed.at("/error/explanation").asText().isBlank());
        assertEquals(receiver("/callback/status/502"), failed.at("/asked/urls/0").asText());
        assertTrue(all.get(2).get("asked").isNull());
        assertFalse(all.getFirst().get("stored").asBoolean());

        assertEquals(1, list("--limit", 1).size());
        assertEquals(1, list("图 B.BIN").size());
        assertEquals(1, list("--outcome", "callback-failed").size());
        assertEquals(2, list("--outcome", "done", "--outcome", "FAILED").size());
        assertEquals(3, list("--since", "1h").size());
        assertEquals(0, list("--since", "2999-01-01").size());
        assertEquals(1, list(failed.get("requestId").asText()).size());
        var text = uploads.command("history", "list");
        assertEquals(3, text.out().lines().count(), text.out());
        assertTrue(text.out().lines().toList().get(1).matches("#2  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  ⚠ callback-failed  sandbox/in/图 b\\.bin  2 KB  CallbackFailed"), text.out());
    }

    @Test
    void whoFindsNothingIsToldThatTheSandboxOfOneRunIsNotInIt() throws Exception {
        var upload = uploads.command("upload", "--connection", "sandbox", uploads.file("gone.bin", 10));
        assertEquals(0, upload.code, upload.err());

        var nothing = uploads.command("history", "list");
        assertEquals(0, nothing.code, nothing.err());
        assertEquals("none", nothing.out().strip());
        assertEquals(1, nothing.err().lines().count(), nothing.err());
        assertTrue(nothing.err().contains("--connection sandbox"), nothing.err());
        assertEquals("", uploads.command("history", "list", "--output", "json").err());

        assertEquals(0, uploads.run(uploads.file("kept.bin", 10)));
        assertEquals("", uploads.command("history", "list").err());
    }

    @Test
    void oneAttemptIsShownInFull() throws Exception {
        var long5000 = "{\"v\":\"" + "é".repeat(5000) + "\"}";
        uploads.sandbox.receiver().answerBy(AnswerPlan.always(ReceiverAnswer.OK.withBody(long5000)));
        assertEquals(0, uploads.run("--callback-url", receiver("/callback"), "--callback-body", "{\"o\":${object},\"w\":${x:who}}", "--callback-body-type", "json",
                "--var", "x:who=me \u001b[31m", uploads.file("a.bin", 10)));

        var text = uploads.command("history", "show", "#1");
        assertEquals(0, text.code, text.err());
        var listed = uploads.command("history", "list").out();
        assertEquals(listed.substring(0, listed.indexOf("  ✓")), text.out().substring(0, text.out().indexOf("  done")));
        assertTrue(text.out().contains("é".repeat(5000)), text.out());
        assertTrue(text.out().contains("callbackUrl: " + receiver("/callback")), text.out());
        assertTrue(text.out().contains("x:who: me \\u001b[31m"), text.out());
        var json = uploads.command("history", "show", "1", "--output", "json").json().getFirst();
        assertEquals(long5000, json.at("/callback/body").asText());
        assertFalse(json.at("/callback/bodyTruncated").asBoolean());
        assertEquals("me \u001b[31m", json.at("/asked/variables/x:who").asText());

        var none = uploads.command("history", "show", "7");
        assertEquals(2, none.code);
        assertTrue(none.err().contains("no attempt 7"), none.err());
        assertEquals(2, uploads.command("history", "show", "x").code);
        assertEquals(2, uploads.command("history", "show").code);
    }

    @Test
    void callbackRetriesAreAttemptsToo() throws Exception {
        assertEquals(3, uploads.run("--callback-url", receiver("/callback/status/502"), "--callback-body", "k=${object}", uploads.file("a.bin", 1000)));
        var again = uploads.command("retry-callback", "--failed", "--callback-url", receiver("/callback"));
        assertEquals(0, again.code, again.err());

        var newest = list().getFirst();

        assertEquals(2, list().size());
        assertTrue(newest.get("again").asBoolean());
        assertTrue(newest.get("file").isNull());
        assertEquals("copy", newest.get("method").asText());
        assertEquals(0, newest.get("bytesSent").asLong());
        assertEquals("done", newest.get("outcome").asText());
        assertEquals("{\"Status\":\"OK\"}", newest.at("/callback/body").asText());
        assertEquals("command line", newest.at("/asked/profile").asText());
    }

    @Test
    void exportsAreWholeAndOverwriteNothing() throws Exception {
        var body = "{\"v\":\"" + "x".repeat(20_000) + "\"}";
        uploads.sandbox.receiver().answerBy(AnswerPlan.always(ReceiverAnswer.OK.withBody(body)));
        assertEquals(0, uploads.run("--callback-url", receiver("/callback"), "--callback-body", "k=${object}", uploads.file("=1+1, \"q\".bin", 10), uploads.file("b.bin", 20)));

        var jsonl = uploads.command("history", "export");
        assertEquals(0, jsonl.code, jsonl.err());
        assertEquals(2, jsonl.json().size());
        jsonl.json().forEach(line -> assertEquals(body, line.at("/callback/body").asText()));

        var file = folder.resolve("all.csv");
        var csv = uploads.command("history", "export", "--to", file);
        assertEquals(0, csv.code, csv.err());
        assertTrue(csv.out().contains("2 attempts"), csv.out());
        var text = Files.readString(file, UTF_8);
        assertTrue(text.startsWith("\uFEFFid,at,again,outcome,stored,file,"), text.substring(0, 80));
        assertEquals(3, text.split("\r\n").length);
        assertTrue(text.contains("\"'=1+1, \"\"q\"\".bin\""), text.substring(0, 600));

        var twice = uploads.command("history", "export", "--to", file);
        assertEquals(2, twice.code);
        assertTrue(twice.err().contains("was left as it is"), twice.err());
        assertEquals(text, Files.readString(file, UTF_8));
        var report = uploads.command("history", "export", "--to", folder.resolve("b"), "--format", "csv", "--output", "json", "b.bin");
        assertEquals(1, report.json().getFirst().get("attempts").asLong());
    }

    @Test
    void nothingSecretIsKept() throws Exception {
        assertEquals(3, uploads.run("--callback-url", receiver("/callback/status/502") + "?token=" + SECRET,
                "--callback-body", "k=${object}", "--callback-header", "authorization=" + SECRET, uploads.file("a.bin", 1000)), uploads.cli.err());

        var everything = uploads.command("history", "list").out() + uploads.command("history", "show", "1").out() + uploads.command("history", "export").out()
                + uploads.command("history", "export", "--format", "csv").out();
        assertFalse(everything.contains(SECRET), everything);
        var leftOut = list().getFirst().at("/asked/leftOut").toString();
        assertEquals("[\"callbackUrl\",\"authorization\"]", leftOut);
        try (var home = Files.walk(folder.resolve("profiles"))) {
            for (var file : home.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), ISO_8859_1).contains(SECRET), file.toString());
            }
        }

        var refused = uploads.command("retry-callback", "--failed", "--output", "jsonl");
        assertEquals(1, refused.code);
        assertEquals("SecretNotKept", refused.json().getFirst().at("/error/code").asText());
        assertTrue(refused.json().getFirst().get("stored").asBoolean());
        var given = uploads.command("retry-callback", "--failed", "--callback-url", receiver("/callback"), "--callback-header", "authorization=x");
        assertEquals(0, given.code, given.err() + given.out());
    }

    @Test
    void wrongWordsAndAnEmptyHome() {
        assertEquals("none\n", uploads.command("history", "list").out());
        assertEquals("", uploads.command("history", "export").out());
        for (var wrong : List.of(List.of("--limit", "0"), List.of("--since", "yesterday"), List.of("--outcome", "good"), List.of("a", "b"), List.of("--output", "xml"))) {
            var words = new ArrayList<Object>(List.of("history", "list"));
            words.addAll(wrong);
            var cli = uploads.command(words.toArray());
            assertEquals(2, cli.code, cli.err());
            assertEquals("", cli.out());
        }
        var help = uploads.command("history");
        assertEquals(0, help.code);
        assertTrue(help.out().contains("export"), help.out());
    }
}
