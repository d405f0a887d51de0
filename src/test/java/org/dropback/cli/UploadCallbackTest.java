package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.ReceivedCallback.Verdict;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.Test;

/** Uploads that are called back, over real sockets, told in the words of cli.md. */
class UploadCallbackTest extends OnUploads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUOTES_AND_CHINESE = "他說「\"好\\的\"」=&{}";

    private String[] callback(String path, Object... more) {
        var words = new ArrayList<>(List.of("--output", "jsonl", "--callback-url", uploads.sandbox.receiverUrl().resolve(path).toString(),
                "--callback-body-type", "json", "--callback-body", "{\"key\":${object},\"size\":${size},\"said\":${x:said}}",
                "--var", "x:said=" + QUOTES_AND_CHINESE));
        for (var word : more) {
            words.add(word.toString());
        }
        return words.toArray(String[]::new);
    }

    @Test
    void aSmallAndALargeFileArriveWholeAndTheAnswersComeBack() throws Exception {
        var small = uploads.file("报告 300K.bin", 300_000);
        var large = uploads.file("large.bin", 24 << 20);

        assertEquals(0, uploads.run((Object[]) callback("/callback", "--part-size", "5MiB", small, large)), uploads.cli.err());

        assertEquals(2, uploads.cli.json().size());
        var put = uploads.event(small);
        var multipart = uploads.event(large);
        assertEquals("put", put.get("method").asText());
        assertEquals("multipart", multipart.get("method").asText());
        for (var file : List.of(small, large)) {
            var event = uploads.event(file);
            assertEquals("finished", event.get("event").asText());
            assertEquals("done", event.get("outcome").asText());
            assertEquals("sandbox", event.get("bucket").asText());
            assertEquals(file.getFileName().toString(), event.get("key").asText());
            assertEquals(Files.size(file), event.get("size").asLong());
            assertEquals(Files.size(file), event.get("bytesSent").asLong());
            assertTrue(event.get("crc64").asText().matches("\\d+"));
            assertTrue(event.get("requestId").asText().matches("[0-9A-F]{24}"));
            assertTrue(event.get("error").isNull());
            assertEquals(200, event.at("/callback/status").asInt());
            assertEquals("application/json", event.at("/callback/contentType").asText());
            assertEquals("{\"Status\":\"OK\"}", event.at("/callback/body").asText());
            assertFalse(event.at("/callback/bodyTruncated").asBoolean());
            assertTrue(event.at("/callback/millis").isIntegralNumber());
        }
        var md5 = HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(small)));
        assertEquals(md5, put.get("etag").asText());
        assertTrue(multipart.get("etag").asText().endsWith("-5"), multipart.get("etag").asText());

        assertEquals(2, uploads.sandbox.callbacks().size());
        for (var received : uploads.sandbox.callbacks()) {
            assertEquals(Verdict.VALID, received.signature());
            assertEquals(QUOTES_AND_CHINESE, JSON.readTree(received.body()).get("said").asText());
        }
        assertEquals("", uploads.cli.err());
    }

    @Test
    void aCallbackThatIsAnswered502IsStoredAndExitsWith3() throws IOException {
        var file = uploads.file("a.bin", 1000);

        assertEquals(3, uploads.run((Object[]) callback("/callback/status/502", file)));

        var event = uploads.event(file);
        assertEquals("callback-failed", event.get("outcome").asText());
        assertTrue(event.get("stored").asBoolean());
        assertFalse(event.get("etag").isNull());
        assertFalse(event.get("crc64").isNull());
        assertEquals(502, event.at("/callback/status").asInt());
        assertTrue(event.at("/callback/body").asText().contains("<Code>CallbackFailed</Code>"));
        assertEquals("0007-00000203", event.at("/error/ec").asText());
    }

    @Test
    void inTextAFailedCallbackIsToldWithCauseAdviceAndEvidence() throws IOException {
        var words = callback("/callback/status/502", uploads.file("a.bin", 1000), "--output", "text");

        assertEquals(3, uploads.run((Object[]) words));

        for (var part : List.of("⚠ ", "stored", "502", "→ ", "EC 0007-00000203", "<Code>CallbackFailed</Code>")) {
            assertTrue(uploads.cli.out().contains(part), part + "\n" + uploads.cli.out());
        }
        assertTrue(uploads.cli.err().contains("dropback retry-callback --failed calls back again"), uploads.cli.err());
    }

    @Test
    void optionsOverrideTheSavedProfileAndTheLastOfASingleValueWins() throws IOException {
        new ProfileStore(folder.resolve("profiles")).save(SavedProfile.of(new CallbackProfile("mine", List.of("http://127.0.0.1:1/nobody"), "saved.example", false, BodyType.JSON,
                "{\"a\":${x:a},\"b\":${x:b},\"c\":${x:c}}", List.of(CallbackVariable.fixed("x:a", "saved"), CallbackVariable.fixed("x:b", "saved")), Map.of())));

        assertEquals(0, uploads.run("--profile", "mine", "--callback-url", uploads.sandbox.receiverUrl(), "--callback-host", "first.example", "--callback-host", "last.example",
                "--var", "x:b=told", "--var-from", "x:c={name}", "--callback-header", "told=yes", uploads.file("f.bin", 10)), uploads.cli.out());

        var received = uploads.sandbox.callbacks().getFirst();
        assertEquals("last.example", received.header("Host").orElseThrow());
        assertEquals(JSON.readTree("{\"a\":\"saved\",\"b\":\"told\",\"c\":\"f.bin\"}"), JSON.readTree(received.body()));
        assertEquals("yes", received.header("told").orElseThrow());
    }

    private void save(CallbackProfile profile, Map<String, ProfilePart> environments) throws IOException {
        var saved = SavedProfile.of(profile);
        for (var environment : environments.entrySet()) {
            saved = saved.withEnvironment(environment.getKey(), environment.getValue());
        }
        new ProfileStore(folder.resolve("profiles")).save(saved);
    }

    private CallbackProfile asking() {
        return new CallbackProfile("asking", List.of(uploads.sandbox.receiverUrl().toString()), null, false, BodyType.JSON, "{\"a\":${x:a},\"b\":${x:b}}",
                List.of(new CallbackVariable("x:a", "maybe", CallbackVariable.Kind.ASKED_ONCE), new CallbackVariable("x:b", "", CallbackVariable.Kind.ASKED_PER_FILE)), Map.of());
    }

    @Test
    void whatAProfileAsksIsAnsweredByVarOrItIsWrongUsage() throws IOException {
        save(asking(), Map.of());
        var file = uploads.file("f.bin", 10);
        assertEquals(2, uploads.run("--profile", "asking", file));
        assertTrue(uploads.cli.err().contains("--var x:a=maybe --var x:b="), uploads.cli.err());
        assertEquals(2, uploads.run("--profile", "asking", "--var", "x:a=1", file));
        assertEquals(List.of(), uploads.sandbox.callbacks());
        assertEquals(0, uploads.run("--profile", "asking", "--var", "x:a=1", "--var", "x:b=", file), uploads.cli.err());
        assertEquals(JSON.readTree("{\"a\":\"1\",\"b\":\"\"}"), JSON.readTree(uploads.sandbox.callbacks().getFirst().body()));
    }

    @Test
    void anEnvironmentOfTheProfileIsChosen() throws IOException {
        save(new CallbackProfile("p", List.of("http://nobody.example/"), null, false, BodyType.FORM, "a=${object}", List.of(), Map.of()),
                Map.of("dev", ProfilePart.EMPTY.withUrls(List.of(uploads.sandbox.receiverUrl().toString()))));
        var file = uploads.file("f.bin", 10);
        assertEquals(0, uploads.run("--profile", "p", "--environment", "dev", file), uploads.cli.err());
        assertEquals(1, uploads.sandbox.callbacks().size());
        assertEquals(2, uploads.run("--profile", "p", "--environment", "prod", file));
        assertTrue(uploads.cli.err().contains("It has: dev."), uploads.cli.err());
        assertEquals(2, uploads.run("--environment", "dev", file));
    }

    @Test
    void eachFileHasTheValuesOfItsRowInKeyAndCallback() throws IOException {
        var one = uploads.file("one.bin", 10);
        var two = uploads.file("two.bin", 20);
        var rows = java.nio.file.Files.writeString(folder.resolve("rows.csv"), "path,id,who\nin/one.bin,1,wei\nin/two.bin,2,\"李, 四\"\n");
        assertEquals(0, uploads.run("--callback-url", uploads.sandbox.receiverUrl(), "--callback-body", "{\"o\":${object},\"w\":${x:w}}", "--callback-body-type", "json",
                "--var-from", "x:w={row:who}", "--rows", rows, "--key", "orders/{row:id}", one, two), uploads.cli.err());
        var bodies = uploads.sandbox.callbacks().stream().map(received -> new String(received.body(), java.nio.charset.StandardCharsets.UTF_8)).sorted().toList();
        assertEquals(List.of("{\"o\":\"orders/1\",\"w\":\"wei\"}", "{\"o\":\"orders/2\",\"w\":\"李, 四\"}"), bodies);
    }

    @Test
    void aTableOfWhichNothingIsTakenIsToldOf() throws IOException {
        var file = uploads.file("one.bin", 10).toString();
        var rows = java.nio.file.Files.writeString(folder.resolve("rows.csv"), "path,id\none.bin,1\n").toString();
        assertEquals(0, uploads.run("--rows", rows, file), uploads.cli.err());
        assertTrue(uploads.cli.err().contains("--rows: nothing takes a value of rows.csv: neither the key nor a variable holds {row:…}. Its columns: "), uploads.cli.err());
        assertEquals(0, uploads.run("--rows", rows, "--key", "{row:id}", file), uploads.cli.err());
        assertEquals(1, uploads.cli.err().lines().filter(line -> line.contains("--rows")).count(), uploads.cli.err());
    }

    @Test
    void aFileWithoutARowFailsAloneAndABrokenTableIsWrongUsage() throws IOException {
        var one = uploads.file("one.bin", 10);
        var two = uploads.file("two.bin", 20);
        var rows = java.nio.file.Files.writeString(folder.resolve("rows.csv"), "path,id\none.bin,1\n");
        assertEquals(1, uploads.run("--output", "jsonl", "--rows", rows, "--key", "{row:id}", one, two));
        assertEquals("done", uploads.event(one).get("outcome").asText());
        assertEquals("RowMissing", uploads.event(two).at("/error/code").asText());
        java.nio.file.Files.writeString(rows, "path,id\none.bin,1\ntwo.bin\n");
        assertEquals(2, uploads.run("--rows", rows, one, two));
        assertTrue(uploads.cli.err().contains("“rows.csv”, line 3: there are 1 values for 2 columns."), uploads.cli.err());
        assertEquals(2, uploads.run("--rows", folder.resolve("gone.csv"), one));
    }

    @Test
    void noCallbackWinsOverAllCallbackOptions() throws IOException {
        assertEquals(0, uploads.run((Object[]) callback("/callback/status/502", "--no-callback", uploads.file("a.bin", 10))));
        assertEquals(List.of(), uploads.sandbox.callbacks());
    }

    @Test
    void anAnswerCannotMoveTheCursorOfATerminal() throws Exception {
        var hostile = ReceiverAnswer.OK.withBody("\"\u009b2J\"");
        try (var other = Sandbox.start(SandboxOptions.temporary().withAnswer(hostile))) {
            assertEquals(0, uploads.run("--callback-url", other.receiverUrl(), "--callback-body", "a=${size}", uploads.file("a.bin", 10)), uploads.cli.out());
        }
        assertTrue(uploads.cli.out().contains("\"\\u009b2J\""), uploads.cli.out());
        assertFalse(uploads.cli.out().contains("\u009b"), uploads.cli.out());
    }
}
