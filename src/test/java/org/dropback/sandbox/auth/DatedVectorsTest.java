package org.dropback.sandbox.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.dropback.sandbox.RawClient;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dated vectors of the SDKs' own signer tests (facts 6.1, 6.2), sent over HTTP at their time. Those with parameters that no OSS operation
 * has are refused with 501, after the signature was found right; one bit changed in the signature, and it is 403 with what was signed.
 */
class DatedVectorsTest {

    private static final String PARAMETERS = "?param1=value1&%2Bparam1=value3&%7Cparam1=value4&%2Bparam2&%7Cparam2&param2";
    private static final String CANONICAL_URI = "PUT\n/bucket/1234%2B-/123/1.txt\n";
    private static final String CANONICAL_PARAMETERS = "%2Bparam1=value3&%2Bparam2&%7Cparam1=value4&%7Cparam2&param1=value1&param2";
    private static final String TWO_HEADERS = "abc: value\r\nzabc: value\r\n";

    static Stream<Arguments> v4Headers() {
        return Stream.of(
                arguments("2023-12-16T16:20:57Z", "", "", "", "e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"),
                arguments("2023-12-16T17:25:12Z", ",AdditionalHeaders=abc;zabc", TWO_HEADERS, "",
                        "4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f"),
                arguments("2023-12-17T03:47:36Z", "", "x-oss-security-token: token\r\n", "x-oss-security-token:token\n",
                        "b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea"));
    }

    @ParameterizedTest
    @MethodSource("v4Headers")
    void aV4HeaderIsAcceptedAtItsTime(String time, String additional, String headers, String canonicalToken, String signature) throws Exception {
        var at = Instant.parse(time);
        var date = time.replaceAll("[-:]", "");
        var request = "PUT /bucket/1234%2B-/123/1.txt" + PARAMETERS + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n"
                + "Content-Type: text/plain\r\nx-oss-content-sha256: UNSIGNED-PAYLOAD\r\nx-oss-date: " + date + "\r\nx-oss-head1: value\r\n" + headers
                + "Authorization: OSS4-HMAC-SHA256 Credential=ak/" + date.substring(0, 8) + "/cn-hangzhou/oss/aliyun_v4_request" + additional
                + ",Signature=%s\r\n\r\n";
        assertEquals("501 NotImplemented", RawClient.outcome(at(at, request.replace("%s", signature))));
        var refused = at(at, request.replace("%s", oneBitOther(signature)));
        assertEquals("403 SignatureDoesNotMatch", RawClient.outcome(refused));
        boolean hasAdditional = !additional.isEmpty();
        assertEquals(CANONICAL_URI + CANONICAL_PARAMETERS + "\n" + (hasAdditional ? "abc:value\n" : "")
                + "content-type:text/plain\nx-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:" + date + "\nx-oss-head1:value\n" + canonicalToken
                + (hasAdditional ? "zabc:value\n\nabc;zabc" : "\n") + "\nUNSIGNED-PAYLOAD", RawClient.element(refused, "CanonicalRequest"));
        assertEquals("403 RequestTimeTooSkewed", RawClient.outcome(at(at.plusSeconds(901), request.replace("%s", signature))));
    }

    static Stream<Arguments> v4Urls() {
        return Stream.of(
                arguments("2023-12-17T02:54:37Z", "", "", "a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe"),
                arguments("2023-12-17T03:56:28Z", "&x-oss-security-token=token", "",
                        "3817ac9d206cd6dfc90f1c09c00be45005602e55898f26f5ddb06d7892e1f8b5"),
                arguments("2023-12-17T03:30:09Z", "&x-oss-additional-headers=abc%3Bzabc", TWO_HEADERS,
                        "6bd984bfe531afb6db1f7550983a741b103a8c58e5e14f83ea474c2322dfa2b7"));
    }

    @ParameterizedTest
    @MethodSource("v4Urls")
    void aV4UrlIsAcceptedFromItsTimeOnUntilItExpires(String time, String parameters, String headers, String signature) throws Exception {
        var at = Instant.parse(time);
        var date = time.replaceAll("[-:]", "");
        var request = "PUT /bucket/1234%2B-/123/1.txt" + PARAMETERS + "&x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-credential=ak%2F"
                + date.substring(0, 8) + "%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&x-oss-date=" + date + "&x-oss-expires=599" + parameters
                + "&x-oss-signature=%s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n"
                + "Content-Type: application/octet-stream\r\nx-oss-head1: value\r\n" + headers + "\r\n";
        var right = request.replace("%s", signature);
        assertEquals("501 NotImplemented", RawClient.outcome(at(at, right)));
        assertEquals("501 NotImplemented", RawClient.outcome(at(at.minusSeconds(900), right)));
        assertEquals("501 NotImplemented", RawClient.outcome(at(at.plusSeconds(599), right)));
        var late = at(at.plusSeconds(600), right);
        assertEquals("403 AccessDenied 0002-00000236", RawClient.outcome(late) + " " + RawClient.element(late, "EC"));
        var early = at(at.minusSeconds(901), right);
        assertEquals("403 AccessDenied 0002-00000235", RawClient.outcome(early) + " " + RawClient.element(early, "EC"));
        var refused = at(at, request.replace("%s", oneBitOther(signature)));
        assertEquals("403 SignatureDoesNotMatch", RawClient.outcome(refused));
        assertTrue(RawClient.element(refused, "CanonicalRequest").startsWith(CANONICAL_URI + CANONICAL_PARAMETERS + "&x-oss-"), refused);
    }

