package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.VAR_HEADER;
import static org.dropback.sandbox.CallbackParts.base64;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every 400 of facts 2.7, provoked over HTTP, worded exactly, and nothing stored. */
class CallbackRefusalTest extends OnOneSandbox {

    private static final String URL = "http://127.0.0.1:1/callback";

    /** Texts of facts 2.7, ECs of 2.8. "The callback configuration is invalid" in other words is not among them: OSS has none. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("The callback configuration is not base64 encoded.", "0007-00000002", "{not base64}"),
                arguments("The callback configuration is not json format.", "0007-00000003", base64("callbackUrl=http://a.example")),
                arguments("The callback configuration is not json format.", "0007-00000003", base64("[\"an array\"]")),
                arguments("The callback url configuration is invalid.", "0007-00000004", callback("my")),
                arguments("The callback url configuration is invalid.", "0007-00000004", callback("my.com:test")),
                arguments("The callback url configuration is invalid.", "0007-00000004", callback(null)),
                arguments("The callback host configuration is invalid.", "0007-00000009", callback(URL, "callbackHost", 5)),
                arguments("The callback host configuration is invalid.", "0007-00000009", callback(URL, "callbackHost", "a\r\nX: y")),
                arguments("The callback body type configuration is invalid.", "0007-00000012", callback(URL, "callbackBodyType", 5)),
                arguments("The body type of callback is not supported.", "0007-00000013", callback(URL, "callbackBodyType", "text/plain")),
                arguments("The number of callback url exceed max value.", "0007-00000005", callback((URL + ";").repeat(6))),
                arguments("The callback body is empty.", "0007-00000011", callback(URL, "callbackBody", "")),
                arguments("The callback body is empty.", "0007-00000011", callback(URL, "callbackBody", null)),
                arguments("The callback body is invalid.", "0007-00000010", callback(URL, "callbackBody", "$(object)")),
                arguments("The callback body is invalid.", "0007-00000010", callback(URL, "callbackBody", List.of())),
                arguments("The length of callback exceed max value.", "0007-00000001", callback(URL, "callbackBody", "x".repeat(4000))),
                arguments("The callback signature version is invalid.", "0007-00000014", callback(URL, "signatureVersion", "9.9")),
                arguments("Can not get ip by this host.", "0007-00000007", callback("http://no-such-host.invalid/callback")),
                arguments("Can not get ip by this host.", "0007-00000007", callback(URL + ";http://no-such-host.invalid/callback")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aWrongCallbackIsRefusedBeforeAnythingIsStored(String message, String ec, String header) throws Exception {
        assertRefused(message, ec, Map.of(HEADER, header), "");
        assertEquals(404, signed.get("refused").statusCode());
    }

    static Stream<Arguments> additionalHeaders() {
        var eleven = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < 11; i++) {
            eleven.put("h" + i, "v");
        }
        return Stream.of(
                arguments("The additional headers of callback is not a map.", "0007-00000021", "a: b"),
                arguments("The number of additional headers of callback exceed max value.", "0007-00000022", eleven),
                arguments("The key of additional headers of callback is empty.", "0007-00000023", Map.of("", "v")),
                arguments("The key of additional headers of callback is invalid.", "0007-00000024", Map.of("Upper", "v")),
                arguments("The value of additional headers of callback is invalid.", "0007-00000025", Map.of("a", "v\r\nx-oss-tag: forged")),
                arguments("The key of additional headers of callback has invalid prefix.", "0007-00000026", Map.of("x-oss-tag", "v")));
    }

    @ParameterizedTest
    @MethodSource("additionalHeaders")
    void wrongAdditionalHeadersAreRefused(String message, String ec, Object headers) throws Exception {
        assertRefused(message, ec, Map.of(HEADER, callback(URL, "additionalHeaders", headers)), "");
        assertEquals(404, signed.get("refused").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[::1]/", "http://[::1]:80/x", "[2001:db8::1]/x", "https://[::ffff:127.0.0.1]/"})
    void anIpv6AddressIsRefused(String url) throws Exception {
        assertRefused("The callback url configuration is invalid.", "0007-00000004", Map.of(HEADER, callback(url)), "");
    }

    @Test
    void aHostThatHasIpv6AddressesOnlyCannotBeCalled() throws Exception {
        var four = InetAddress.getByAddress("both.example", new byte[] {10, 0, 0, 1});
        var six = InetAddress.getByAddress("both.example", new byte[] {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        assertEquals(List.of(four), CallbackStage.callable(List.of(six, four)));
        assertEquals(List.of(), CallbackStage.callable(List.of(six)));
        assertEquals(List.of(true, false, true), Stream.of(four, six, InetAddress.getByName("::1")).map(CallbackCaller::mayBeCalled).toList());
    }

    static Stream<Arguments> variableRefusals() {
        return Stream.of(
                arguments("The callback var is not a map of strings.", "0007-00000104", base64("{\"x:a\":1}")),
                arguments("The length of callback var exceed max value.", "0007-00000101", CallbackParts.json(Map.of("x:a", "y".repeat(4000)))),
                arguments("The callback var configuration is not base64 encoded.", "0007-00000102", "%%%"),
                arguments("The callback var is not expecten json.", "0007-00000103", base64("x:a=1")));
    }

    @ParameterizedTest
    @MethodSource("variableRefusals")
    void wrongVariablesAreRefused(String message, String ec, String header) throws Exception {
        assertRefused(message, ec, Map.of(HEADER, callback(URL), VAR_HEADER, header), "");
    }

    @Test
    void headerAndQueryTogetherAreRefused() throws Exception {
        var value = callback(URL);
        var encoded = URLEncoder.encode(value, UTF_8);
        assertRefused("Either the callback query string parameter or the x-oss-callback header should be specified, not both.", "0007-00000027",
                Map.of(HEADER, value), "callback=" + encoded);
        var variables = base64("{\"x:a\":\"1\"}");
        assertRefused("Either the callback-var query string parameter or the x-oss-callback-var header should be specified, not both.", "0007-00000027",
                Map.of(VAR_HEADER, variables), "callback=" + encoded + "&callback-var=" + URLEncoder.encode(variables, UTF_8));
    }

    @Test
    void aPrivateAddressIsRefusedWhereAskedFor() throws Exception {
        var rules = SandboxRules.DEFAULT.with(Rule.PRIVATE_ADDRESS, "refuse");
        try (var strict = Sandbox.start(SandboxOptions.temporary().withRules(rules))) {
            for (var url : List.of(URL, "http://10.1.2.3/", "http://192.168.0.1:80/x", "http://169.254.1.1/", "http://localhost/")) {
                var answer = new Signed(strict).put("k", new byte[1], Map.of(HEADER, callback(url)));
                assertEquals("Private address is forbidden to callback.", Signed.element(answer, "Message"), url);
                assertEquals("0007-00000008", Signed.element(answer, "EC"));
            }
        }
    }

    @Test
    void theArgumentIsTheDecodedJsonCutAtOneKilobyte() throws Exception {
        var answer = signed.put("refused", new byte[1], Map.of(HEADER, callback("my", "callbackBody", "<&>" + "x".repeat(2000))));
        assertEquals("callback", Signed.element(answer, "ArgumentName"));
        var value = Signed.element(answer, "ArgumentValue").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        assertEquals(1024, value.length());
        assertTrue(value.startsWith("{\"callbackUrl\":\"my\",\"callbackBody\":\"<&>xxx"), value);
    }

    @Test
    void completeIsRefusedWithItsUploadKept() throws Exception {
        var id = Signed.element(signed.send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
        var tag = signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of(), new byte[3]).headers().firstValue("ETag").orElseThrow();
        var xml = ("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + tag + "</ETag></Part></CompleteMultipartUpload>").getBytes(UTF_8);
        assertEquals(400, signed.send("POST", "parts", "uploadId=" + id, Map.of(HEADER, callback("my")), xml).statusCode());
        assertEquals(404, signed.get("parts").statusCode());
        assertEquals(200, signed.send("POST", "parts", "uploadId=" + id, Map.of(), xml).statusCode());
    }

    private static void assertRefused(String message, String ec, Map<String, String> headers, String query) throws IOException, InterruptedException {
        var answer = signed.send("PUT", "refused", query, headers, "never stored".getBytes(UTF_8));
        assertEquals(400, answer.statusCode(), Signed.text(answer));
        assertEquals("InvalidArgument", Signed.element(answer, "Code"));
        assertEquals(message, Signed.element(answer, "Message"));
        assertEquals(ec, Signed.element(answer, "EC"));
        assertEquals(ec, answer.headers().firstValue("x-oss-ec").orElseThrow());
        assertEquals("callback", Signed.element(answer, "ArgumentName"));
    }
}
