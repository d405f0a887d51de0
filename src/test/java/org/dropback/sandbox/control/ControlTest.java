package org.dropback.sandbox.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dropback.sandbox.ListenPort;
import org.dropback.sandbox.Rule;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.SandboxRules;
import org.dropback.sandbox.Signed;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.signing.V1Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static Sandbox sandbox;
    private static Signed signed;

    private record Answer(int status, String head, JsonNode json) { }

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary().withControlPort(ListenPort.ANY));
        signed = new Signed(sandbox);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @AfterEach
    void straighten() {
        sandbox.useRules(SandboxRules.DEFAULT);
        sandbox.useFaults(List.of());
        sandbox.useClockOffset(Duration.ZERO);
        sandbox.receiver().answerWith(ReceiverAnswer.OK);
    }

    @Test
    void rulesAreReadChangedAndSetBack() throws Exception {
        assertEquals("any-failure", call("GET", "/rules", "").json().get("next-url").asText());
        assertEquals(Rule.values().length, call("GET", "/rules", "").json().size());
        var changed = call("PUT", "/rules", "{\"next-url\":\"connect-error\",\"answer-limit\":\"3MB\"}");
        assertEquals("200 connect-error", changed.status() + " " + changed.json().get("next-url").asText());
        call("PUT", "/rules", "{\"answer-limit\":\"1MB\"}");
        assertEquals("connect-error", sandbox.rules().get(Rule.NEXT_URL));
        assertEquals("any-failure", call("DELETE", "/rules", "").json().get("next-url").asText());
    }

    @Test
    void faultsStrikeFromThenOnAndAreCounted() throws Exception {
        assertEquals(200, call("PUT", "/faults", "{\"faults\":[\"503 op=PutObject times=1\",\"wrong-crc\"]}").status());
        assertEquals(503, signed.put("k", new byte[1], Map.of()).statusCode());
        assertEquals(200, signed.put("k", new byte[1], Map.of()).statusCode());
        var faults = call("GET", "/faults", "").json().get("faults");
        assertEquals("{\"rule\":\"503 op=PutObject times=1\",\"matching\":2,\"struck\":1}", faults.get(0).toString());
        assertEquals("{\"faults\":[]}", call("DELETE", "/faults", "").json().toString());
        assertEquals(200, signed.put("k", new byte[1], Map.of()).statusCode());
    }

    @Test
    void thePlanAnswersByObjectAndComesBackAsItWasPut() throws Exception {
        var plan = "{\"rules\":[{\"object\":\"*.png\",\"status\":403}],\"otherwise\":{\"status\":201},\"forward\":null}";
        assertEquals(200, call("PUT", "/plan", plan).status());
        var got = call("GET", "/plan", "").json();
        assertEquals("*.png", got.at("/rules/0/object").asText());
        assertEquals(201, got.at("/otherwise/status").asInt());
        assertEquals(201, call("GET", "/answer", "").json().get("status").asInt());
        assertEquals(400, call("PUT", "/plan", "{\"rules\":[{\"status\":403}]}").status());
        assertEquals("body", call("PUT", "/plan", "{\"otherwise\":{\"body\":\"{nothing}\"}}").json().path("field").asText());
        assertEquals(201, call("GET", "/answer", "").json().get("status").asInt());
        assertEquals(200, call("DELETE", "/plan", "").json().at("/otherwise/status").asInt());
    }

    @Test
    void theReceiverAnswersAsTold() throws Exception {
        call("PUT", "/answer", "{\"status\":502}");
        call("PUT", "/answer", "{\"body\":\"{}\",\"contentType\":\"application/json\",\"delay\":\"10ms\"}");
        assertEquals("{\"status\":502,\"body\":\"{}\",\"contentType\":\"application/json\",\"delay\":\"10ms\"}", call("GET", "/answer",
                "").json().toString());
        var headers = Map.of(HEADER, callback(sandbox.receiverUrl().toString()));
        assertEquals("Error status : 502.", Signed.element(signed.put("k", new byte[1], headers), "Message"));
        assertEquals(200, call("DELETE", "/answer", "").json().get("status").asInt());
        assertEquals(200, signed.put("k", new byte[1], headers).statusCode());
    }

    @Test
    void aTemporaryKeyIsAddedExpiresAndIsRenewed() throws Exception {
        var key = "{\"accessKeyId\":\"STS.mine\",\"accessKeySecret\":\"s\",\"securityToken\":\"t%d\",\"expiration\":\"%s\"}";
        var added = call("POST", "/keys", key.formatted(1, "2099-01-01T00:00:00Z"));
        assertEquals("200 {\"keys\":[{\"accessKeyId\":\"STS.mine\",\"expiration\":\"2099-01-01T00:00:00Z\"},"
                + "{\"accessKeyId\":\"STS.sandbox\",\"expiration\":null}]}", added.status() + " " + added.json());
        assertEquals("200", putWithToken("t1"));
        call("POST", "/keys", key.formatted(2, Instant.now().minusSeconds(1)));
        assertEquals("403 InvalidSecurityToken", putWithToken("t1"));
        assertEquals("403 SecurityTokenExpired", putWithToken("t2"));
        call("POST", "/keys", key.formatted(3, "2099-01-01T00:00:00Z"));
        assertEquals("200", putWithToken("t3"));
        assertEquals(1, call("DELETE", "/keys", "").json().get("keys").size());
        assertEquals("403 InvalidAccessKeyId", putWithToken("t3"));
        assertEquals("accessKeySecret", call("POST", "/keys", "{\"accessKeyId\":\"i\",\"securityToken\":\"t\"}").json().path("field").asText());
        assertEquals("securityToken", call("POST", "/keys",
                "{\"accessKeyId\":\"i\",\"accessKeySecret\":\"s\",\"securityToken\":\"a\\nb\"}").json().path("field").asText());
        assertEquals("expiration", call("POST", "/keys", key.formatted(4, "tomorrow")).json().path("field").asText());
        assertEquals(405, call("PUT", "/keys", "{}").status());
        assertEquals(405, call("POST", "/clock", "{}").status());
    }

    private static String putWithToken(String token) throws Exception {
        var headers = new LinkedHashMap<>(Map.of("x-oss-security-token", token, "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC))));
        headers.put("Authorization", V1Signature.authorization("STS.mine", "s", signed.signable("PUT", "k", "", headers)));
        var answer = signed.unsigned("PUT", "k", "", headers, new byte[0]);
        return (answer.statusCode() + " " + Signed.element(answer, "Code")).strip();
    }

    @Test
    void theClockGoesWrongAsTold() throws Exception {
        assertEquals("-1200000ms", call("PUT", "/clock", "{\"offset\":\"-20m\"}").json().get("offset").asText());
        assertEquals("RequestTimeTooSkewed", Signed.element(signed.put("k", new byte[1], Map.of()), "Code"));
        var set = call("PUT", "/clock", "{\"now\":\"2023-12-16T16:20:57Z\"}").json();
        assertTrue(set.get("now").asText().startsWith("2023-12-16T16:2"), set.toString());
        assertEquals(200, signed.send("GET", "", "", Map.of(), new byte[0], Instant.parse("2023-12-16T16:20:57Z")).statusCode());
        assertEquals("0ms", call("DELETE", "/clock", "").json().get("offset").asText());
        assertEquals(200, signed.put("k", new byte[1], Map.of()).statusCode());
    }

    @Test
    void requestsAndCallbacksAreListedAndForgotten() throws Exception {
        call("DELETE", "/requests", "");
        call("DELETE", "/callbacks", "");
        signed.put("\u7167", new byte[3], Map.of(HEADER, callback(sandbox.receiverUrl() + "?a=b", "callbackBody", "k=${size}")));
        await().until(() -> sandbox.requests().size() == 1);
        var request = call("GET", "/requests", "").json().get("requests").get(0);
        assertEquals("PUT sandbox \u7167 200 3", request.get("method").asText() + " " + request.get("bucket").asText() + " "
                + request.get("key").asText()
                + " " + request.get("status") + " " + request.get("bytesReceived"));
        assertTrue(request.get("fault").isNull() && request.get("code").isNull());
        assertEquals("PutObject", request.get("operation").asText());
        assertTrue(request.get("headers").has("x-oss-callback"), request.toString());
        var received = call("GET", "/callbacks", "").json().get("callbacks").get(0);
        assertEquals("/callback?a=b k=3 valid 200 false", received.get("target").asText() + " " + received.get("body").asText() + " "
                + received.get("signature").asText() + " " + received.get("answered") + " " + received.get("tls"));
        assertEquals("Host", received.get("headers").get(0).get(0).asText());
        assertEquals("{\"requests\":[]}", call("DELETE", "/requests", "").json().toString());
        assertEquals("{\"callbacks\":[]}", call("DELETE", "/callbacks", "").json().toString());
        assertEquals(List.of(), sandbox.callbacks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "/rules|{\"next-url\":\"sometimes\"}|next-url", "/rules|{\"colour\":\"red\"}|colour", "/rules|{\"next-url\":5}|next-url",
        "/rules|{\"next-url\":null}|next-url",
        "/faults|{\"faults\":[\"503\",\"what\"]}|faults[1]", "/faults|{\"faults\":[5]}|faults[0]", "/faults|{\"faults\":\"503\"}|faults",
        "/faults|{}|faults",
        "/faults|{\"faults\":[],\"more\":1}|more", "/answer|{\"status\":199}|status", "/answer|{\"status\":\"200\"}|status",
        "/answer|{\"status\":200.5}|status",
        "/answer|{\"status\":99999999999}|status", "/answer|{\"body\":{}}|body", "/answer|{\"contentType\":\"a\\r\\nb: c\"}|contentType",
        "/answer|{\"delay\":\"soon\"}|delay",
        "/answer|{\"delay\":\"-1s\"}|delay", "/answer|{\"delay\":\"2h\"}|delay",
        "/answer|{\"contentType\":\"a\\u007fb\"}|contentType", "/answer|{\"Status\":200}|Status", "/clock|{}|offset",
        "/clock|{\"offset\":\"1h\",\"now\":\"2023-12-16T16:20:57Z\"}|offset",
        "/clock|{\"offset\":5}|offset", "/clock|{\"offset\":\"999999999h\"}|offset", "/clock|{\"now\":\"yesterday\"}|now",
        "/clock|{\"now\":\"+999999999-01-01T00:00:00Z\"}|now"})
    void aWrongFieldIsNamedAndNothingChanges(String path, String body, String field) throws Exception {
        var before = call("GET", path, "").json();
        var answer = call("PUT", path, body);
        assertEquals(400 + " " + field, answer.status() + " " + answer.json().path("field").asText());
        assertFalse(answer.json().get("error").asText().isBlank());
        if (!path.equals("/clock")) {
            assertEquals(before, call("GET", path, "").json());
        }
        assertEquals(Duration.ZERO, sandbox.clockOffset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "5", "\"x\"", "{}{}", "{\"status\":200,\"status\":201}", "{\"status\":}", "{'status':200}",
            "\u0000", "\uFEFF{}", "NaN"})
    void whatIsNoJsonObjectIs400(String body) throws Exception {
        assertEquals(400, call("PUT", "/answer", body).status());
    }

    @Test
    void hostileBodiesAreRefusedAndItLivesOn() throws Exception {
        assertEquals(400, call("PUT", "/rules", "[".repeat(200_000)).status());
        assertEquals(400, call("PUT", "/rules", "{\"a\":".repeat(100_000)).status());
        assertEquals(413, call("PUT", "/rules", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}").status());
        assertTrue(raw("PUT /rules HTTP/1.1\r\n" + good() + "Content-Length: 2\r\n\r\n\u00ff\u00fe").startsWith("HTTP/1.1 400"));
        var random = new Random(3);
        for (int i = 0; i < 100; i++) {
            var body = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                body.append("{}[]\":,\\ustaun15e\u00e9".charAt(random.nextInt(18)));
            }
            int status = call("PUT", "/faults", body.toString()).status();
            assertEquals(400, status, body.toString());
        }
        assertEquals(200, call("GET", "/rules", "").status());
    }

    @Test
    void withoutTheTokenNothingIsToldOrDone() throws Exception {
        for (var authorization : List.of("", "Authorization: Bearer \r\n", "Authorization: " + token() + "\r\n", "Authorization: Bearer "
                + token() + "0\r\n",
                "Authorization: bearer " + token().substring(1) + "\r\n", "Authorization: Basic " + token() + "\r\n")) {
            var answer = raw("GET /rules HTTP/1.1\r\nHost: " + host() + "\r\n" + authorization + "\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 401") && answer.contains("WWW-Authenticate: Bearer"), answer);
            assertFalse(answer.contains("next-url"), answer);
        }
        raw("DELETE /rules HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        try (var other = Sandbox.start(SandboxOptions.temporary().withControlPort(ListenPort.ANY))) {
            assertNotEquals(token(), other.controlToken().orElseThrow());
        }
    }

    @Test
    void aBrowserIsRefusedEvenWithTheToken() throws Exception {
        for (var origin : List.of("http://127.0.0.1", "null", "https://evil.example", "")) {
            assertTrue(raw("GET /rules HTTP/1.1\r\n" + good() + "origin: " + origin + "\r\n\r\n").startsWith("HTTP/1.1 403"), origin);
        }
        assertTrue(raw("OPTIONS /rules HTTP/1.1\r\n" + good() + "Origin: http://evil.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n")
                .startsWith("HTTP/1.1 403"));
    }

    @Test
    void anotherHostIsRefusedEvenWithTheToken() throws Exception {
        var token = "Authorization: Bearer " + token() + "\r\n";
        for (var host : List.of("evil.example", "evil.example:" + sandbox.controlUrl().orElseThrow().getPort(), "127.0.0.1", "127.0.0.1:1",
                "localhost.evil.example")) {
            assertTrue(raw("GET /rules HTTP/1.1\r\nHost: " + host + "\r\n" + token + "\r\n").startsWith("HTTP/1.1 403"), host);
        }
        assertTrue(raw("GET /rules HTTP/1.1\r\nHost: localhost:" + sandbox.controlUrl().orElseThrow().getPort() + "\r\n" + token
                + "\r\n").startsWith("HTTP/1.1 200"));
    }

    @Test
    void unknownPathsAndMethodsAreNamed() throws Exception {
        for (var path : List.of("/", "/rule", "/rules/", "/rules/x", "/../rules", "/%72ules", "//rules")) {
            assertEquals(404, call("GET", path, "").status(), path);
        }
        assertEquals(200, call("GET", "/rules?x=y", "").status());
        assertEquals(405, call("POST", "/rules", "{}").status());
        assertEquals(405, call("PUT", "/requests", "{}").status());
        assertEquals(405, call("PUT", "/callbacks", "{}").status());
        assertEquals(405, call("PATCH", "/answer", "{}").status());
    }

    @Test
    void aSandboxHasNoneUnlessAskedFor() throws Exception {
        try (var plain = Sandbox.start(SandboxOptions.temporary())) {
            assertTrue(plain.controlUrl().isEmpty() && plain.controlToken().isEmpty() && plain.receiverTlsUrl().isEmpty());
        }
    }

    private static Answer call(String method, String path, String body) throws Exception {
        var answer = raw(method + " " + path + " HTTP/1.1\r\n" + good() + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n"
                + new String(body.getBytes(UTF_8), ISO_8859_1));
        int end = answer.indexOf("\r\n\r\n");
        var head = answer.substring(0, end);
        assertTrue(head.contains("Content-Type: application/json"), answer);
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, JSON.readTree(answer.substring(end + 4).getBytes(ISO_8859_1)));
    }

    /** The request in ISO-8859-1, the answer in the same. */
    private static String raw(String request) throws Exception {
        try (var socket = new Socket("127.0.0.1", sandbox.controlUrl().orElseThrow().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String good() {
        return "Host: " + host() + "\r\nAuthorization: Bearer " + token() + "\r\n";
    }

    private static String host() {
        return sandbox.controlUrl().orElseThrow().getAuthority();
    }

    private static String token() {
        return sandbox.controlToken().orElseThrow();
    }
}
