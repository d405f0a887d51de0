package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackSignature;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SavedProfile;
import org.dropback.sandbox.ListenPort;
import org.dropback.sandbox.OnOneSandbox;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.store.LastingValues;
import org.dropback.store.ProfileStore;
import org.dropback.wire.WireServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code callback render}, {@code check} and {@code send}. */
class FireCommandsTest extends OnOneSandbox {

    private static final String BODY = "{\"o\":${object},\"s\":${size},\"w\":${imageInfo.width},\"f\":${x:from}}";

    @TempDir
    Path home;

    private final LastingValues values = new LastingValues();

    private CliHarness run(int code, String... words) {
        return run(code, Locale.ENGLISH, words);
    }

    private CliHarness run(int code, Locale locale, String... words) {
        var cli = new CliHarness(home, locale);
        cli.values = values;
        var all = new ArrayList<>(List.of("callback"));
        all.addAll(List.of(words));
        assertEquals(code, cli.run(all.toArray(String[]::new)), cli.err() + cli.out());
        return cli;
    }

    private static String url(String path) {
        return sandbox.receiverUrl() + path;
    }

    private void save(String name, String url, String body) throws Exception {
        new ProfileStore(home, values).save(SavedProfile.of(new CallbackProfile(name, List.of(url, "http://second.example/"), null, false, BodyType.JSON, body,
                List.of(CallbackVariable.fromFile("x:from", "{stem} 中")), Map.of("x-a", "b"))));
    }

