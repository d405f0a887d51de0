package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.sandbox.ReceivedCallback.Verdict;
import org.dropback.sandbox.ReceiverAnswer;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.Secret;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole uploads over real sockets, told in the words of cli.md. */
class UploadCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUOTES_AND_CHINESE = "他說「\"好\\的\"」=&{}";

    @TempDir
    Path folder;
    private Sandbox sandbox;
    private CliHarness cli;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        cli = new CliHarness(folder.resolve("profiles"));
        cli.environment.put("OSS_ACCESS_KEY_ID", sandbox.accessKeyId());
        cli.environment.put("OSS_ACCESS_KEY_SECRET", sandbox.accessKeySecret());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Path file(String name, int size) throws IOException {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(Files.createDirectories(folder.resolve("in")).resolve(name), bytes);
    }

    private int upload(Object... words) {
        var all = new ArrayList<>(List.of("upload", "--endpoint", sandbox.endpoint().toString(), "--region", sandbox.region(), "--bucket", "sandbox"));
        for (var word : words) {
            all.add(word.toString());
        }
        return cli.run(all.toArray(String[]::new));
    }

    private JsonNode event(Path file) {
        return cli.json().stream().filter(event -> event.get("file").asText().equals(file.toString())).findFirst().orElseThrow();
    }

    private String[] callback(String path, Object... more) {
        var words = new ArrayList<>(List.of("--output", "jsonl", "--callback-url", sandbox.receiverUrl().resolve(path).toString(),
                "--callback-body-type", "json", "--callback-body", "{\"key\":${object},\"size\":${size},\"said\":${x:said}}",
                "--var", "x:said=" + QUOTES_AND_CHINESE));
        for (var word : more) {
            words.add(word.toString());
        }
        return words.toArray(String[]::new);
    }

    @Test
    void aSmallAndALargeFileArriveWholeAndTheAnswersComeBack() throws Exception {
        var small = file("报告 300K.bin", 300_000);
        var large = file("large.bin", 24 << 20);

        assertEquals(0, upload((Object[]) callback("/callback", "--part-size", "5MiB", small, large)), cli.err());

        assertEquals(2, cli.json().size());
        var put = event(small);
        var multipart = event(large);
        assertEquals("put", put.get("method").asText());
        assertEquals("multipart", multipart.get("method").asText());
        for (var file : List.of(small, large)) {
            var event = event(file);
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

        assertEquals(2, sandbox.callbacks().size());
        for (var received : sandbox.callbacks()) {
            assertEquals(Verdict.VALID, received.signature());
            assertEquals(QUOTES_AND_CHINESE, JSON.readTree(received.body()).get("said").asText());
        }
        assertEquals("", cli.err());
    }

    @Test
    void aCallbackThatIsAnswered502IsStoredAndExitsWith3() throws IOException {
        var file = file("a.bin", 1000);

        assertEquals(3, upload((Object[]) callback("/callback/status/502", file)));

        var event = event(file);
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
        var words = callback("/callback/status/502", file("a.bin", 1000), "--output", "text");

        assertEquals(3, upload((Object[]) words));

        for (var part : List.of("✗ ", "stored", "502", "→ ", "EC 0007-00000203", "<Code>CallbackFailed</Code>")) {
            assertTrue(cli.out().contains(part), part + "\n" + cli.out());
        }
    }

    @Test
    void aWrongSecretExitsWith1AndNothingIsStored() throws IOException {
        cli.environment.put("OSS_ACCESS_KEY_SECRET", "wrong");
        var file = file("a.bin", 1000);

        assertEquals(1, upload("--output", "jsonl", file));

        var event = event(file);
        assertEquals("failed", event.get("outcome").asText());
        assertFalse(event.get("stored").asBoolean());
        assertEquals("SignatureDoesNotMatch", event.at("/error/code").asText());
        assertTrue(event.at("/error/requestId").asText().matches("[0-9A-F]{24}"));
        assertFalse(cli.out().contains("wrong\""), cli.out());
    }

    @Test
    void signatureV1IsTakenToo() throws IOException {
        assertEquals(0, upload("--signature", "V1", "--output", "jsonl", file("a.bin", 1000)), cli.out());
    }

    @Test
    void aVanishedFileFailsAndTheOthersAreDone() throws IOException {
        var good = file("good.bin", 1000);
        var better = file("better.bin", 2000);
        var vanished = folder.resolve("in/vanished.bin");

        assertEquals(1, upload("--output", "jsonl", good, vanished, better));

        assertEquals("done", event(good).get("outcome").asText());
        assertEquals("done", event(better).get("outcome").asText());
        assertTrue(event(good).get("callback").isNull());
        assertEquals("failed", event(vanished).get("outcome").asText());
        assertFalse(event(vanished).get("stored").asBoolean());
        assertEquals("FileVanished", event(vanished).at("/error/code").asText());
    }

    @Test
    void theFilesOfAFolderAreCalledByTheirPathInIt() throws Exception {
        Files.createDirectories(folder.resolve("in/sub dir"));
        file("sub dir/a+b%.txt", 10);
        file("c.txt", 10);

        assertEquals(0, upload("--output", "jsonl", folder.resolve("in")));

        assertEquals(List.of("in/c.txt", "in/sub dir/a+b%.txt"), cli.json().stream().map(event -> event.get("key").asText()).sorted().toList());
    }

    @Test
    void theContentTypeAndTheKeyAreAsTold() throws Exception {
        assertEquals(0, upload("--content-type", "text/x-told", "--key", "to/{stem}-{size}.{ext}", file("a.bin", 1234)));

        try (var store = TestStores.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox",
                SignatureVersion.V4), new Credentials(sandbox.accessKeyId(),
                new Secret(sandbox.accessKeySecret()), null))) {
            assertEquals("text/x-told", store.head("sandbox", "to/a-1234.bin").contentType());
        }
    }

    @Test
    void optionsOverrideTheSavedProfileAndTheLastOfASingleValueWins() throws IOException {
        new ProfileStore(folder.resolve("profiles")).save(new CallbackProfile("mine", List.of("http://127.0.0.1:1/nobody"), "saved.example", false, BodyType.JSON,
                "{\"a\":${x:a},\"b\":${x:b},\"c\":${x:c}}", List.of(CallbackVariable.fixed("x:a", "saved"), CallbackVariable.fixed("x:b", "saved")), Map.of()));

        assertEquals(0, upload("--profile", "mine", "--callback-url", sandbox.receiverUrl(), "--callback-host", "first.example", "--callback-host", "last.example",
                "--var", "x:b=told", "--var-from", "x:c={name}", "--callback-header", "told=yes", file("f.bin", 10)), cli.out());

        var received = sandbox.callbacks().getFirst();
        assertEquals("last.example", received.header("Host").orElseThrow());
        assertEquals(JSON.readTree("{\"a\":\"saved\",\"b\":\"told\",\"c\":\"f.bin\"}"), JSON.readTree(received.body()));
        assertEquals("yes", received.header("told").orElseThrow());
    }

    @Test
    void noCallbackWinsOverAllCallbackOptions() throws IOException {
        assertEquals(0, upload((Object[]) callback("/callback/status/502", "--no-callback", file("a.bin", 10))));
        assertEquals(List.of(), sandbox.callbacks());
    }

    @Test
    void anAnswerCannotMoveTheCursorOfATerminal() throws Exception {
        var hostile = ReceiverAnswer.OK.withBody("\"\u009b2J\"");
        try (var other = Sandbox.start(SandboxOptions.temporary().withAnswer(hostile))) {
            assertEquals(0, upload("--callback-url", other.receiverUrl(), "--callback-body", "a=${size}", file("a.bin", 10)), cli.out());
        }
        assertTrue(cli.out().contains("\"\\u009b2J\""), cli.out());
        assertFalse(cli.out().contains("\u009b"), cli.out());
    }

    @Test
    void theSandboxIsStartedForTheRun() throws IOException {
        assertEquals(0, cli.run("upload", "--connection", "sandbox", "--bucket", "photos", "--output", "jsonl", file("a.bin", 10).toString()), cli.err());
        assertEquals("photos", cli.json().getFirst().get("bucket").asText());
    }

    @Test
    void anInterruptedUploadEndsWith130() throws Exception {
        var code = new CompletableFuture<Integer>();
        var file = file("a.bin", 10).toString();
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(20_000);
            var endpoint = "http://127.0.0.1:" + silent.getLocalPort();
            Thread.ofPlatform().start(() -> code.complete(
                    cli.run("upload", "--endpoint", endpoint, "--region", "r", "--bucket", "photos", "--output", "jsonl", file)));
            try (var accepted = silent.accept()) {
                cli.send(Signals.Kind.INTERRUPT);
                assertEquals(130, code.get(8, TimeUnit.SECONDS));
            }
        }
        assertTrue(cli.err().contains("Interrupted"), cli.err());
    }
}
