package org.dropback.sandbox.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.dropback.sandbox.OnSandbox;
import org.dropback.sandbox.Sdk;
import org.dropback.sandbox.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** STS keys, as the official SDK uses them. */
class TemporaryKeysTest extends OnSandbox {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final TemporaryKey KEY = TemporaryKey.SANDBOX;

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void aKeyWithItsTokenDoesAllThatTheSandboxsOwnPairDoes(SignVersion version) throws Exception {
        var oss = client(version, KEY.accessKeyId(), KEY.accessKeySecret(), KEY.token());
        oss.putObject(Signed.BUCKET, "k", new ByteArrayInputStream(HELLO));
        assertArrayEquals(HELLO, oss.getObject(Signed.BUCKET, "k").getObjectContent().readAllBytes());
        var url = url(oss);
        assertEquals(200, get(url).statusCode());
        assertRefused("SignatureDoesNotMatch", "0002-00000040", get(new URI(url.toString().replace("/k?", "/other?")).toURL()));
        oss.shutdown();
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void aWrongTokenAWrongSecretAMissingTokenAndAStrangerAreEachNamed(SignVersion version) {
        assertRefused("InvalidSecurityToken", "0002-00000006", client(version, KEY.accessKeyId(), KEY.accessKeySecret(), "other"));
        assertRefused("SignatureDoesNotMatch", "0002-00000040", client(version, KEY.accessKeyId(), "other", KEY.token()));
        assertRefused("InvalidAccessKeyId", "0002-00000003", client(version, KEY.accessKeyId(), KEY.accessKeySecret(), null));
        assertRefused("InvalidAccessKeyId", "0002-00000002", client(version, "STS.other", KEY.accessKeySecret(), KEY.token()));
        assertRefused("InvalidAccessKeyId", "0002-00000002", client(version, sandbox.accessKeyId(), sandbox.accessKeySecret(), KEY.token()));
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void anExpiredTokenIsRefusedUntilItIsRenewed(SignVersion version) throws Exception {
        var oss = client(version, KEY.accessKeyId(), KEY.accessKeySecret(), KEY.token());
        var url = url(oss);
        sandbox.temporaryKeys().add(KEY.withExpires(Instant.now().minusSeconds(1)));
        var error = assertThrows(OSSException.class, () -> oss.getObject(Signed.BUCKET, "k"));
        assertEquals("SecurityTokenExpired 0002-00000007", error.getErrorCode() + " " + error.getEC());
        assertEquals("The security token you provided has expired.", error.getErrorMessage());
        assertRefused("SecurityTokenExpired", "0002-00000007", get(url));
        sandbox.temporaryKeys().add(KEY);
        assertEquals(404, get(url).statusCode());
        oss.shutdown();
    }

    @Test
    void aV4UrlWithATokenLastsTwelveHoursAtMost() throws Exception {
        var oss = client(SignVersion.V4, KEY.accessKeyId(), KEY.accessKeySecret(), KEY.token());
        var request = new GeneratePresignedUrlRequest(Signed.BUCKET, "k", HttpMethod.GET);
        request.setExpiration(new Date(System.currentTimeMillis() + 43_300_000));
        assertRefused("InvalidArgument", "0002-00000232", get(oss.generatePresignedUrl(request)));
        oss.shutdown();
    }

    @Test
    void aKeyDoesNotTellItsSecret() {
        assertFalse(KEY.toString().contains(KEY.accessKeySecret()));
        assertFalse(KEY.toString().contains(KEY.token()));
    }

    private OSS client(SignVersion version, String id, String secret, String token) {
        var oss = Sdk.client(sandbox, version);
        oss.switchCredentials(new DefaultCredentialProvider(id, secret, token).getCredentials());
        return oss;
    }

    private static URL url(OSS oss) {
        return oss.generatePresignedUrl(Signed.BUCKET, "k", new Date(System.currentTimeMillis() + 60_000));
    }

    private static HttpResponse<byte[]> get(URL url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url.toURI()).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static void assertRefused(String code, String ec, HttpResponse<byte[]> answer) {
        assertEquals(code + " " + ec, Signed.element(answer, "Code") + " " + Signed.element(answer, "EC"), Signed.text(answer));
    }

    private static void assertRefused(String code, String ec, OSS oss) {
        try {
            var error = assertThrows(OSSException.class, () -> oss.getObject(Signed.BUCKET, "k"));
            assertEquals(code + " " + ec, error.getErrorCode() + " " + error.getEC());
        } finally {
            oss.shutdown();
        }
    }
}