    private Path picture() throws Exception {
        // The smallest PNG: one pixel of 3 by 2 would need its data, of which nobody reads more than the head.
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0};
        return Files.write(home.resolve("photo.png"), png);
    }

    @Test
    void checkKnowsTheRegionsThatDoNotCallBack() {
        var words = List.of("check", "--callback-url", "http://example.com/", "--callback-body", "key=${object}", "--region");
        assertFalse(run(0, with(words, "cn-hangzhou")).out().contains("region"));
        assertTrue(run(0, with(words, "cn-wuhan-lr")).out().contains("cn-wuhan-lr"));
    }

    private static String[] with(List<String> words, String last) {
        return Stream.concat(words.stream(), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void renderShowsTheRequestAndBothHeadersForAFile() throws Exception {
        save("Orders", "https://api.example.com/cb?x=1", BODY);
        var line = run(0, "render", "--profile", "Orders", "--file", picture().toString(), "--key", "in/{name}", "--output", "json").json().getFirst();
        var file = line.get("file");
        assertEquals("in/photo.png 29 image/png 3 2 png", String.join(" ", file.get("object").asText(), file.get("size").asText(),
                file.get("mimeType").asText(), file.get("imageWidth").asText(), file.get("imageHeight").asText(), file.get("imageFormat").asText()));
        assertEquals(2, line.get("requests").size());
        var request = line.get("requests").get(0);
        assertEquals("POST /cb?x=1", request.get("method").asText() + " " + request.get("target").asText());
        assertEquals("{\"o\":\"in/photo.png\",\"s\":29,\"w\":3,\"f\":\"photo 中\"}", request.get("body").asText());
        assertEquals(request.get("body").asText().getBytes(UTF_8).length, request.get("bodyBytes").asInt());
        assertEquals("api.example.com", header(request, "Host"));
        assertEquals(request.get("bodyBytes").asText(), header(request, "Content-Length"));
        for (var name : List.of("callback", "variables")) {
            var header = line.get(name);
            assertEquals(header.get("json").asText(), new String(Base64.getDecoder().decode(header.get("base64").asText()), UTF_8));
            assertEquals(header.get("base64").asText().length(), header.get("bytes").asInt());
        }
        assertEquals("{\"x:from\":\"photo 中\"}", line.get("variables").get("json").asText());
    }

    private static String header(JsonNode request, String name) {
        for (var header : request.get("headers")) {
            if (header.get("name").asText().equals(name)) {
                return header.get("value").asText();
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void renderWithoutAFileSaysThatItIsASample() throws Exception {
        save("Orders", "https://api.example.com/cb", BODY);
        var out = run(0, "render", "--profile", "Orders").out();
        assertTrue(out.startsWith("For the sample storefront-05.jpg, "), out);
        assertTrue(out.contains("\nPOST /cb HTTP/1.1\nHost: api.example.com\nConnection: close\n"), out);
        assertTrue(out.contains("\n\n{\"o\":\"storefront-05.jpg\",\"s\":114020,\"w\":810,\"f\":\"storefront-05 中\"}\n"), out);
        assertTrue(out.contains("If that fails, the same goes to http://second.example/"), out);
        assertTrue(out.contains("\nx-oss-callback-var, 40 of 5,120 bytes\n{\"x:from\":\"storefront-05 中\"}\n"), out);
    }

    @Test
    void renderMasksSecretsUnlessAskedNotTo() throws Exception {
        new ProfileStore(home, values).save(SavedProfile.of(new CallbackProfile("Orders", List.of("https://api.example.com/cb"), null, false, BodyType.FORM,
                "t=${x:token}&s=${size}", List.of(CallbackVariable.fixed("x:token", "s3cret").withSecret(true)), Map.of())));
        var secret = Base64.getEncoder().encodeToString("{\"x:token\":\"s3cret\"}".getBytes(UTF_8));
        for (var output : List.of("text", "json")) {
            var masked = run(0, "render", "--profile", "Orders", "--output", output);
            assertFalse(masked.out().contains("s3cret") || masked.out().contains(secret), masked.out());
            assertTrue(masked.out().contains("t=••••&s=114020"), masked.out());
            assertTrue(masked.err().contains("--show-secrets"), masked.err());
            var shown = run(0, "render", "--profile", "Orders", "--show-secrets", "--output", output);
            assertTrue(shown.out().contains("t=s3cret&s=114020") && shown.out().contains(secret), shown.out());
            assertEquals("", shown.err());
        }
        var line = run(0, "render", "--profile", "Orders", "--output", "json").json().getFirst();
        assertEquals(secret.length(), line.get("variables").get("bytes").asInt());
    }

    @Test
    void whereNothingListensOnThisMachineThatIsTheAdvice() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var out = run(3, "send", "--callback-url", "http://127.0.0.1:" + closed + "/cb", "--callback-body", "a=${size}").out();
        assertTrue(out.contains("Nothing answers at 127.0.0.1:" + closed), out);
        assertFalse(out.contains("outside your network"), out);
        assertFalse(out.contains("OSS_CALLBACK_KEY_PREFIX"), out);
    }

    @Test
    void checkTellsEachFindingAndItsExitCode() throws Exception {
        save("Bad", "http://127.0.0.1/cb", "{\"o\":\"${object}\",\"n\":${nothing}}");
        var cli = run(1, "check", "--profile", "Bad", "--output", "json");
        var line = cli.json().getFirst();
        assertTrue(line.get("errors").asInt() >= 2, line.toString());
        var codes = line.get("findings").findValuesAsText("code");
        assertTrue(codes.contains("urlPrivate"), line.toString());
        var told = run(1, "check", "--profile", "Bad").out();
        assertTrue(told.lines().count() >= 2 && told.lines().allMatch(text -> text.matches("(Error|Warning): .+\\.?")), told);
        assertEquals("Nothing to object to.\n", run(0, "check", "--callback-url", "http://example.com/", "--callback-body", "a=${object}").out());
        var warned = run(0, "check", "--callback-url", "https://example.com/", "--callback-body", "a=${object}").out();
        assertTrue(warned.startsWith("Warning: "), warned);
        var template = run(1, "check", "--callback-url", "http://example.com/", "--callback-body", "a=${x:a}", "--callback-header", "a=b",
                "--profile", broken()).out();
        assertEquals(1, template.lines().filter(each -> each.contains("{nonsense}")).count(), template);
    }

    @Test
    void aTableGivesTheValuesOfTheFile() throws Exception {
        var file = Files.writeString(home.resolve("a.txt"), "hello");
        var rows = Files.writeString(home.resolve("rows.csv"), "path,order\na.txt,SO-7\n").toString();
        var words = List.of("--callback-url", "http://example.com/", "--callback-body", "n=${x:n}", "--var-from", "x:n={row:order}", "--rows", rows);
        var with = new ArrayList<>(List.of("render", "--file", file.toString()));
        with.addAll(words);
        assertTrue(run(0, with.toArray(String[]::new)).out().contains("\nn=SO-7\n"));
        var without = new ArrayList<>(List.of("render"));
        without.addAll(words);
        assertTrue(run(2, without.toArray(String[]::new)).err().contains("--rows needs --file"));
        with.set(2, Files.writeString(home.resolve("b.txt"), "hello").toString());
        assertTrue(run(2, with.toArray(String[]::new)).err().contains("b.txt"));
    }

    private String broken() throws Exception {
        new ProfileStore(home, values).save(SavedProfile.of(new CallbackProfile("Broken", List.of(), null, false, BodyType.FORM, "",
                List.of(CallbackVariable.fromFile("x:a", "{nonsense}")), Map.of())));
        return "Broken";
    }

    @Test
    void sendReachesTheServerWithTheHeadersOfOss() throws Exception {
        var cli = run(0, "send", "--callback-url", url(""), "--callback-body", "k=${object}&n=${x:n}", "--var", "x:n=a b", "--bucket", "my-bucket",
                "--file", picture().toString());
        var received = sandbox.callbacks().getLast();
        assertEquals("k=photo.png&n=a%20b", received.bodyText());
        assertEquals("my-bucket", received.header("x-oss-bucket").orElseThrow());
        assertEquals("aliyun-oss-callback", received.header("User-Agent").orElseThrow());
        var out = cli.out();
        assertTrue(out.startsWith("Sent from this machine, not by OSS. Signed with the sandbox’s key; the public one is at http://127.0.0.1:"), out);
        assertTrue(out.contains("  ✓ DNS: 127.0.0.1 ("), out);
        assertTrue(out.contains("OSS would answer 200 and hand this answer on"), out);
        assertTrue(out.endsWith("The public key was not fetched from here.\n"), out);
    }

    @Test
    void bothHandshakesOfAnHttpsUrlAreTold() throws Exception {
        try (var secure = Sandbox.start(SandboxOptions.temporary().withReceiverTlsPort(ListenPort.ANY))) {
            var words = new String[] {"send", "--callback-url", secure.receiverTlsUrl().orElseThrow().toString(), "--callback-sni", "--callback-body", "a=1"};
            var out = run(3, words).out();
            var shown = "Certificate of CN=Dropback sandbox, issued by CN=Dropback sandbox: not accepted, ";
            assertTrue(out.contains("  ✗ TLS with SNI: " + shown) && out.contains("  ✗ TLS without SNI: " + shown), out);
            var url = run(3, Stream.concat(Stream.of(words), Stream.of("--output", "json")).toArray(String[]::new)).json().getFirst().get("urls").get(0);
            assertEquals(2, url.get("tls").size());
            assertEquals("true true false CN=Dropback sandbox", told(url.get("tls").get(0)));
            assertEquals("false false false CN=Dropback sandbox", told(url.get("tls").get(1)));
        }
        assertEquals(0, run(0, "send", "--callback-url", url(""), "--callback-body", "a=1", "--output", "json").json().getFirst().get("urls").get(0).get("tls").size());
    }

    private static String told(JsonNode handshake) {
        return Stream.of("sni", "sent", "works", "issuer").map(field -> handshake.get(field).asText()).collect(Collectors.joining(" "));
    }

    @Test
    void theKeyIsAtThePortThatIsAskedForAndAReceiverThatRefusesIsToldAbout() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
            assertTrue(run(2, "send", "--callback-url", url(""), "--callback-body", "a=1", "--key-port", String.valueOf(free)).err().contains("port " + free));
        }
        var out = run(3, "send", "--callback-url", url("/status/403"), "--callback-body", "a=1", "--key-port", String.valueOf(free)).out();
        assertTrue(out.contains("http://127.0.0.1:" + free + "/callback_pub_key_v1.pem"), out);
        assertTrue(out.contains("OSS_CALLBACK_KEY_PREFIX=http://127.0.0.1:" + free + "/"), out);
        assertTrue(run(2, "send", "--callback-url", url(""), "--callback-body", "a=1", "--key-port", "65536").err().contains("65535"));
    }

    @Test
    void aServerCanFetchTheKeyAndVerifyWithIt() throws Exception {
        var verified = new CopyOnWriteArrayList<Boolean>();
        try (var server = WireServer.bind(new InetSocketAddress("127.0.0.1", 0))) {
            server.serve(exchange -> {
                var body = exchange.body().readAllBytes();
                var keyUrl = new String(Base64.getDecoder().decode(exchange.head().header("x-oss-pub-key-url").orElseThrow()), UTF_8);
                try (var pem = URI.create(keyUrl).toURL().openStream()) {
                    var key = CallbackSignature.publicKey(new String(pem.readAllBytes(), UTF_8));
                    verified.add(CallbackSignature.verify(key, CallbackSignature.stringToSign("/cb?a=%20", body),
                            exchange.head().header("Authorization").orElseThrow()));
                } catch (java.security.GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
                var answer = "{}".getBytes(UTF_8);
                try (var out = exchange.respond(200, List.of(), answer.length)) {
                    out.write(answer);
                }
            });
            var cli = run(0, "send", "--callback-url", "http://127.0.0.1:" + server.port() + "/cb?a=%20", "--callback-body", "k=${object}");
            assertEquals(List.of(true), verified);
            assertTrue(cli.out().endsWith("The public key was fetched once from here.\n"), cli.out());
        }
    }

    @Test
    void aFailedCallbackIsExitCodeThreeAndToldInJson() {
        var line = run(3, "send", "--callback-url", url("/status/502"), "--callback-url", url("/body/html"), "--callback-body", "k=${object}",
                "--unsigned", "--output", "json").json().getFirst();
        assertFalse(line.get("accepted").asBoolean() || line.get("signed").asBoolean());
        assertEquals("203 Response body is not valid json format. 0007-00000205", line.get("ossStatus") + " " + line.get("message").asText() + " "
                + line.get("ec").asText());
        assertEquals(2, line.get("urls").size());
        var first = line.get("urls").get(0);
        assertEquals("502 lookup connect request head body", first.get("answer").get("status") + " "
                + String.join(" ", first.get("steps").findValuesAsText("step")));
        assertEquals("Error status : 502.", first.get("message").asText());
        assertTrue(line.get("publicKeyUrl").isNull());
    }

    @Test
    void noAnswerIsToldToo() {
        var line = run(3, "send", "--callback-url", "http://nowhere.invalid/", "--callback-body", "a", "--output", "json").json().getFirst();
        assertEquals("host-unknown", line.get("urls").get(0).get("failure").asText());
        assertTrue(line.get("urls").get(0).get("answer").isNull());
        var refused = run(3, "send", "--callback-url", "my", "--callback-body", "a", "--output", "json").json().getFirst();
        assertEquals(400, refused.get("ossStatus").asInt());
        assertEquals(0, refused.get("urls").size());
    }

    @Test
    void anInterruptEndsItWith130() throws Exception {
        var cli = new CliHarness(home);
        var started = new CountDownLatch(1);
        var task = new FutureTask<>(() -> {
            started.countDown();
            return cli.run("callback", "send", "--callback-url", url("/delay/30s"), "--callback-body", "a");
        });
        Thread.ofVirtual().start(task);
        started.await();
        org.awaitility.Awaitility.await().until(() -> cli.out().contains("Sent from this machine"));
        cli.send(Signals.Kind.INTERRUPT);
        assertEquals(130, task.get(60, TimeUnit.SECONDS));
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        for (var command : List.of("render", "check", "send")) {
            assertTrue(run(2, command).err().contains("--callback-url"));
            assertTrue(run(2, command, "--callback-url", "http://a.example/").err().contains("--callback-body"));
        }
        assertTrue(run(2, "send", "--callback-url", "http://a.example/", "--callback-body", "a", "--file", home.resolve("none").toString()).err().contains("none"));
        assertTrue(run(2, "render", "--callback-url", "http://a.example/", "--callback-body", "a", "--key", "{nonsense}").err().contains("--key"));
        assertTrue(run(2, "render", "--callback-url", "http://a.example/", "--callback-body", "a", "--bucket", "A").err().contains("A"));
    }

    @Test
    void chineseSpeaksChinese() {
        var out = run(0, Locale.SIMPLIFIED_CHINESE, "send", "--callback-url", url(""), "--callback-body", "a").out();
        assertTrue(out.startsWith("从本机发出，不是 OSS 发的。"), out);
    }
}
