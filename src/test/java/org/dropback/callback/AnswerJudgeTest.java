package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerJudgeTest {

    private static final AnswerRules XML = new AnswerRules(1 << 20, true);

    @ParameterizedTest
    @ValueSource(strings = {"{\"Status\":\"OK\"}", " [1, 2] ", "{}", "\"ok\"", "0", "null", "{\"名\":\"\\u4e2d\"}\n"})
    void twoHundredWithJsonIsASuccess(String body) {
        assertEquals(Optional.empty(), judge(200, body));
    }

    @ParameterizedTest
    @CsvSource({"199", "201", "204", "301", "302", "400", "403", "404", "405", "500", "502", "504", "0"})
    void anyOtherStatusFailsWithItsNumber(int status) {
        assertFailure("Error status : " + status + ".", "0007-00000203", judge(status, "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ok", "<html></html>", "{", "{}{}", "{} x", "{'a':1}", "{\"a\":1,}", "\uFEFF{}", "NaN", "01", "{\"a\":\"\n\"}", "\"", "// c\n1"})
    void whatIsNoJsonFails(String body) {
        assertFailure("Response body is not valid json format.", "0007-00000205", judge(200, body));
    }

    @Test
    void jsonInAnotherEncodingFails() {
        assertFailure("Response body is not valid json format.", "0007-00000205", judge("{}".getBytes(UTF_16BE), Map.of(), AnswerRules.DEFAULT));
        assertFailure("Response body is not valid json format.", "0007-00000205",
                judge(new byte[] {'"', (byte) 0xC3, '"'}, Map.of(), AnswerRules.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", ";;", " ; charset=utf-8", "application"})
    void xmlOfNoTypeFails(String type) {
        assertFailure("Response body is not valid json format.", "0007-00000205", judge("<a/>".getBytes(UTF_8), Map.of("content-type", type), XML));
    }

    @Test
    void anAnswerWithoutLengthFails() {
        assertFailure("Error Status : 400.User server missing content-length.", "0007-00000203",
                AnswerJudge.judge(new HttpAnswer(200, Map.of("transfer-encoding", "chunked"), "{}".getBytes(UTF_8), false), AnswerRules.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+2", "2.0", "0x2", "two", "2, 2", "２"})
    void aLengthThatIsNoNumberFails(String length) {
        assertFailure("Error Status : 400.User server return invalid conent-length value.", "0007-00000203",
                judge("{}".getBytes(UTF_8), Map.of("content-length", length), AnswerRules.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1048576, true", "1048577, 1048576, false", "3145728, 3145728, true", "3145729, 3145728, false",
        "99999999999999999999999, 1048576, false"})
    void theLengthHasALimit(String length, long limit, boolean fits) {
        var failure = judge("{}".getBytes(UTF_8), Map.of("content-length", length), new AnswerRules(limit, false));
        assertEquals(fits ? "" : "Error Status : 400.User server return too long content-length value.", failure.map(CallbackFailure::message).orElse(""));
    }

    @Test
    void aBodyThatWasCutIsTooLong() {
        assertFailure("Error Status : 400.User server return too long content-length value.", "0007-00000203",
                AnswerJudge.judge(new HttpAnswer(200, Map.of("content-length", "2"), "{}".getBytes(UTF_8), true), AnswerRules.DEFAULT));
    }

    @Test
    void theStatusIsJudgedBeforeTheLength() {
        assertFailure("Error status : 502.", "0007-00000203", AnswerJudge.judge(new HttpAnswer(502, Map.of(), new byte[0], false), AnswerRules.DEFAULT));
    }

    @Test
    void xmlIsTakenOnlyWhenTheRuleAndItsTypeSaySo() {
        var body = "<?xml version=\"1.0\"?><a>中</a>".getBytes(UTF_8);
        assertEquals(Optional.empty(), judge(body, Map.of("content-type", "Application/XML; charset=utf-8"), XML));
        assertEquals(Optional.of(CallbackFailure.NOT_JSON), judge(body, Map.of("content-type", "application/xml"), AnswerRules.DEFAULT));
        assertEquals(Optional.of(CallbackFailure.NOT_JSON), judge(body, Map.of("content-type", "text/html"), XML));
        assertEquals(Optional.of(CallbackFailure.NOT_JSON), judge("<a>".getBytes(UTF_8), Map.of("content-type", "application/xml"), XML));
    }

    @Test
    void xmlMayNotNameEntitiesOrFiles() {
        var hostile = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>".getBytes(UTF_8);
        assertEquals(Optional.of(CallbackFailure.NOT_JSON), judge(hostile, Map.of("content-type", "application/xml"), XML));
    }

    @Test
    void deeplyNestedJsonFailsAndDoesNotThrow() {
        assertEquals(Optional.of(CallbackFailure.NOT_JSON), judge(200, "[".repeat(100_000)));
    }

    @Test
    void anyBytesAreJudged() {
        var random = new Random(9);
        for (int i = 0; i < 5_000; i++) {
            var body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            judge(body, Map.of("content-type", "application/xml"), XML);
            judge(200, Callbacks.anyText(random, 40));
        }
    }

    private static Optional<CallbackFailure> judge(int status, String body) {
        var bytes = body.getBytes(UTF_8);
        return AnswerJudge.judge(new HttpAnswer(status, Map.of("content-length", Integer.toString(bytes.length)), bytes, false), AnswerRules.DEFAULT);
    }

    private static Optional<CallbackFailure> judge(byte[] body, Map<String, String> headers, AnswerRules rules) {
        var all = new HashMap<>(Map.of("content-length", Integer.toString(body.length)));
        all.putAll(headers);
        return AnswerJudge.judge(new HttpAnswer(200, all, body, false), rules);
    }

    private static void assertFailure(String message, String ec, Optional<CallbackFailure> failure) {
        assertEquals(Optional.of(new CallbackFailure(message, ec)), failure);
    }
}
