package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropback.callback.CallbackSignature;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The receivers, run: they answer what the sandbox signs, and refuse all else. */
class ReceiversTest {

    private static final String TARGET = "/oss/%E5%9B%9E%E8%B0%83%20a+b%2Fc?id=%E4%B8%AD+x%2F&again=1?2";
    private static final byte[] FORM = "object=a%2Fb%20c&note=%E4%B8%AD%E6%96%87&empty=&plus=1+1".getBytes(UTF_8);
    private static final byte[] JSON = "{\"object\":  \"图 1.jpg\",\n\"size\":0005e2,\"quote\":\"\\\"\\u00e9\"}\r\n".getBytes(UTF_8);

    @TempDir
    private Path folder;

    static Stream<SnippetLanguage> receivers() {
        return Arrays.stream(SnippetLanguage.values()).filter(language -> language.kind() == SnippetKind.RECEIVER);
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void whatTheSandboxSignsIsAnsweredAndAllElseRefused(SnippetLanguage language) throws Exception {
        Workshop.need(tool(language), language);
        try (var sandbox = Sandbox.start(SandboxOptions.temporary());
             var receiver = new RunningReceiver(folder, language, sandbox.endpoint().toString())) {
            for (var target : List.of("/", "/plain", TARGET)) {
                for (var body : List.of(FORM, JSON)) {
                    accepts(sandbox, receiver, target, body);
                }
            }
            assertTrue(receiver.log().contains("note=%E4%B8%AD%E6%96%87") && receiver.log().contains("\"图 1.jpg\""), receiver.log());
            refusesAnotherBody(sandbox, receiver);
            refusesAnotherKey(sandbox, receiver);
            refusesWhatIsNoCallback(sandbox, receiver);
        }
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void withoutBeingToldItTakesOnlyOssKeys(SnippetLanguage language) throws Exception {
        Workshop.need(tool(language), language);
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var receiver = new RunningReceiver(folder, language, null)) {
            assertEquals(403, receiver.post("/cb", FORM, signed(sandbox, "/cb", FORM)).statusCode());
        }
    }

    private static void accepts(Sandbox sandbox, RunningReceiver receiver, String target, byte[] body) throws Exception {
        var answer = receiver.post(target, body, signed(sandbox, target, body));
        assertEquals("200 {\"Status\":\"OK\"}", answer.statusCode() + " " + answer.body(), receiver.log());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(answer.body().length(), answer.headers().firstValueAsLong("Content-Length").orElse(-1));
    }

    private static void refusesAnotherBody(Sandbox sandbox, RunningReceiver receiver) throws Exception {
        var headers = signed(sandbox, TARGET, FORM);
        var text = new String(FORM, UTF_8);
        for (var other : List.of(text.replace("a%2Fb", "x%2Fb"), text.replace("%20", "+"), text.replace("%2F", "%2f"), text.replace("1+1", "1%2B1"),
                text.replace("&empty=", ""), text + "\n", "")) {
            assertEquals(403, receiver.post(TARGET, other.getBytes(UTF_8), headers).statusCode(), other);
        }
        var json = new String(JSON, UTF_8).replace("  ", " ");
        assertEquals(403, receiver.post(TARGET, json.getBytes(UTF_8), signed(sandbox, TARGET, JSON)).statusCode());
        for (var target : List.of("/other", TARGET.replace("again=1", "again=2"), TARGET.replace("%E4%B8%AD+x", "%E4%B8%AD%20x"), TARGET.substring(0, TARGET.indexOf('?')),
                TARGET.replace("a+b", "a%20b"))) {
            assertEquals(403, receiver.post(target, FORM, headers).statusCode(), target);
        }
    }

    private static void refusesAnotherKey(Sandbox sandbox, RunningReceiver receiver) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var pair = generator.generateKeyPair();
        var signature = CallbackSignature.sign(pair.getPrivate(), CallbackSignature.stringToSign("/cb", FORM));
        var served = serve(pair);
        try {
            var theirs = "http://127.0.0.1:" + served.getAddress().getPort() + "/key.pem";
            for (var keyUrl : List.of(sandbox.publicKeyUrl().toString(), theirs, theirs + "?http://gosspublic.alicdn.com/",
                    "http://gosspublic.alicdn.com@127.0.0.1:" + served.getAddress().getPort() + "/key.pem", "http://gosspublic.alicdn.com.example/key.pem",
                    sandbox.endpoint() + "@127.0.0.1:" + served.getAddress().getPort() + "/key.pem", "file:///etc/hostname", "")) {
                assertEquals(403, receiver.post("/cb", FORM, headers(signature, keyUrl)).statusCode(), keyUrl);
            }
        } finally {
            served.stop(0);
        }
    }

    private static HttpServer serve(KeyPair pair) throws Exception {
        var pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n").getBytes(UTF_8);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, pem.length);
            exchange.getResponseBody().write(pem);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void refusesWhatIsNoCallback(Sandbox sandbox, RunningReceiver receiver) throws Exception {
        assertEquals(403, receiver.post("/cb", FORM, Map.of()).statusCode());
        for (var name : List.of("Authorization", "x-oss-pub-key-url")) {
            var without = new HashMap<>(signed(sandbox, "/cb", FORM));
            without.remove(name);
            assertEquals(403, receiver.post("/cb", FORM, without).statusCode(), name);
            without.put(name, "%%% no base64 %%%");
            assertEquals(403, receiver.post("/cb", FORM, without).statusCode(), name);
        }
        assertEquals(403, receiver.post("/cb", FORM, headers("", sandbox.publicKeyUrl().toString())).statusCode());
        assertEquals(403, receiver.post("/cb", FORM, headers(sandbox.sign(FORM), sandbox.endpoint() + "/no-key")).statusCode());
        assertTrue(receiver.get("/cb") >= 400);
        assertEquals(200, receiver.post("/cb", FORM, signed(sandbox, "/cb", FORM)).statusCode(), "it still answers");
    }

    private static Map<String, String> signed(Sandbox sandbox, String target, byte[] body) {
        return headers(sandbox.sign(CallbackSignature.stringToSign(target, body)), sandbox.publicKeyUrl().toString());
    }

    private static Map<String, String> headers(String signature, String keyUrl) {
        return Map.of("Authorization", signature, "x-oss-pub-key-url", Base64.getEncoder().encodeToString(keyUrl.getBytes(UTF_8)),
                "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String tool(SnippetLanguage language) {
        return switch (language) {
            case RECEIVER_NODEJS -> "node";
            case RECEIVER_PYTHON -> "python3";
            case RECEIVER_PHP -> "php";
            case RECEIVER_GO -> "go";
            default -> "sh";
        };
    }
}
