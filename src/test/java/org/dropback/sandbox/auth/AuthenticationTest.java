package org.dropback.sandbox.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.dropback.sandbox.OnOneSandbox;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.Sdk;
import org.dropback.sandbox.Signed;
import org.dropback.signing.V1Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthenticationTest extends OnOneSandbox {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void whatTheSdkSignsIsAccepted(SignVersion version) throws Exception {
        var oss = Sdk.client(sandbox, version);
        for (var key : new String[] {"plain", "a b/\u4e2d\u6587+%2F.txt", "\ud83d\ude00 'quoted' \"twice\"", "x?y#z&a=b", "~-._!*()"}) {
            oss.putObject(Signed.BUCKET, key, new ByteArrayInputStream(HELLO));
            assertArrayEquals(HELLO, oss.getObject(Signed.BUCKET, key).getObjectContent().readAllBytes(), key);
        }
        oss.shutdown();
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void aWrongSecretIs403WithTheStringThatWeSigned(SignVersion version) {
        var error = refused(Sdk.client(sandbox, version, sandbox.accessKeyId(), "wrong", sandbox.region()));
        assertEquals("SignatureDoesNotMatch", error.getErrorCode());
        assertEquals("0002-00000040", error.getEC());
        assertTrue(error.getRawResponseError().contains("<StringToSign>"), error.getRawResponseError());
        assertEquals(version == SignVersion.V4, error.getRawResponseError().contains("<CanonicalRequest>GET\n/sandbox/k"));
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void anUnknownAccessKeyIdIsNamed(SignVersion version) {
        var error = refused(Sdk.client(sandbox, version, "nobody", sandbox.accessKeySecret(), sandbox.region()));
        assertEquals("InvalidAccessKeyId", error.getErrorCode());
        assertTrue(error.getRawResponseError().contains("<OSSAccessKeyId>nobody</OSSAccessKeyId>"));
    }

    @Test
    void aV4SignatureForAnotherRegionIsRefused() {
        var error = refused(Sdk.client(sandbox, SignVersion.V4, sandbox.accessKeyId(), sandbox.accessKeySecret(), "cn-beijing"));
        assertEquals("InvalidArgument", error.getErrorCode());
        assertEquals("0002-00000226", error.getEC());
    }

    @Test
    void aClockThatIsFourteenMinutesOffIsFineAndSixteenIsNot() throws Exception {
        for (int sign : new int[] {-1, 1}) {
            assertEquals(404, signed.send("GET", "none", "", Map.of(), new byte[0], Instant.now().plusSeconds(sign * 14 * 60)).statusCode());
            var skewed = signed.send("GET", "none", "", Map.of(), new byte[0], Instant.now().plusSeconds(sign * 16 * 60));
            assertEquals(403, skewed.statusCode());
            assertEquals("RequestTimeTooSkewed", Signed.element(skewed, "Code"));
        }
    }

    @Test
    void aRequestWithoutADateOrASignatureIsDenied() throws Exception {
        var anonymous = signed.unsigned("GET", "k", "", Map.of(), new byte[0]);
        assertEquals("403 AccessDenied", anonymous.statusCode() + " " + Signed.element(anonymous, "Code"));
        var authorization = V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), signed.signable("GET", "k", "", Map.of()));
        var undated = signed.unsigned("GET", "k", "", Map.of("Authorization", authorization), new byte[0]);
        assertEquals("403 AccessDenied", undated.statusCode() + " " + Signed.element(undated, "Code"));
        var other = signed.unsigned("GET", "k", "", Map.of("Authorization", "Basic abc"), new byte[0]);
        assertEquals("400 InvalidArgument", other.statusCode() + " " + Signed.element(other, "Code"));
    }

    @Test
    void anyChangeAfterSigningIsNoticed() throws Exception {
        var headers = new java.util.HashMap<>(Map.of("x-oss-meta-a", "1", "Content-Type", "text/plain", "Date",
                java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(java.time.ZoneOffset.UTC))));
        headers.put("Authorization", V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(),
                signed.signable("PUT", "k", "", headers)));
        assertEquals(200, signed.unsigned("PUT", "k", "", headers, HELLO).statusCode());
        assertEquals(403, signed.unsigned("PUT", "other", "", headers, HELLO).statusCode());
        assertEquals(403, signed.unsigned("PUT", "k", "uploadId=1&partNumber=1", headers, HELLO).statusCode());
        headers.put("x-oss-meta-a", "2");
        assertEquals(403, signed.unsigned("PUT", "k", "", headers, HELLO).statusCode());
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void aPresignedUrlWorksUntilItExpires(SignVersion version) throws Exception {
        var oss = Sdk.client(sandbox, version);
        var request = new GeneratePresignedUrlRequest(Signed.BUCKET, "presigned \u4e2d.txt", HttpMethod.PUT);
        request.setExpiration(new Date(System.currentTimeMillis() + 60_000));
        assertEquals(200, status("PUT", oss.generatePresignedUrl(request).toURI()));
        var tampered = oss.generatePresignedUrl(request).toString().replace("presigned", "elsewhere");
        assertEquals(403, status("PUT", URI.create(tampered)));
        var got = new GeneratePresignedUrlRequest(Signed.BUCKET, "presigned \u4e2d.txt", HttpMethod.GET);
        got.setExpiration(new Date(System.currentTimeMillis() + 60_000));
        var url = oss.generatePresignedUrl(got).toURI();
        assertEquals(200, status("GET", url));
        try (var late = Sandbox.start(SandboxOptions.temporary().withClock(java.time.Clock.offset(java.time.Clock.systemUTC(), Duration.ofMinutes(2))))) {
            assertEquals(403, status("GET", URI.create(url.toString().replace(":" + sandbox.endpoint().getPort(), ":" + late.endpoint().getPort()))));
        }
    }

    @Test
    void headerAndUrlSignatureTogetherAreRefused() throws Exception {
        var both = signed.send("GET", "k", "Signature=x&OSSAccessKeyId=y&Expires=1", Map.of(), new byte[0]);
        assertEquals("400 InvalidArgument", both.statusCode() + " " + Signed.element(both, "Code"));
    }

    private static OSSException refused(OSS oss) {
        try {
            return assertThrows(OSSException.class, () -> oss.getObject(Signed.BUCKET, "k"));
        } finally {
            oss.shutdown();
        }
    }

    private static int status(String method, URI url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var body = method.equals("PUT") ? HttpRequest.BodyPublishers.ofByteArray(HELLO) : HttpRequest.BodyPublishers.noBody();
            return client.send(HttpRequest.newBuilder(url).method(method, body).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
