package org.dropback.sandbox.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.sandbox.OnOneSandbox;
import org.dropback.sandbox.RawClient;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signed URL must carry, and the EC of each thing that it lacks (OSS's pages on ECs 0002-00000067 to 74 and 215 to 236). */
class PresignedUrlTest extends OnOneSandbox {

    @ParameterizedTest
    @CsvSource({"OSSAccessKeyId,0002-00000071", "Signature,0002-00000074", "Expires,0002-00000067"})
    void aV1UrlNeedsItsThreeParameters(String missing, String ec) throws Exception {
        assertOutcome("403 AccessDenied " + ec, get(without(v1(60), missing)));
    }

    @ParameterizedTest
    @CsvSource({"x-oss-expires,0002-00000215", "x-oss-credential,0002-00000217", "x-oss-signature,0002-00000219", "x-oss-date,''",
        "x-oss-signature-version,''"})
    void aV4UrlNeedsItsFiveParameters(String missing, String ec) throws Exception {
        assertOutcome(("403 AccessDenied " + ec).strip(), get(without(v4("60"), missing)));
    }

    @ParameterizedTest
    @CsvSource({"x-oss-expires,0002-00000216", "x-oss-credential,0002-00000218", "x-oss-signature,0002-00000220"})
    void anEmptyParameterIsNoneAndHasItsOwnNumber(String empty, String ec) throws Exception {
        assertOutcome("403 AccessDenied " + ec, get(v4("60").replaceAll("(" + empty + "=)[^&]*", "$1")));
    }

    @Test
    void aUrlOfEitherVersionIsFineAsItIs() throws Exception {
        assertOutcome("404 NoSuchKey 0026-00000001", get(v1(60)));
        assertOutcome("404 NoSuchKey 0026-00000001", get(v4("60")));
        assertOutcome("404 NoSuchKey 0026-00000001", get(v4("1")));
        assertOutcome("404 NoSuchKey 0026-00000001", get(v4("604800")));
    }

    @ParameterizedTest
    @CsvSource({"0", "604801", "-1", "1e3", "99999999999999999999"})
    void aV4UrlLastsBetweenASecondAndAWeek(String expires) throws Exception {
        assertOutcome("400 InvalidArgument 0002-00000232", get(v4(expires)));
    }

    @ParameterizedTest
    @CsvSource({"soon,0002-00000070", "99999999999999999999,0002-00000070", "-1,0002-00000070", "1,0002-00000069", "'',0002-00000068"})
    void theExpiryOfAV1UrlIsUnixSecondsAhead(String expires, String ec) throws Exception {
        assertOutcome("403 AccessDenied " + ec, get(v1(60).replaceAll("Expires=[0-9]+", "Expires=" + expires)));
    }

    @Test
    void aMalformedCredentialAnOldVersionAndAnotherRegionAreRefused() throws Exception {
        assertOutcome("400 InvalidArgument 0002-00000224", get(v4("60").replace("aliyun_v4_request", "abc")));
        assertOutcome("400 InvalidArgument 0002-00000226", get(v4("60").replace("cn-hangzhou", "cn-beijing")));
        assertOutcome("501 NotImplemented", get(v4("60").replace("OSS4-HMAC-SHA256", "OSS2")));
        assertOutcome("403 AccessDenied 0002-00000502", get(v4("60").replaceAll("x-oss-date=[^&]*", "x-oss-date=today")));
    }

    @Test
    void whatIsSignedMustBeSent() throws Exception {
        var url = signed(Map.of("host", "127.0.0.1", "content-type", "text/plain"), List.of("host"));
        assertOutcome("404 NoSuchKey 0026-00000001", RawClient.talk(sandbox, "GET " + url + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: text/plain\r\nConnection: close\r\n\r\n"));
        assertOutcome("403 SignatureDoesNotMatch 0002-00000040", RawClient.talk(sandbox, "GET " + url + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: text/plain\r\nConnection: close\r\n\r\n"));
        assertOutcome("403 SignatureDoesNotMatch 0002-00000040", get(url));
    }

    @ParameterizedTest
    @CsvSource({"STREAMING-AWS4-HMAC-SHA256-PAYLOAD,501 NotImplemented", "STREAMING-UNSIGNED-PAYLOAD-TRAILER,501 NotImplemented",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,400 InvalidArgument 0002-00000214",
        "UNSIGNED-PAYLOAD,404 NoSuchKey 0026-00000001"})
    void ofPayloadHashesOnlyTheUnsignedOneIsTaken(String hash, String outcome) throws Exception {
        var date = V4Signature.dateTime(Instant.now());
        var request = new SignableRequest("GET", "sandbox", "none", List.of(), Map.of("x-oss-date", date, "x-oss-content-sha256", hash));
        assertOutcome(outcome, RawClient.talk(sandbox, "GET /sandbox/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nx-oss-date: " + date
                + "\r\nx-oss-content-sha256: " + hash + "\r\nAuthorization: "
                + V4Signature.authorization(sandbox.accessKeySecret(), credential(date), request, List.of()) + "\r\n\r\n"));
    }

    @Test
    void aV4HeaderMayBeDatedByTheDateHeaderAndWithSpaces() throws Exception {
        var now = Instant.now();
        var date = V4Signature.dateTime(now);
        var request = new SignableRequest("GET", "sandbox", "none", List.of(), Map.of());
        var canonical = V4Signature.canonicalRequest(request, List.of());
        var signature = V4Signature.sign(sandbox.accessKeySecret(), credential(date), V4Signature.stringToSign(date, credential(date), canonical));
        var answer = RawClient.talk(sandbox, "GET /sandbox/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)) + "\r\nAuthorization: OSS4-HMAC-SHA256 Credential=" + credential(date).text() + ", Signature="
                + signature + "\r\n\r\n");
        assertOutcome("404 NoSuchKey 0026-00000001", answer);
    }

    @Test
    void hostAndContentLengthMayBeSignedToo() throws Exception {
        var date = V4Signature.dateTime(Instant.now());
        var headers = Map.of("x-oss-date", date, "x-oss-content-sha256", V4Signature.UNSIGNED, "host", "127.0.0.1", "content-length", "5");
        var request = new SignableRequest("PUT", "sandbox", "additional", List.of(), headers);
        var authorization = V4Signature.authorization(sandbox.accessKeySecret(), credential(date), request, List.of("host", "content-length"));
        assertTrue(authorization.contains(",AdditionalHeaders=content-length;host,"), authorization);
        var head = "PUT /sandbox/additional HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nx-oss-date: " + date
                + "\r\nx-oss-content-sha256: UNSIGNED-PAYLOAD\r\nAuthorization: " + authorization + "\r\nContent-Length: ";
        assertOutcome("200", RawClient.talk(sandbox, head + "5\r\n\r\nhello"));
        var other = RawClient.talk(sandbox, head + "4\r\n\r\nhell");
        assertOutcome("403 SignatureDoesNotMatch 0002-00000040", other);
        assertTrue(RawClient.element(other, "CanonicalRequest").contains("\ncontent-length:4\nhost:127.0.0.1\n"), other);
    }

    @ParameterizedTest
    @CsvSource({"OSS4-HMAC-SHA256 Signature=abc,400 InvalidArgument 0002-00000224", "OSS4-HMAC-SHA256,400 InvalidArgument 0002-00000224",
        "AWS4-HMAC-SHA256 Credential=a,400 InvalidArgument 0002-00000061", "OSSabc:d,400 InvalidArgument 0002-00000061"})
    void anAuthorizationThatIsNoneIsNamed(String authorization, String outcome) throws Exception {
        assertOutcome(outcome, RawClient.talk(sandbox, "GET /sandbox/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + authorization + "\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"X-Other: none,0002-00000503", "Date: yesterday,0002-00000502", "x-oss-date: 2023-12-16,0002-00000502"})
    void aSignedHeaderNeedsADate(String date, String ec) throws Exception {
        assertOutcome("403 AccessDenied " + ec, RawClient.talk(sandbox, "GET /sandbox/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + date + "\r\nAuthorization: OSS " + sandbox.accessKeyId() + ":abc=\r\n\r\n"));
    }

    private static String v1(int seconds) {
        var request = new SignableRequest("GET", "sandbox", "none", List.of(), Map.of());
        return url(V1Signature.presign(sandbox.accessKeyId(), sandbox.accessKeySecret(), null, Instant.now().getEpochSecond() + seconds, request));
    }

    /** Signed with the given lifetime, whether it is allowed or not. */
    private static String v4(String expires) {
        return url(v4(expires, Map.of(), List.of()));
    }

    private static String signed(Map<String, String> headers, List<String> additional) {
        return url(v4("60", headers, additional));
    }

    private static List<Map.Entry<String, String>> v4(String expires, Map<String, String> headers, List<String> additional) {
        var date = V4Signature.dateTime(Instant.now());
        var parameters = Stream.of("x-oss-signature-version", V4Signature.ALGORITHM, "x-oss-credential", credential(date).text(), "x-oss-date", date,
                "x-oss-expires", expires, "x-oss-additional-headers", String.join(";", additional)).toList();
        var query = Stream.iterate(0, i -> i < parameters.size(), i -> i + 2).map(i -> Map.entry(parameters.get(i), parameters.get(i + 1)))
                .filter(entry -> !entry.getValue().isEmpty()).collect(Collectors.toList());
        var request = new SignableRequest("GET", "sandbox", "none", query, headers);
        var toSign = V4Signature.stringToSign(date, credential(date), V4Signature.canonicalRequest(request, additional));
        query.add(Map.entry("x-oss-signature", V4Signature.sign(sandbox.accessKeySecret(), credential(date), toSign)));
        return query;
    }

    private static V4Credential credential(String date) {
        return new V4Credential(sandbox.accessKeyId(), date.substring(0, 8), sandbox.region());
    }

    private static String url(List<Map.Entry<String, String>> query) {
        return "/sandbox/none?" + query.stream().map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String without(String url, String parameter) {
        var cut = url.replaceFirst("(?<=[?&])" + parameter + "=[^&]*&?", "");
        assertTrue(cut.length() < url.length(), url);
        return cut;
    }

    private static String get(String url) throws Exception {
        return RawClient.talk(sandbox, "GET " + url + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static void assertOutcome(String outcome, String answer) {
        assertEquals(outcome, (RawClient.outcome(answer) + " " + RawClient.element(answer, "EC")).strip(), answer);
    }
}
