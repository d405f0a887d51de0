package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.Test;

/** {@code dropback retry-callback} over real sockets, told in the words of cli.md. */
class RetryCallbackTest extends OnUploads {

    private int again(CliHarness cli, String path, String... more) {
        cli.environment.putAll(uploads.cli.environment);
        var words = new ArrayList<>(List.of("retry-callback", "--endpoint", uploads.sandbox.endpoint().toString(), "--region", uploads.sandbox.region(), "--bucket",
                "sandbox", "--callback-url", uploads.sandbox.receiverUrl().resolve(path).toString(), "--callback-body", "key=${object}&op=${operation}&n=${x:n}",
                "--var-from", "x:n={name}"));
        words.addAll(List.of(more));
        return cli.run(words.toArray(String[]::new));
    }

    private void isWrong(String expected, String... words) {
        var cli = new CliHarness(folder.resolve("wrong"));
        cli.environment.putAll(uploads.cli.environment);
        assertEquals(2, cli.run(words), cli.err());
        assertEquals("", cli.out());
        assertTrue(cli.err().contains(expected), cli.err());
        assertTrue(uploads.sandbox.callbacks().isEmpty());
    }

    @Test
    void aFailedCallbackIsCalledAgainWithoutAByte() throws Exception {
        var file = uploads.file("a 图.bin", 300_000);
        assertEquals(3, uploads.run("--callback-url", uploads.sandbox.receiverUrl().resolve("/callback/status/500"), "--callback-body", "k=${object}", file));
        var cli = new CliHarness(folder.resolve("again"));
        uploads.sandbox.clearRequests();

        assertEquals(0, again(cli, "/callback", "--key", "a 图.bin", "--output", "jsonl"), cli.err());

        var event = cli.json().getFirst();
        assertEquals(1, cli.json().size());
        assertEquals("finished", event.get("event").asText());
        assertTrue(event.get("file").isNull());
        assertEquals("a 图.bin", event.get("key").asText());
        assertEquals("copy", event.get("method").asText());
        assertEquals(300_000, event.get("size").asLong());
        assertEquals("done", event.get("outcome").asText());
        assertTrue(event.get("stored").asBoolean());
        assertEquals(0, event.get("bytesSent").asLong());
        assertEquals(200, event.get("callback").get("status").asInt());
        assertEquals("{\"Status\":\"OK\"}", event.get("callback").get("body").asText());
        assertTrue(event.get("error").isNull());
        assertEquals(0, uploads.sandbox.requests().stream().filter(request -> request.method().equals("PUT")).mapToLong(request -> request.bytesReceived()).sum());
        var received = uploads.sandbox.callbacks().getLast();
        assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
        assertEquals("key=a%20%E5%9B%BE.bin&op=CompleteMultipartUpload&n=a%20%E5%9B%BE.bin", received.bodyText());
    }

    /** As an upload does: an application server may echo whatever it was told. */
    @Test
    void theValueOfASecretVariableIsTakenOutOfTheAnswer() throws Exception {
        uploads.run(uploads.file("a", 1000));
        Files.writeString(Files.createDirectories(folder.resolve("again")).resolve("Secretive.json"), """
                {"schema":2,"name":"Secretive","urls":["%s"],"body":"pin=${x:pin}","variables":[{"name":"x:pin","value":"pl4nted","secret":true}]}"""
                .formatted(uploads.sandbox.receiverUrl()));
        uploads.sandbox.receiver().answerBy(AnswerPlan.always(new ReceiverAnswer(200, "{\"heard\":\"pl4nted\"}", "application/json", Duration.ZERO)));
        for (var output : List.of("jsonl", "text")) {
            var cli = new CliHarness(folder.resolve("again"));
            cli.environment.putAll(uploads.cli.environment);
            assertEquals(0, cli.run("retry-callback", "--endpoint", uploads.sandbox.endpoint().toString(), "--region", uploads.sandbox.region(), "--bucket", "sandbox",
                    "--profile", "Secretive", "--key", "a", "--output", output), cli.err());
            assertTrue(cli.out().contains("heard"), cli.out());
            assertFalse(cli.out().contains("pl4nted"), cli.out());
        }
        assertEquals("pin=pl4nted", uploads.sandbox.callbacks().getLast().bodyText());
        var history = new CliHarness(folder.resolve("again"));
        assertEquals(0, history.run("history", "export"), history.err());
        assertTrue(history.out().contains("heard") && !history.out().contains("pl4nted"), history.out());
    }

