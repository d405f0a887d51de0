package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.VAR_HEADER;
import static org.dropback.sandbox.CallbackParts.base64;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.CallbackSignature;
import org.dropback.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of facts 10: its default, and what its switch changes, while the sandbox runs. */
class RulesTest {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    private Sandbox sandbox;
    private Signed signed;
    private String url;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        signed = new Signed(sandbox);
        url = sandbox.receiverUrl().toString();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"|{\"v\":\"\",\"w\":\"\",\"x\":\"\"}", "empty-json-variable=nothing|{\"v\":,\"w\":,\"x\":}",
        "empty-json-variable=null|{\"v\":null,\"w\":null,\"x\":null}"})
    void anEmptyVariableInJson(String rule, String body) throws Exception {
        use(rule);
        put(url, "callbackBodyType", "application/json", "callbackBody", "{\"v\":${vpcId},\"w\":${imageInfo.width},\"x\":${x:none}}");
        assertEquals(body, last().bodyText());
    }

    @ParameterizedTest
    @CsvSource(value = {",k=a%20b+%2B", "space-in-form=plus,k=a+b+%2B"})
    void aSpaceInAForm(String rule, String body) throws Exception {
        use(rule);
        signed.put("a b", HELLO, Map.of(HEADER, callback(url, "callbackBody", "k=${object}+${x:plus}"), VAR_HEADER, base64("{\"x:plus\":\"+\"}")));
        assertEquals(body, last().bodyText());
    }

    @Test
    void theLongestAnswer() throws Exception {
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody('"' + "x".repeat(2_000_000) + '"'));
        assertEquals("Error Status : 400.User server return too long content-length value.", message(put(url)));
        use("answer-limit=3MB");
        assertEquals(2_000_002, put(url).body().length);
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody('"' + "x".repeat(3_200_000) + '"'));
        assertEquals("Error Status : 400.User server return too long content-length value.", message(put(url)));
    }

    @Test
    void anAnswerInXml() throws Exception {
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody("<ok/>").withContentType("application/xml"));
        assertEquals("Response body is not valid json format.", message(put(url)));
        use("xml-answer=accept");
        assertEquals("<ok/>", Signed.text(put(url)));
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody("<ok/>").withContentType("text/html"));
        assertEquals("Response body is not valid json format.", message(put(url)));
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>").withContentType("application/xml"));
        assertEquals("Response body is not valid json format.", message(put(url)));
    }

    @Test
    void aPrivateAddress() throws Exception {
        assertEquals(200, put(url).statusCode());
        use("private-address=refuse");
        assertEquals("400 Private address is forbidden to callback.", put(url).statusCode() + " " + message(put(url)));
    }

    @Test
    void whichFailureMovesOn() throws Exception {
        int closed;
        try (var free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        var unreachable = "http://127.0.0.1:" + closed + "/";
        assertEquals(200, put(url + "/status/500;" + url).statusCode());
        use("next-url=connect-error");
        assertEquals("203 Error status : 500.", put(url + "/status/500;" + url).statusCode() + " " + message(put(url + "/status/500;" + url)));
        assertEquals(203, put(url + "/body/html;" + url).statusCode());
        assertEquals(200, put(unreachable + ";" + url).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:Upper", "x:\u952e", "x:a b"})
    void theNameOfAVariable(String name) throws Exception {
        var headers = Map.of(HEADER, callback(url, "callbackBody", "v=1"), VAR_HEADER, CallbackParts.json(Map.of(name, "1", "x:fine-1_a", "2")));
        assertEquals(200, signed.put("k", HELLO, headers).statusCode());
        use("variable-name=lower-case");
        var refused = signed.put("k2", HELLO, headers);
        assertEquals("400 0007-00000104", refused.statusCode() + " " + Signed.element(refused, "EC"));
        assertEquals(404, signed.get("k2").statusCode());
        assertEquals(200, signed.put("k", HELLO, Map.of(HEADER, callback(url), VAR_HEADER, base64("{\"x:fine-1_a\":\"2\"}"))).statusCode());
    }

    @ParameterizedTest
    @CsvSource({",false", "plus-in-path=space,true"})
    void aPlusInThePathWhenSigning(String rule, boolean space) throws Exception {
        use(rule);
        put(sandbox.receiverUrl().resolve("/callback/status/200").toString().replace("/200", "/2+0"));
        var received = last();
        var key = CallbackSignature.publicKey(new String(sandbox.publicKeyUrl().toURL().openStream().readAllBytes(), UTF_8));
        var authorization = received.header("Authorization").orElseThrow();
        assertEquals(space, CallbackSignature.verify(key, ("/callback/status/2 0\n" + received.bodyText()).getBytes(UTF_8), authorization));
        assertEquals(!space, CallbackSignature.verify(key, ("/callback/status/2+0\n" + received.bodyText()).getBytes(UTF_8), authorization));
    }

    @Test
    void theNameOfAVariableThatAFormCarries() throws Exception {
        var callback = "{\"callbackUrl\":\"" + sandbox.receiverUrl() + "\",\"callbackBody\":\"a=${x:Name}\"}";
        var form = new PostForm(sandbox).field("key", "named").field("callback", Base64.getEncoder().encodeToString(callback.getBytes(UTF_8)))
                .field("x:Name", "1").signedV1("[\"starts-with\",\"$key\",\"\"]");
        assertEquals("200", form.outcome());
        use("variable-name=lower-case");
        assertEquals("400 InvalidArgument 0007-00000104", form.outcome());
    }

    @Test
    void aFormPostedToTheBucketInThePath() throws Exception {
        var form = Map.of("Content-Type", "multipart/form-data; boundary=b");
        assertFalse(Signed.text(signed.send("POST", "", "", form, HELLO)).contains("SecondLevelDomainForbidden"));
        use("path-style-post=refuse");
        var refused = signed.send("POST", "", "", form, HELLO);
        assertEquals("403 SecondLevelDomainForbidden", refused.statusCode() + " " + Signed.element(refused, "Code"));
        assertEquals(200, put(url).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/a%20%E7%85%A7", "sandbox/a%20%E7%85%A7", "/sandbox/a%20%E7%85%A7?versionId=x"})
    void aPartCopiedFromTheObjectItself(String source) throws Exception {
        signed.put("a \u7167", HELLO, Map.of());
        var id = Signed.element(signed.send("POST", "a \u7167", "uploads", Map.of(), new byte[0]), "UploadId");
        var copy = Map.of("x-oss-copy-source", source);
        var query = "partNumber=1&uploadId=" + id;
        assertFalse(message(signed.send("PUT", "a \u7167", query, copy, new byte[0])).contains("must not be the object"));
        use("self-copy=refuse");
        var refused = signed.send("PUT", "a \u7167", query, copy, new byte[0]);
        assertEquals("400 InvalidArgument", refused.statusCode() + " " + Signed.element(refused, "Code"));
        assertTrue(message(refused).contains("must not be the object"));
        assertFalse(message(signed.send("PUT", "a \u7167", query, Map.of("x-oss-copy-source", "/sandbox/other"),
                new byte[0])).contains("must not be the object"));
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleHasADefaultAndTakesEachOfItsChoices(Rule rule) throws Exception {
        assertEquals(rule.choices().getFirst(), sandbox.rules().get(rule));
        for (var choice : rule.choices()) {
            assertEquals(choice, SandboxRules.DEFAULT.with(rule.id() + "=" + choice).get(rule));
            assertTrue(SandboxRules.forms().contains(rule.id()) && SandboxRules.forms().contains(choice));
        }
        assertThrows(BadInputException.class, () -> SandboxRules.DEFAULT.with(rule, "other"));
        assertEquals(SandboxRules.DEFAULT.toString(), sandbox.rules().toString());
    }

    @Test
    void theReadmeNamesEverySwitchAndEveryFault() throws Exception {
        var readme = Files.readString(Path.of("README.md"));
        for (var rule : Rule.values()) {
            var others = rule.choices().subList(1, rule.choices().size());
            assertTrue(readme.contains("`" + rule.id() + "=" + others.getFirst() + "`"), rule.id());
            others.forEach(other -> assertTrue(readme.contains("=" + other + "`"), other));
        }
        for (var form : FaultRule.forms().split(", ")) {
            assertTrue(readme.contains("`" + form.replaceFirst("=.*", "")), form);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "next-url", "next-url=", "NEXT-URL=connect-error", "next-url=connect-error ", "colour=red", "\u0000=\u0000"})
    void anythingElseIsRefusedWithAReason(String word) {
        var refused = assertThrows(BadInputException.class, () -> SandboxRules.DEFAULT.with(word));
        assertFalse(refused.text(Messages.of(Locale.ENGLISH)).isBlank());
    }

    @Test
    void anUploadUnderWayEndsByTheRulesItFinds() throws Exception {
        use("empty-json-variable=null");
        sandbox.useRules(SandboxRules.DEFAULT);
        put(url, "callbackBodyType", "application/json", "callbackBody", "${vpcId}");
        assertArrayEquals("\"\"".getBytes(UTF_8), last().body());
        assertEquals(List.of("/callback"), sandbox.callbacks().stream().map(ReceivedCallback::path).toList());
    }

    private void use(@org.jspecify.annotations.Nullable String word) throws BadInputException {
        if (word != null) {
            sandbox.useRules(sandbox.rules().with(word));
        }
    }

    private HttpResponse<byte[]> put(String callbackUrl, Object... changes) throws Exception {
        return signed.put("k", HELLO, Map.of(HEADER, callback(callbackUrl, changes)));
    }

    private ReceivedCallback last() {
        return sandbox.callbacks().getLast();
    }

    private static String message(HttpResponse<byte[]> answer) {
        return Signed.element(answer, "Message");
    }
}