    @Test
    void aV1HeaderIsAcceptedAndStoredAtItsTime() throws Exception {
        var at = Instant.parse("2022-12-28T10:27:41Z");
        var request = "PUT /examplebucket/nelson HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 10\r\n"
                + "Content-MD5: eB5eJF1ptWaXm4bijSPyxw==\r\nContent-Type: text/html\r\nDate: Wed, 28 Dec 2022 10:27:41 GMT\r\n"
                + "x-oss-date: Wed, 28 Dec 2022 10:27:41 GMT\r\nx-oss-meta-author: alice\r\nx-oss-meta-magic: abracadabra\r\n"
                + "Authorization: OSS ak:%s\r\n\r\n0123456789";
        assertEquals("200", RawClient.outcome(at(at, request.replace("%s", "kSHKmLxlyEAKtZPkJhG9bZb5k7M="))));
        var acl = at(at, request.replace("nelson ", "nelson?acl ").replace("%s", "/afkugFbmWDQ967j1vr6zygBLQk="));
        assertEquals("501 NotImplemented", RawClient.outcome(acl));
        var flipped = at(at, request.replace("nelson ", "nelson?acl ").replace("%s", "/afkugFbmWDQ967j1vr6zygBLQg="));
        assertEquals("403 SignatureDoesNotMatch", RawClient.outcome(flipped));
        assertTrue(RawClient.element(flipped, "StringToSign").endsWith("\n/examplebucket/nelson?acl"), flipped);
        var refused = at(at, request.replace("%s", "kSHKmLxlyEAKtZPkJhG9bZb5k7N="));
        assertEquals("403 SignatureDoesNotMatch", RawClient.outcome(refused));
        assertEquals("PUT\neB5eJF1ptWaXm4bijSPyxw==\ntext/html\nWed, 28 Dec 2022 10:27:41 GMT\nx-oss-date:Wed, 28 Dec 2022 10:27:41 GMT\n"
                + "x-oss-meta-author:alice\nx-oss-meta-magic:abracadabra\n/examplebucket/nelson", RawClient.element(refused, "StringToSign"));
        assertTrue(RawClient.element(refused, "StringToSignBytes").startsWith("50 55 54 0A 65 42 35 65"), refused);
        assertEquals("kSHKmLxlyEAKtZPkJhG9bZb5k7N=", RawClient.element(refused, "SignatureProvided"));
    }

    static Stream<Arguments> v1Urls() {
        return Stream.of(
                arguments(1699807420L, "/bucket/key?versionId=versionId", "dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D"),
                arguments(1699808204L, "/bucket/key%2B123?security-token=token&versionId=versionId", "jzKYRrM5y6Br0dRFPaTGOsbrDhY%3D"));
    }

    @ParameterizedTest
    @MethodSource("v1Urls")
    void aV1UrlIsAcceptedUntilItExpires(long expires, String target, String signature) throws Exception {
        var at = Instant.ofEpochSecond(expires);
        var request = "GET " + target + "&OSSAccessKeyId=ak&Expires=" + expires + "&Signature=" + signature
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        assertEquals("501 NotImplemented", RawClient.outcome(at(at, request)));
        var late = at(at.plusSeconds(1), request);
        assertEquals("403 AccessDenied 0002-00000069", RawClient.outcome(late) + " " + RawClient.element(late, "EC"));
        assertEquals("403 SignatureDoesNotMatch", RawClient.outcome(at(at, request.replace("versionId=versionId", "versionId=versionIe"))));
        var other = (signature.charAt(0) == 'd' ? 'e' : 'k') + signature.substring(1);
        assertEquals("403 SignatureDoesNotMatch", RawClient.outcome(at(at, request.replace(signature, other))));
    }

    private static String at(Instant time, String request) throws IOException {
        var options = SandboxOptions.temporary().withAccessKeyId("ak").withAccessKeySecret("sk").withBuckets(List.of("bucket", "examplebucket"))
                .withClock(Clock.fixed(time, ZoneOffset.UTC));
        try (var sandbox = Sandbox.start(options)) {
            sandbox.temporaryKeys().add(new TemporaryKey("ak", "sk", "token", Instant.MAX));
            return RawClient.talk(sandbox, request);
        }
    }

    private static String oneBitOther(String hex) {
        return hex.substring(0, 63) + Character.forDigit(Character.digit(hex.charAt(63), 16) ^ 1, 16);
    }
}
