package org.dropback.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.testing.TestStores;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.secret.Secret;
import org.dropback.testing.AppServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which OSS takes a file, as a script uses it. */
class WaysTest extends OnUploads {

    private AppServer app;

    @BeforeEach
    void start() throws IOException {
        app = new AppServer(uploads.sandbox);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private int upload(Object... words) {
        var all = new ArrayList<>(List.of("upload", "--output", "jsonl"));
        for (var word : words) {
            all.add(word.toString());
        }
        return uploads.cli.run(all.toArray(String[]::new));
    }

    private Object[] withCallback(Object... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--callback-url", uploads.sandbox.receiverUrl(), "--callback-body", "k=${object}&w=${x:who}", "--var", "x:who=图"));
        return all.toArray();
    }

    private void withoutKeys() {
        uploads.cli.environment.clear();
    }

    private byte[] stored(String key) throws IOException {
        OSS sdk = new OSSClientBuilder().build(uploads.sandbox.endpoint().toString(), uploads.sandbox.accessKeyId(), uploads.sandbox.accessKeySecret());
        try (var object = sdk.getObject("sandbox", key)) {
            return object.getObjectContent().readAllBytes();
        } finally {
            sdk.shutdown();
        }
    }

    private List<String> operations() {
        return uploads.sandbox.requests().stream().filter(request -> request.bytesReceived() > 0).map(ServedRequest::method).toList();
    }

    private void isDone(JsonNode event, String method, String key, String answer) {
        assertEquals("done", event.get("outcome").asText(), event.toString());
        assertEquals(method, event.get("method").asText());
        assertEquals("sandbox", event.get("bucket").asText());
        assertEquals(key, event.get("key").asText());
        assertTrue(event.get("stored").asBoolean());
        assertFalse(event.get("crc64").asText().isEmpty());
        assertEquals(answer, event.get("callback").isNull() ? null : event.get("callback").get("body").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "presigned"})
    void aFormOrAUrlSignedHereCallsBack(String method) throws Exception {
        var file = uploads.file("图 1.bin", 300_000);
        var empty = uploads.file("empty.bin", 0);
        assertEquals(0, uploads.run(withCallback("--output", "jsonl", "--method", method, file, empty)), uploads.cli.err());
        isDone(uploads.event(file), method, "图 1.bin", "{\"Status\":\"OK\"}");
        isDone(uploads.event(empty), method, "empty.bin", "{\"Status\":\"OK\"}");
        assertArrayEquals(Files.readAllBytes(file), stored("图 1.bin"));
        assertTrue(uploads.sandbox.callbacks().stream().anyMatch(callback -> callback.bodyText().equals("k=%E5%9B%BE%201.bin&w=%E5%9B%BE")));
        assertTrue(operations().contains(method.equals("form") ? "POST" : "PUT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v4", "dashscope"})
    void aPolicyOfAnAppServerNeedsNoKeyHere(String shape) throws Exception {
        withoutKeys();
        var file = uploads.file("a.bin", 200_000);
        assertEquals(0, upload("--policy-url", app.uri("/" + shape + "?token=pl4nted"), file), uploads.cli.err());
        isDone(uploads.event(file), "form", "user/a.bin", shape.equals("dashscope") ? null : "{\"Status\":\"OK\"}");
        assertArrayEquals(Files.readAllBytes(file), stored("user/a.bin"));
        assertEquals(shape.equals("dashscope") ? List.of() : List.of("k=user%2Fa.bin&by=server"),
                uploads.sandbox.callbacks().stream().map(callback -> callback.bodyText()).toList());
        assertTrue(app.asked().getFirst().contains("pl4nted"));
    }

    @Test
    void aCallbackOfOursReplacesTheServers() throws Exception {
        withoutKeys();
        var file = uploads.file("a.bin", 1000);
        assertEquals(0, upload(withCallback("--policy-url", app.uri("/v1"), "--key", "user/x/{name}", file)), uploads.cli.err());
        isDone(uploads.event(file), "form", "user/x/a.bin", "{\"Status\":\"OK\"}");
        assertEquals("k=user%2Fx%2Fa.bin&w=%E5%9B%BE", uploads.sandbox.callbacks().getFirst().bodyText());
    }

    @Test
    void aPolicyIsRenewedBeforeItRunsOut() throws Exception {
        withoutKeys();
        app.life(Duration.ofSeconds(2));
        uploads.sandbox.useFaults(List.of(FaultRule.parse("delay=700ms op=PostObject")));
        var files = new ArrayList<Object>(List.of("--policy-url", app.uri("/v4"), "--jobs", "1"));
        for (int i = 0; i < 6; i++) {
            files.add(uploads.file(i + ".bin", 1000 + i));
        }
        assertEquals(0, upload(files.toArray()), uploads.cli.out());
        assertTrue(app.asked().size() > 2, app.asked().toString());
    }

    @Test
    void aServerThatIsInTroubleForAWhileIsAskedAgain() throws Exception {
        withoutKeys();
        var file = uploads.file("a.bin", 1000);
        app.fail(2);
        assertEquals(0, upload("--policy-url", app.uri("/v1"), file), uploads.cli.out() + uploads.cli.err());
        assertEquals(List.of("dropback: 127.0.0.1 answered HTTP 503; next try in 1 s", "dropback: 127.0.0.1 answered HTTP 503; next try in 1 s"), uploads.cli.err().lines().toList());
        app.fail(100);
        assertEquals(1, upload("--policy-url", app.uri("/v1"), "--retry-for", "0s", file));
        assertEquals("dropback: 127.0.0.1 answered HTTP 503.", uploads.cli.err().lines().skip(2).findFirst().orElseThrow().replaceAll(".*: (?=127)", "dropback: ").strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts", "role"})
    void keysThatAreLentAreRenewedWhileALongMultipartRuns(String by) throws Exception {
        if (by.equals("sts")) {
            withoutKeys();
        }
        app.life(Duration.ofSeconds(3));
        uploads.sandbox.useFaults(List.of(FaultRule.parse("delay=600ms op=UploadPart")));
        var file = uploads.file("large.bin", 1_000_000);
        var words = new ArrayList<Object>(List.of(by.equals("sts") ? "--sts-url" : "--assume-role", by.equals("sts") ? app.uri("/sts?user=pl4nted") : "acs:ram::1:role/up"));
        if (by.equals("role")) {
            words.addAll(List.of("--sts-endpoint", app.uri("/")));
        }
        words.addAll(List.of("--endpoint", uploads.sandbox.endpoint(), "--region", uploads.sandbox.region(), "--bucket", "sandbox", "--method", "multipart", "--part-size",
                "100KiB", "--parts", "1", file));
        assertEquals(0, upload(withCallback(words.toArray())), uploads.cli.out() + uploads.cli.err());
        isDone(uploads.event(file), "multipart", "large.bin", "{\"Status\":\"OK\"}");
        assertTrue(app.asked().size() >= 2, "renewed: " + app.asked());
        assertArrayEquals(Files.readAllBytes(file), stored("large.bin"));
        assertNothingSecretIsKept("pl4nted", "lent-s3cret", "lent-t0ken");
    }

    /** In no file of the home. */
    private void assertNothingSecretIsKept(String... secrets) throws IOException {
        try (var files = Files.walk(folder.resolve("profiles"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                for (var secret : secrets) {
                    assertFalse(text.contains(secret), secret + " in " + file);
                }
            }
        }
    }

    private ObjectStore store() throws Exception {
        var sandbox = uploads.sandbox;
        return TestStores.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4),
                new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null));
    }

    private URI presigned(String key, boolean withCallback, Duration validFor) throws Exception {
        var sandbox = uploads.sandbox;
        try (var store = store()) {
            var callback = withCallback ? CallbackCodec.encode(new Callback(List.of(sandbox.receiverUrl().toString()), null, false, BodyType.FORM, "k=${object}",
                    Map.of(), Map.of())) : null;
            return store.presignPut(new ObjectTarget("sandbox", key, null, callback), validFor).reveal();
        }
    }

    @Test
    void presignedUrlsAreSpentInTheOrderOfTheFiles() throws Exception {
        withoutKeys();
        var one = uploads.file("one.bin", 1000);
        var two = uploads.file("two.bin", 2000);
        uploads.cli.in = presigned("first {x} 图", true, Duration.ofMinutes(5)) + "\n\n" + presigned("second", false, Duration.ofMinutes(5)) + "\n";
        assertEquals(0, upload("--presigned-url-file", "-", one, two), uploads.cli.out() + uploads.cli.err());
        isDone(uploads.event(one), "presigned", "first {x} 图", "{\"Status\":\"OK\"}");
        isDone(uploads.event(two), "presigned", "second", null);
        assertArrayEquals(Files.readAllBytes(one), stored("first {x} 图"));
        assertArrayEquals(Files.readAllBytes(two), stored("second"));
        assertNothingSecretIsKept("x-oss-signature");
    }

    @Test
    void aUrlThatHasRunOutFailsAndIsNeverSaid() throws Exception {
        withoutKeys();
        var file = uploads.file("a.bin", 1000);
        uploads.sandbox.useClockOffset(Duration.ofHours(1));
        var urls = Files.writeString(folder.resolve("urls"), presigned("a", true, Duration.ofMinutes(1)).toString());
        assertEquals(1, upload("--presigned-url-file", urls, file));
        var event = uploads.event(file);
        assertEquals("failed", event.get("outcome").asText());
        assertFalse(event.get("stored").asBoolean());
        assertEquals("AccessDenied", event.get("error").get("code").asText());
        assertFalse((uploads.cli.out() + uploads.cli.err()).contains("x-oss-signature"));
        assertNothingSecretIsKept("x-oss-signature");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheAnswerIsLostAndNobodyCanAskNothingIsClaimed(boolean withCallback) throws Exception {
        withoutKeys();
        var file = uploads.file("a.bin", 1000);
        uploads.sandbox.useFaults(List.of(FaultRule.parse("lose-answer op=PutObject times=1")));
        uploads.cli.in = presigned("a", withCallback, Duration.ofMinutes(5)).toString();
        assertEquals(withCallback ? 1 : 0, upload("--presigned-url-file", "-", file), uploads.cli.out());
        var event = uploads.event(file);
        if (withCallback) {
            assertEquals("failed", event.get("outcome").asText());
            assertTrue(event.get("stored").isNull());
            assertEquals("OutcomeUnknown", event.get("error").get("code").asText());
            assertEquals(1, uploads.sandbox.callbacks().size(), "nobody is called twice unasked");
        } else {
            isDone(event, "presigned", "a", null);
        }
    }

    /** The second form would only hear that an object is there, over and over. */
    @Test
    void whereTheAnswerToAPolicyThatForbidsOverwritingIsLostItIsSpentOnce() throws Exception {
        withoutKeys();
        app.callback(false);
        app.overwrite(false);
        var file = uploads.file("a.bin", 1000);
        uploads.sandbox.useFaults(List.of(FaultRule.parse("lose-answer op=PostObject times=1")));
        assertEquals(1, assertTimeoutPreemptively(Duration.ofMinutes(1), () -> upload("--policy-url", app.uri("/v1"), file)), uploads.cli.out());
        var event = uploads.event(file);
        assertTrue(event.get("stored").isNull(), event.toString());
        assertEquals("OutcomeUnknown", event.get("error").get("code").asText());
        assertEquals(List.of("POST"), operations());
        assertEquals(1, upload("--policy-url", app.uri("/v1"), file), "repeated by who wants it");
        assertEquals("FileAlreadyExists", uploads.cli.json().getLast().get("error").get("code").asText());
    }

    @Test
    void aCallbackThatFailsIsToldInEveryWay() throws Exception {
        var file = uploads.file("a.bin", 1000);
        var refused = new Object[] {"--callback-url", uploads.sandbox.receiverUrl().resolve("/callback/status/502"), "--callback-body", "k=${object}"};
        for (var method : List.of("form", "presigned")) {
            var words = new ArrayList<Object>(List.of("--output", "jsonl", "--method", method, file));
            words.addAll(List.of(refused));
            assertEquals(3, uploads.run(words.toArray()), uploads.cli.out());
        }
        withoutKeys();
        var words = new ArrayList<Object>(List.of("--policy-url", app.uri("/v1"), file));
        words.addAll(List.of(refused));
        assertEquals(3, upload(words.toArray()), uploads.cli.out());
        for (var event : uploads.cli.json()) {
            assertEquals("callback-failed", event.get("outcome").asText());
            assertTrue(event.get("stored").asBoolean());
            assertEquals(502, event.get("callback").get("status").asInt());
            assertFalse(event.get("crc64").isNull());
            assertFalse(event.get("etag").isNull());
        }
        assertEquals(3, uploads.cli.json().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "multipart", "form", "presigned"})
    void whatObjectsAreToHaveGoesWithThemInEveryWay(String method) throws Exception {
        var file = uploads.file("a.bin", 250_000);
        var words = new ArrayList<Object>(List.of("--output", "jsonl", "--method", method, "--part-size", "100KiB", "--content-type", "text/x-a", "--meta", "Author=李雷",
                "--header", "Cache-Control=no-cache", "--header", "Content-Disposition=attachment; filename=\"图.bin\"",
                "--acl", "public-read", "--storage-class", "IA", file));
        if (!method.equals("form")) {
            words.addAll(List.of("--tag", "k=v w", "--tag", "图=1"));
        }
        assertEquals(0, uploads.run(words.toArray()), uploads.cli.out() + uploads.cli.err());
        isDone(uploads.event(file), method, "a.bin", null);
        try (var store = store()) {
            var head = store.head("sandbox", "a.bin");
            assertEquals("text/x-a", head.contentType());
            var options = ObjectOptions.of(head, store.acl("sandbox", "a.bin"), store.tags("sandbox", "a.bin"));
            assertEquals(new ObjectOptions(Map.of("cache-control", "no-cache", "content-disposition", "attachment; filename=\"图.bin\""),
                    Map.of("author", "李雷"), method.equals("form") ? Map.of() : Map.of("k", "v w", "图", "1"), "public-read", "IA", false), options);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "multipart", "form", "presigned"})
    void encryptionIsAskedForInEveryWay(String method) throws Exception {
        var file = uploads.file("a.bin", 250_000);
        assertEquals(0, uploads.run("--output", "jsonl", "--method", method, "--part-size", "100KiB", "--header", "X-OSS-Server-Side-Encryption=KMS",
                "--header", "x-oss-server-side-encryption-key-id=k", file), uploads.cli.out() + uploads.cli.err());
        try (var store = store()) {
            var head = store.head("sandbox", "a.bin").headers();
            assertEquals("KMS", head.get("x-oss-server-side-encryption"));
            assertEquals("k", head.get("x-oss-server-side-encryption-key-id"));
        }
    }

    /** Between our look and the upload: only OSS can keep the other one. */
    @ParameterizedTest
    @CsvSource({"put,PutObject", "multipart,CompleteMultipartUpload"})
    void whatForbidsOverwritingLosesNoRace(String method, String operation) throws Exception {
        var first = uploads.file("first.bin", 250_000);
        assertEquals(0, uploads.run("--output", "jsonl", "--key", "other", first));
        uploads.sandbox.useFaults(List.of(FaultRule.parse("delay=5s op=" + operation)));
        var second = uploads.file("second.bin", 260_000);
        var code = CompletableFuture.supplyAsync(() -> uploads.run("--output", "jsonl", "--key", "k", "--if-exists", "fail", "--method", method, "--part-size", "100KiB",
                second));
        await().until(() -> uploads.sandbox.requests().stream().anyMatch(request -> request.method().equals("HEAD")));
        OSS sdk = new OSSClientBuilder().build(uploads.sandbox.endpoint().toString(), uploads.sandbox.accessKeyId(), uploads.sandbox.accessKeySecret());
        sdk.copyObject("sandbox", "other", "sandbox", "k");
        sdk.shutdown();
        assertEquals(1, code.get(), uploads.cli.out());
        assertEquals("FileAlreadyExists", uploads.event(second).get("error").get("code").asText());
        assertFalse(uploads.event(second).get("stored").asBoolean());
        assertArrayEquals(Files.readAllBytes(first), stored("k"));
    }

    @Test
    void aPolicyForbidsOverwritingWithoutALook() throws Exception {
        withoutKeys();
        var first = uploads.file("first.bin", 1000);
        var second = uploads.file("second.bin", 2000);
        assertEquals(0, upload("--policy-url", app.uri("/v1"), "--key", "k", first));
        assertEquals(1, upload("--policy-url", app.uri("/v1"), "--key", "k", "--if-exists", "fail", second));
        assertEquals("FileAlreadyExists", uploads.event(second).get("error").get("code").asText());
    }
}