    @Test
    void severalObjectsEachEndInTheirWay() throws Exception {
        uploads.run(uploads.file("a", 1000), uploads.file("b", 0));
        var cli = new CliHarness(folder.resolve("again"));

        assertEquals(1, again(cli, "/callback", "--key", "a", "--key", "b", "--key", "gone", "--key", "a", "--output", "jsonl"));

        assertEquals(3, cli.json().size());
        for (var event : cli.json()) {
            var key = event.get("key").asText();
            assertEquals(key.equals("gone") ? "failed" : "done", event.get("outcome").asText());
            if (key.equals("gone")) {
                assertFalse(event.get("stored").asBoolean());
                assertEquals("ObjectGone", event.get("error").get("code").asText());
                assertFalse(event.get("error").get("explanation").asText().isBlank());
            } else {
                assertEquals(key.equals("a") ? "copy" : "put", event.get("method").asText());
            }
        }
        assertEquals(2, uploads.sandbox.callbacks().size());
    }

    @Test
    void failedAndUnknownCallbacksEndWithThree() throws Exception {
        uploads.run(uploads.file("a", 1000));
        var failed = new CliHarness(folder.resolve("failed"));
        assertEquals(3, again(failed, "/callback/status/502", "--key", "a", "--output", "jsonl"));
        assertEquals("callback-failed", failed.json().getFirst().get("outcome").asText());
        assertEquals(502, failed.json().getFirst().get("callback").get("status").asInt());

        uploads.sandbox.addFault(FaultRule.parse("lose-answer op=CompleteMultipartUpload"));
        var unknown = new CliHarness(folder.resolve("unknown"));
        assertEquals(3, again(unknown, "/callback", "--key", "a", "--output", "jsonl"));
        var event = unknown.json().getFirst();
        assertEquals("callback-unknown", event.get("outcome").asText());
        assertTrue(event.get("callback").isNull());
        assertTrue(event.get("stored").asBoolean());
        assertFalse(event.get("etag").asText().isEmpty());
    }

    @Test
    void whatIsRefusedIsStoredAndSaysWhy() throws Exception {
        uploads.run(uploads.file("a", 1000));
        uploads.sandbox.addFault(FaultRule.parse("no-such-upload op=GetObjectAcl"));
        var cli = new CliHarness(folder.resolve("again"));

        assertEquals(1, again(cli, "/callback", "--key", "a"));

        assertTrue(cli.out().startsWith("✗ sandbox/a\n  The file is stored as before. The callback was not called again.\n"), cli.out());
        assertTrue(cli.out().contains("oss:GetObjectAcl"), cli.out());
        assertTrue(uploads.sandbox.callbacks().isEmpty());
    }

    @Test
    void theTextSaysThatNothingWasSent() throws Exception {
        uploads.run(uploads.file("a", 1000));
        var cli = new CliHarness(folder.resolve("again"), Locale.ENGLISH);

        assertEquals(0, again(cli, "/callback", "--key", "a"), cli.err());

        assertTrue(cli.out().startsWith("✓ sandbox/a\n"), cli.out());
        assertTrue(cli.out().contains("no bytes sent"), cli.out());
        assertTrue(cli.out().contains("{\"Status\":\"OK\"}"), cli.out());
    }

    /** 0.0.0.0 reaches this machine, but is not known to be it. */
    @Test
    void theFirstTimeAtARealBucketIsSaidAndChecked() throws Exception {
        uploads.run(uploads.file("a", 1000));
        var real = "http://0.0.0.0:" + uploads.sandbox.endpoint().getPort();
        for (boolean first : new boolean[] {true, false}) {
            var cli = new CliHarness(folder.resolve("again"));
            assertEquals(0, again(cli, "/callback", "--endpoint", real, "--allow-private-callback", "--key", "a"), cli.err());
            assertEquals(first, cli.err().contains("This is the first callback retry at a real bucket"), cli.err());
            assertEquals(first, cli.err().contains("HEAD says that the objects have everything"), cli.err());
        }
    }

    @Test
    void wrongWordsAreToldBeforeAnythingIsAsked() {
        var target = new String[] {"retry-callback", "--connection", "sandbox"};
        isWrong("--key KEY", with(target, "--callback-url", "http://127.0.0.1:1/", "--callback-body", "a=b"));
        isWrong("--profile NAME", with(target, "--key", "a"));
        isWrong("--profile NAME", with(target, "--key", "a", "--no-callback"));
        isWrong("--callback-body", with(target, "--key", "a", "--callback-url", "http://127.0.0.1:1/"));
        isWrong("“/a” cannot be the key", with(target, "--key", "/a", "--callback-url", "http://127.0.0.1:1/", "--callback-body", "a=b"));
        isWrong("“more”", with(target, "--key", "a", "more"));
        isWrong("--connection sandbox", "retry-callback", "--key", "a", "--callback-url", "http://127.0.0.1:1/", "--callback-body", "a=b");
        isWrong("--allow-private-callback", "retry-callback", "--endpoint", "https://oss-cn-hangzhou.aliyuncs.com", "--region", "cn-hangzhou", "--bucket", "b",
                "--key", "a", "--callback-url", "http://127.0.0.1:1/", "--callback-body", "a=b");
    }

    private static String[] with(String[] words, String... more) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
