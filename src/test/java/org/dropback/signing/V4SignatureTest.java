package org.dropback.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The vectors of facts 6.2: three recomputed by hand, the rest from signer_test.go of the Go SDK v2. */
class V4SignatureTest {

    private static final String SECRET = "sk";
    private static final List<Map.Entry<String, String>> QUERY = List.of(Map.entry("param1", "value1"), Map.entry("+param1", "value3"),
            Map.entry("|param1", "value4"), Map.entry("+param2", ""), Map.entry("|param2", ""), Map.entry("param2", ""));

    @Test
    void theCanonicalRequestIsTheDocumentedOne() {
        assertEquals("""
                PUT
                /bucket/1234%2B-/123/1.txt
                %2Bparam1=value3&%2Bparam2&%7Cparam1=value4&%7Cparam2&param1=value1&param2
                content-type:text/plain
                x-oss-content-sha256:UNSIGNED-PAYLOAD
                x-oss-date:20231216T162057Z
                x-oss-head1:value


                UNSIGNED-PAYLOAD""", V4Signature.canonicalRequest(put("20231216T162057Z", Map.of()), List.of()));
    }

    @Test
    void signsAHeader() {
        assertHeader("20231216T162057Z", Map.of(), List.of(), "e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe");
    }

    @Test
    void signsAdditionalHeaders() {
        var headers = Map.of("abc", "value", "zabc", "value");
        assertHeader("20231216T172512Z", headers, List.of("zabc", "abc"), "4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f");
    }

    @Test
    void additionalHeadersThatAreSignedAnywayOrMissingAreLeftOut() {
        var headers = Map.of("abc", "value", "zabc", "value");
        assertHeader("20231216T172512Z", headers, List.of("abc", "zabc", "x-oss-head1", "not-there"),
                "4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f");
    }

    @Test
    void signsAToken() {
        var date = V4Signature.dateTime(Instant.ofEpochSecond(1702784856));
        assertHeader(date, Map.of("x-oss-security-token", "token"), List.of(), "b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea");
    }

    @Test
    void presigns() {
        assertPresigned(Instant.parse("2023-12-17T02:54:37Z"), null, Map.of(), List.of(),
                "a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe");
    }

    @Test
    void presignsAToken() {
        assertPresigned(Instant.ofEpochSecond(1702785388), "token", Map.of(), List.of(),
                "3817ac9d206cd6dfc90f1c09c00be45005602e55898f26f5ddb06d7892e1f8b5");
    }

    @Test
    void presignsAdditionalHeaders() {
        assertPresigned(Instant.ofEpochSecond(1702783809), null, Map.of("abc", "value", "zabc", "value"), List.of("zabc", "abc"),
                "6bd984bfe531afb6db1f7550983a741b103a8c58e5e14f83ea474c2322dfa2b7");
    }

    @Test
    void aHeaderValueIsTrimmed() {
        var padded = new SignableRequest("PUT", "bucket", "1234+-/123/1.txt", QUERY, Map.of("content-type", " text/plain",
                "x-oss-content-sha256", "UNSIGNED-PAYLOAD", "x-oss-date", "20231216T162057Z", "x-oss-head1", "\tvalue  "));
        var header = V4Signature.authorization(SECRET, credential("20231216T162057Z"), padded, List.of());
        assertTrue(header.endsWith("Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"), header);
    }

    @Test
    void bucketAndServiceHaveASlashAtTheEnd() {
        var bucket = new SignableRequest("GET", "bucket", null, List.of(), Map.of());
        var service = new SignableRequest("GET", null, null, List.of(), Map.of());
        assertTrue(V4Signature.canonicalRequest(bucket, List.of()).startsWith("GET\n/bucket/\n\n"));
        assertTrue(V4Signature.canonicalRequest(service, List.of()).startsWith("GET\n/\n\n"));
    }

    @Test
    void aKeyIsEncodedAsUtf8AndKeepsUnreservedCharacters() {
        var request = new SignableRequest("GET", "bucket", "a~b_c.d-e/图 1*'().txt", List.of(), Map.of());
        assertTrue(V4Signature.canonicalRequest(request, List.of()).startsWith("GET\n/bucket/a~b_c.d-e/%E5%9B%BE%201%2A%27%28%29.txt\n"));
    }

    private static void assertHeader(String date, Map<String, String> headers, List<String> additional, String signature) {
        var request = put(date, headers);
        var header = V4Signature.authorization(SECRET, credential(date), request, additional);
        assertTrue(header.startsWith("OSS4-HMAC-SHA256 Credential=ak/" + date.substring(0, 8) + "/cn-hangzhou/oss/aliyun_v4_request,"), header);
        assertTrue(header.endsWith(",Signature=" + signature), header);
        var claim = V4Authorization.parse(header).orElseThrow();
        assertTrue(V4Signature.verify(SECRET, date, request, claim));
        assertFalse(V4Signature.verify("other", date, request, claim));
        assertFalse(V4Signature.verify(SECRET, date, new SignableRequest("GET", "bucket", "1234+-/123/1.txt", QUERY, request.headersLowerCase()), claim));
    }

    private static void assertPresigned(Instant now, String token, Map<String, String> headers, List<String> additional, String signature) {
        var all = new TreeMap<>(headers);
        all.putAll(Map.of("content-type", "application/octet-stream", "x-oss-head1", "value"));
        var request = new SignableRequest("PUT", "bucket", "1234+-/123/1.txt", QUERY, all);
        var date = V4Signature.dateTime(now);
        var added = V4Signature.presign(SECRET, credential(date), token, now, 599, request, additional);
        assertTrue(added.contains(Map.entry("x-oss-signature", signature)), added.toString());

        var received = new ArrayList<>(QUERY);
        received.addAll(added);
        var presigned = new SignableRequest("PUT", "bucket", "1234+-/123/1.txt", received, all);
        var claim = V4Authorization.fromQuery(presigned).orElseThrow();
        assertEquals(signature, claim.signature());
        assertTrue(V4Signature.verify(SECRET, date, presigned, claim));
        assertFalse(V4Signature.verify("other", date, presigned, claim));
    }

    private static SignableRequest put(String date, Map<String, String> headers) {
        var all = new TreeMap<>(headers);
        all.putAll(Map.of("content-type", "text/plain", "x-oss-content-sha256", "UNSIGNED-PAYLOAD", "x-oss-date", date, "x-oss-head1", "value"));
        return new SignableRequest("PUT", "bucket", "1234+-/123/1.txt", QUERY, all);
    }

    private static V4Credential credential(String dateTime) {
        return new V4Credential("ak", dateTime.substring(0, 8), "cn-hangzhou");
    }
}
