package org.dropback.sandbox.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dropback.callback.SignatureCheck;
import org.dropback.sandbox.OnSandbox;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.SandboxRules;
import org.dropback.sandbox.receiver.AnswerRule.On;
import org.dropback.text.PlaceholderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the receiver answers, by plan, and what it forwards. */
class AnswersTest extends OnSandbox {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpResponse<String> post(String target, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(sandbox.receiverUrl().resolve(target)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ReceiverAnswer json(String body) {
        return ReceiverAnswer.OK.withBody(body);
    }

    @Test
    void valuesOfTheCallbackAreFilledIn() throws Exception {
        sandbox.receiver().answerWith(json("{\"o\":\"{object}\",\"b\":\"{bucket}\",\"id\":\"{requestId}\",\"q\":\"{query.a}\",\"h\":\"{header.x-a}\","
                + "\"n\":{body.size},\"in\":\"{body.user.name}\",\"none\":\"{body.missing}\",\"p\":\"{path}\",\"brace\":\"{{object}\",\"e\":{},\"all\":{body}}")
                .withHeaders(List.of(Map.entry("X-Object", "{object}"))));
        var answer = post("/callback?a=1%202", "{\"object\":\"it's \\\"q\\\" \u4e2d\\n\",\"size\":7,\"user\":{\"name\":\"n\"}}",
                "x-oss-bucket", "bk", "x-oss-request-id", "ID", "X-A", "v");
        assertEquals("{\"o\":\"it's \\\"q\\\" \u4e2d\\n\",\"b\":\"bk\",\"id\":\"ID\",\"q\":\"1 2\",\"h\":\"v\",\"n\":7,\"in\":\"n\",\"none\":\"\",\"p\":\"/callback\","
                + "\"brace\":\"{object}\",\"e\":{},\"all\":{\"object\":\"it's \\\"q\\\" \u4e2d\\n\",\"size\":7,\"user\":{\"name\":\"n\"}}}", answer.body());
        assertTrue(answer.headers().firstValue("X-Object").orElseThrow().startsWith("it's \"q\""), "a line break in a value begins no header");
        var sent = sandbox.callbacks().getFirst().answer();
        assertArrayEquals(answer.body().getBytes(UTF_8), sent.body());
        assertTrue(sent.verdict().accepted());
    }

    @Test
    void aFormsFieldsAreValuesToo() throws Exception {
        sandbox.receiver().answerWith(new ReceiverAnswer(200, "{object}|{body.b}", "text/plain", Duration.ZERO));
        assertEquals("a/\u4e2d \"|1", post("/callback", "object=a%2F%E4%B8%AD+%22&b=1&b=2&broken=%zz").body());
        assertEquals("|", post("/callback", "\0\uFFFD[").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{foo}", "x{body.}", "{objekt}", "{header}", "{Object}", "{object.name}", "{query}"})
    void anUnknownPlaceholderIsRefusedAtEntry(String body) {
        if (body.equals("x{body.}")) {
            assertEquals(body, json(body).body(), "no word, so no placeholder");
            return;
        }
        var e = assertThrows(PlaceholderException.class, () -> json(body));
        assertEquals("placeholder.unknown", e.messageKey());
        assertThrows(PlaceholderException.class, () -> ReceiverAnswer.OK.withHeaders(List.of(Map.entry("X", body))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A:", "Content-Length", "transfer-encoding", "a\r\nb"})
    void aHeaderThatCannotBeIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> ReceiverAnswer.OK.withHeaders(List.of(Map.entry(name, "v"))));
        assertThrows(IllegalArgumentException.class, () -> ReceiverAnswer.OK.withHeaders(List.of(Map.entry("X", "v\r\nY: z"))));
        assertThrows(IllegalArgumentException.class, () -> ReceiverAnswer.OK.withStatus(199));
        assertThrows(IllegalArgumentException.class, () -> ReceiverAnswer.OK.withDelay(Duration.ofHours(2)));
    }

    @Test
    void theFirstRuleThatFitsDecides() throws Exception {
        var plan = AnswerPlanJson.parse("""
                {"rules":[{"object":"*.png","status":403},{"path":"/hook/*","status":201,"body":"{path}"},{"path":"/callback/status/50?","status":418},
                {"object":"*","path":null,"status":202}],"otherwise":{"status":503}}""");
        sandbox.receiver().answerBy(plan);
        assertEquals(403, post("/hook/x", "object=a%2Fb.png").statusCode());
        assertEquals(201, post("/hook/%E4%B8%AD?q", "x").statusCode());
        assertEquals(418, post("/callback/status/502", "x").statusCode());
        assertEquals(404, post("/callback/status/404", "x").statusCode());
        assertEquals(202, post("/callback", "object=b.jpg").statusCode());
        assertEquals(503, post("/callback", "x").statusCode());
        assertEquals(404, post("/elsewhere", "x").statusCode());
        sandbox.receiver().answerWith(ReceiverAnswer.OK);
        assertEquals(200, post("/callback", "x").statusCode());
        assertEquals(4, sandbox.receiver().plan().rules().size());
    }

    @ParameterizedTest
    @CsvSource({"*,/a/b,true", "/a/*,/a/b/c,true", "/a/?,/a/b,true", "/a/?,/a/,false", "/a,/a/b,false", "*b*c,/xbxxcxc,true", "*b*c,/xbxxcxd,false", "/a.c,/abc,false"})
    void globs(String glob, String path, boolean fits) {
        var head = ("POST " + path + " HTTP/1.1\r\n\r\n").getBytes(UTF_8);
        var report = SignatureCheck.unreachable(path, List.of(), new byte[0]);
        var callback = ReceivedCallback.of(0, Instant.EPOCH, head, new byte[0], report, null);
        assertEquals(fits, new AnswerRule(On.PATH, glob, ReceiverAnswer.OK).fits(callback));
    }

    @Test
    void aDroppedConnectionIsRecordedAsSuch() throws Exception {
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withDrop(true));
        assertThrows(IOException.class, () -> post("/callback", "x"));
        var sent = sandbox.callbacks().getFirst().answer();
        assertTrue(sent.dropped());
        assertEquals("Callback to application server failed, please check your callbackUrl.", sent.verdict().ossMessage());
    }

    @Test
    void aPauseAnswersButKeepsNothing() throws Exception {
        sandbox.receiver().record(false);
        assertEquals(200, post("/callback", "x").statusCode());
        assertEquals(0, sandbox.receiver().log().count(""));
        sandbox.receiver().record(true);
        assertEquals(200, post("/callback", "x").statusCode());
        assertEquals(1, sandbox.receiver().log().count(""));
    }

    @Test
    void aPlanSurvivesItsJson() {
        var plan = new AnswerPlan(List.of(new AnswerRule(On.OBJECT, "*.\u4e2d", json("\"{object}\"").withDrop(true).withDelay(Duration.ofMillis(1500))),
                new AnswerRule(On.PATH, "/x", ReceiverAnswer.OK.withContentType("").withHeaders(List.of(Map.entry("A", "b"))))), ReceiverAnswer.OK.withStatus(204),
                URI.create("http://localhost:8080/x?y"));
        assertEquals(plan, AnswerPlanJson.parse(AnswerPlanJson.format(plan)));
        assertEquals(AnswerPlan.always(ReceiverAnswer.OK), AnswerPlanJson.parse("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} x", "{\"rules\":{}}", "{\"rules\":[1]}", "{\"rules\":[{}]}", "{\"rules\":[{\"path\":\"\"}]}", "{\"nope\":1}",
        "{\"otherwise\":{\"status\":\"x\"}}", "{\"otherwise\":{\"status\":99}}", "{\"otherwise\":{\"delay\":\"soon\"}}", "{\"otherwise\":{\"path\":\"/\"}}",
        "{\"forward\":\"ftp://x\"}", "{\"forward\":\"no url\"}", "{\"forward\":\"http:///x\"}", "{\"forward\":1}", "{\"otherwise\":{\"headers\":{\"A B\":\"\"}}}",
        "{\"rules\":[{\"path\":\"/\",\"object\":\"x\"}]}", "{\"otherwise\":{\"drop\":\"yes\"}}", "{\"otherwise\":{\"delay\":\"999999999h999999999h\"}}"})
    void whatIsNoPlanIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> AnswerPlanJson.parse(json));
    }

    private void forwardTo(String url) {
        sandbox.receiver().answerBy(sandbox.receiver().plan().withForward(URI.create(url)));
    }

    @Test
    void aForwardedCallbackArrivesUntouchedAndItsAnswerComesBack() throws Exception {
        try (var other = Sandbox.start(SandboxOptions.temporary().withAnswer(new ReceiverAnswer(302, List.of(Map.entry("Location", "/x"), Map.entry("X-Own", "1")),
                "moved {object}", "text/plain", Duration.ZERO, false)))) {
            forwardTo(other.receiverUrl().resolve("/").toString());
            var answer = post("/callback?a=%20", "object=k&x=\u4e2d", "X-Odd", "1", "Authorization", "sig");
            assertEquals("302 moved k 1", answer.statusCode() + " " + answer.body() + " " + answer.headers().firstValue("X-Own").orElseThrow());
            var arrived = other.callbacks().getFirst();
            assertEquals(1, other.callbacks().size(), "a redirect was followed");
            assertEquals("/callback?a=%20", arrived.target());
            assertEquals("object=k&x=\u4e2d", arrived.bodyText());
            assertEquals(sandbox.receiverUrl().getAuthority(), arrived.header("Host").orElseThrow());
            assertEquals("1 sig", arrived.header("X-Odd").orElseThrow() + " " + arrived.header("Authorization").orElseThrow());
            var sent = sandbox.callbacks().getFirst().answer();
            assertEquals("moved k", new String(sent.body(), UTF_8));
            assertEquals(URI.create(other.receiverUrl().resolve("/").toString()), sent.relay().to());
            assertFalse(sent.verdict().accepted());
            assertEquals(1, answer.headers().allValues("Date").size());
            assertEquals(503, post("/callback/status/503", "x").statusCode(), "a scripted path is not forwarded");
            forwardTo(other.receiverUrl() + "/status/201");
            assertEquals(201, post("/elsewhere?q=1", "x").statusCode());
            assertEquals("/callback/status/201?q=1", other.callbacks().getLast().target());
        }
    }

    @Test
    void aServerThatAnswersInChunksIsSeenToForgetContentLength() throws Exception {
        try (var other = Sandbox.start(SandboxOptions.temporary())) {
            forwardTo(other.receiverUrl() + "/body/chunked");
            var answer = post("/callback", "x");
            assertEquals("{\"Status\":\"OK\"}", answer.body());
            assertTrue(answer.headers().firstValue("Content-Length").isEmpty());
            assertTrue(sandbox.callbacks().getFirst().answer().verdict().ossMessage().contains("missing content-length"));
        }
    }

    @Test
    void theVerdictIsByTheRulesThatHeldWhenItWasAnswered() throws Exception {
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody("<a/>").withContentType("application/xml"));
        try {
            post("/callback", "x");
            sandbox.useRules(SandboxRules.DEFAULT.with("xml-answer=accept").with("answer-limit=3MB"));
            post("/callback", "x");
            sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody("\"" + "x".repeat(2 << 20) + "\""));
            post("/callback", "x");
            sandbox.useRules(SandboxRules.DEFAULT);
            post("/callback", "x");
            await().until(() -> sandbox.callbacks().size() == 4 && sandbox.callbacks().getLast().answer() != null);
            assertEquals(List.of(false, true, true, false), sandbox.callbacks().stream().map(each -> each.answer().verdict().accepted()).toList());
        } finally {
            sandbox.useRules(SandboxRules.DEFAULT);
        }
    }

    /** Names of containers often have one, and a URI then has no host. */
    @Test
    void aNameWithAnUnderscoreIsForwardedTo() throws Exception {
        forwardTo("http://my_app.invalid:8080/callback");
        var answer = post("/callback", "x");
        assertEquals(502, answer.statusCode());
        assertTrue(answer.body().contains("HOST_UNKNOWN: my_app.invalid"), answer.body());
        assertThrows(IllegalArgumentException.class, () -> forwardTo("http://a@my_app:8080"));
        assertThrows(IllegalArgumentException.class, () -> forwardTo("http://my_app:70000"));
    }

    @Test
    void whatCannotBeForwardedIsA502WithItsReason() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        forwardTo("http://127.0.0.1:" + free);
        var answer = post("/callback", "x");
        assertEquals(502, answer.statusCode());
        assertTrue(answer.body().contains("NOT_CONNECTED"), answer.body());
        assertTrue(sandbox.callbacks().getFirst().answer().relay().failure().startsWith("NOT_CONNECTED"));
    }

    @Test
    void aLoopEnds() throws Exception {
        try (var other = Sandbox.start(SandboxOptions.temporary())) {
            forwardTo(other.receiverUrl().resolve("/").toString());
            other.receiver().answerBy(other.receiver().plan().withForward(sandbox.receiverUrl().resolve("/")));
            assertEquals(502, post("/callback", "x").statusCode());
            await().until(() -> sandbox.callbacks().size() == 2 && other.callbacks().size() == 1);
            assertTrue(sandbox.callbacks().getLast().answer().relay().failure().contains("leads back"));
        }
    }
}
