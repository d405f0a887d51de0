package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.callback.CallbackRefusal.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OSS accepts and refuses of a callback parameter (facts 1.1, 1.3, 1.4, 2.7, 2.8). */
class CallbackRefusalTest {

    /** One JSON text a line, with the refusal and the text and EC of facts 2.7 and 2.8. */
    @ParameterizedTest
    @CsvFileSource(resources = "refused-callbacks.psv", delimiter = '|', quoteCharacter = '\0')
    void aCallbackIsRefusedWithOsssWords(String json, String message, String ec) {
        var refusal = assertThrows(CallbackRefusedException.class, () -> CallbackCodec.decode(base64(json), null)).refusal();
        assertEquals(message, refusal.message());
        assertEquals(ec, refusal.ec());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused-variables.psv", delimiter = '|', quoteCharacter = '\0')
    void variablesAreRefusedWithOsssWords(String json, String message, String ec) {
        var good = base64("{\"callbackUrl\":\"a.com\",\"callbackBody\":\"b\"}");
        var refusal = assertThrows(CallbackRefusedException.class, () -> CallbackCodec.decode(good, base64(json))).refusal();
        assertEquals(message, refusal.message());
        assertEquals(ec, refusal.ec());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x123-*&", "e30", "e30=\n", "e30=\r\n", "e3\n0=", " e30=", "e30=e30=", "____", "中文中文"})
    void whatIsNoBase64IsRefused(String value) {
        assertEquals(CALLBACK_NOT_BASE64, refusalOf(value, null));
        assertEquals(VAR_NOT_BASE64, refusalOf(base64("{\"callbackUrl\":\"a.com\",\"callbackBody\":\"b\"}"), value));
    }

    @Test
    void jsonInAnotherEncodingIsRefused() {
        var json = "{\"callbackUrl\":\"a.com\",\"callbackBody\":\"b\"}";
        assertEquals(CALLBACK_NOT_JSON, refusalOf(Base64.getEncoder().encodeToString(json.getBytes(UTF_16LE)), null));
        assertEquals(CALLBACK_NOT_JSON, refusalOf(Base64.getEncoder().encodeToString(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}), null));
        assertEquals(CALLBACK_NOT_JSON, refusalOf(base64("\uFEFF" + json), null));
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        assertEquals(CALLBACK_NOT_JSON, refusalOf(base64("[".repeat(3_000)), null));
        assertEquals(CALLBACK_NOT_JSON, refusalOf(base64("{\"a\":".repeat(700)), null));
    }

    @Test
    void fiveKilobytesOfBase64AreTakenAndOneMoreIsNot() throws Exception {
        var head = "{\"callbackUrl\":\"a.com\",\"callbackBody\":\"";
        var most = head + "b".repeat(3840 - head.length() - 2) + "\"}";
        assertEquals(5120, base64(most).length());
        CallbackCodec.decode(base64(most), base64("{\"x:a\":\"" + "v".repeat(3830) + "\"}"));
        assertEquals(CALLBACK_TOO_LONG, refusalOf(base64(" " + most), null));
        assertEquals(VAR_TOO_LONG, refusalOf(base64(most), base64("{\"x:a\":\"" + "v".repeat(3831) + "\"}")));
    }

    @Test
    void theCallbackIsJudgedBeforeTheVariables() {
        assertEquals(BODY_EMPTY, refusalOf(base64("{\"callbackUrl\":\"a.com\",\"callbackBody\":\"\"}"), "no base64"));
    }

    @Test
    void everythingButUrlAndBodyMayBeMissing() throws Exception {
        assertEquals(new Callback(List.of("121.101.166.30/test.php"), null, false, BodyType.FORM, "k=${object}", Map.of(), Map.of()),
                CallbackCodec.decode(base64("{\"callbackUrl\":\"121.101.166.30/test.php\",\"callbackBody\":\"k=${object}\"}"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "\"True\""})
    void sniMayBeABooleanOrItsText(String sni) throws Exception {
        assertTrue(decode("\"callbackSNI\":" + sni).sni());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\"", "null", "1", "{}"})
    void anythingElseLeavesSniOff(String sni) throws Exception {
        assertEquals(false, decode("\"callbackSNI\":" + sni).sni());
    }

    @Test
    void bodyTypeAndHostAreRead() throws Exception {
        var callback = decode("\"callbackBodyType\":\"application/json\",\"callbackHost\":\"h.com:8080\",\"signatureVersion\":\"1.0\"");
        assertEquals(BodyType.JSON, callback.bodyType());
        assertEquals("h.com:8080", callback.host());
        assertNull(decode("\"callbackHost\":\"\"").host());
    }

    @Test
    void aSemicolonAfterTheFifthUrlIsTaken() throws Exception {
        assertEquals(List.of("a.com", "b.com", "c.com", "d.com", "e.com"), CallbackCodec.decode(
                base64("{\"callbackUrl\":\"a.com;b.com;c.com;d.com;e.com;\",\"callbackBody\":\"b\"}"), null).urls());
    }

    @Test
    void bodiesThatAreNoJsonAndUndefinedVariablesAreTaken() throws Exception {
        var callback = CallbackCodec.decode(base64("{\"callbackUrl\":\"a.com\",\"callbackBody\":\"中文 {${x:my_var}\",\"callbackBodyType\":\"application/json\"}"), null);
        assertEquals("中文 {${x:my_var}", callback.body());
    }

    @Test
    void variableNamesMayBeChineseOrUpperCase() throws Exception {
        var callback = CallbackCodec.decode(base64("{\"callbackUrl\":\"a.com\",\"callbackBody\":\"b\"}"), base64("{\"x:键值1\":\"值\",\"x:Up\":\"\"}"));
        assertEquals(Map.of("x:键值1", "值", "x:Up", ""), callback.variables());
    }

    @Test
    void tenAdditionalHeadersAreTaken() throws Exception {
        var ten = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            ten.append(i == 0 ? "" : ",").append("\"k-").append(i).append("\":\"v").append(i).append('"');
        }
        assertEquals(10, decode("\"additionalHeaders\":{" + ten + "}").headers().size());
        assertEquals(HEADERS_TOO_MANY, refusalOf(base64("{\"callbackUrl\":\"a.com\",\"callbackBody\":\"b\",\"additionalHeaders\":{" + ten + ",\"z\":\"\"}}"), null));
    }

    private static Callback decode(String fields) throws CallbackRefusedException {
        return CallbackCodec.decode(base64("{\"callbackUrl\":\"a.com\",\"callbackBody\":\"b\"," + fields + "}"), null);
    }

    private static CallbackRefusal refusalOf(String callback, String variables) {
        return assertThrows(CallbackRefusedException.class, () -> CallbackCodec.decode(callback, variables)).refusal();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
