package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.comm.SignVersion;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which clients name the bucket, on bare sockets, signed with V1 and V4. */
class BucketAddressTest extends OnOneSandbox {

    @ParameterizedTest
    @CsvSource({"127.0.0.1:80,/sandbox", "127.0.0.1,/sandbox", "localhost:80,/sandbox", "localhost,/sandbox", "[::1]:80,/sandbox", "[::1],/sandbox",
        "my-machine.example:80,/sandbox", "sandbox.localhost:80,''", "sandbox.localhost,''", "SANDBOX.LocalHost,''",
        "sandbox.oss-cn-hangzhou.aliyuncs.com,''", "sandbox.oss-cn-hangzhou-internal.aliyuncs.com:80,''", "sandbox.oss-accelerate.aliyuncs.com,''",
        "sandbox.oss-accelerate-overseas.aliyuncs.com,''", "sandbox.cn-hangzhou.oss.aliyuncs.com,''"})
    void theBucketStandsInThePathOrInTheHost(String host, String prefix) throws Exception {
        for (var v4 : new boolean[] {false, true}) {
            var body = host + v4;
            var put = talk("PUT", host, prefix + "/a%20b/%E4%B8%AD%2Bc", "a b/\u4e2d+c", v4, "Content-Length: " + body.length() + "\r\n", body);
            assertEquals("200", RawClient.outcome(put), put);
            assertEquals(body, Signed.text(signed.get("a b/\u4e2d+c")));
            var list = talk("GET", host, prefix + "/", null, v4, "", "");
            assertTrue(list.contains("<ListBucketResult>"), list);
        }
    }

    /** As several have met it, and as the Go SDK of 2017 writes its paths. */
    @Test
    void aPlusInAPathIsASpace() throws Exception {
        for (var v4 : new boolean[] {false, true}) {
            assertEquals("200", RawClient.outcome(talk("PUT", "127.0.0.1", "/sandbox/a+b%2B" + v4, "a b+" + v4, v4, "Content-Length: 2\r\n", "hi")));
            assertEquals("hi", Signed.text(signed.get("a b+" + v4)));
        }
        assertEquals(200, signed.send("PUT", "copy", "", Map.of("x-oss-copy-source", "/sandbox/a+b%2Btrue"), new byte[0]).statusCode());
        assertEquals("hi", Signed.text(signed.get("copy")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:1", "oss-cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou-internal.aliyuncs.com"})
    void aHostWithoutABucketIsTheService(String host) throws Exception {
        var request = new SignableRequest("GET", null, null, List.of(), Map.of("date", now()));
        var answer = RawClient.talk(sandbox, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nDate: " + now() + "\r\nAuthorization: "
                + V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), request) + "\r\n\r\n");
        assertTrue(answer.contains("<ListAllMyBucketsResult>"), answer);
    }

    @Test
    void theNamesOfOssTakeNoBucketInThePath() throws Exception {
        var answer = talk("GET", "oss-cn-hangzhou.aliyuncs.com", "/sandbox/k", "k", true, "", "");
        assertEquals("403 SecondLevelDomainForbidden", RawClient.outcome(answer));
    }

    @ParameterizedTest
    @CsvSource({"a.b.localhost,400 InvalidBucketName", ".localhost,400 InvalidBucketName", "no-such.localhost,404 NoSuchBucket"})
    void whatStandsBeforeTheDotMustBeABucket(String host, String outcome) throws Exception {
        var bucket = host.substring(0, host.length() - ".localhost".length());
        var request = new SignableRequest("GET", bucket, "k", List.of(), Map.of("date", now()));
        assertEquals(outcome, RawClient.outcome(RawClient.talk(sandbox, "GET /k HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nDate: " + now()
                + "\r\nAuthorization: " + V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), request) + "\r\n\r\n")));
    }

    @Test
    void withTheBucketInTheHostThePathIsTheKeyWhateverItLooksLike() throws Exception {
        assertEquals("200", RawClient.outcome(talk("PUT", "sandbox.localhost", "/sandbox/x", "sandbox/x", true, "Content-Length: 1\r\n", "1")));
        assertEquals("1", Signed.text(signed.get("sandbox/x")));
        assertEquals("400 InvalidObjectName", RawClient.outcome(talk("PUT", "sandbox.localhost", "//x", "/x", true, "Content-Length: 1\r\n", "1")));
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void theSdkAtLocalhostIsUnderstood(SignVersion version) throws Exception {
        var configuration = new ClientBuilderConfiguration();
        configuration.setSignatureVersion(version);
        var oss = OSSClientBuilder.create().endpoint("http://localhost:" + sandbox.endpoint().getPort()).region(sandbox.region())
                .clientConfiguration(configuration)
                .credentialsProvider(new com.aliyun.oss.common.auth.DefaultCredentialProvider(sandbox.accessKeyId(), sandbox.accessKeySecret()))
                .build();
        oss.putObject("sandbox", "by-name", new ByteArrayInputStream("x".getBytes(UTF_8)));
        assertEquals("x", Signed.text(signed.get("by-name")));
        oss.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "sandbox.localhost"})
    void aBodyMayComeInChunks(String host) throws Exception {
        var path = host.startsWith("sandbox") ? "/chunked" : "/sandbox/chunked";
        var answer = talk("PUT", host, path, "chunked", true, "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n");
        assertEquals("200", RawClient.outcome(answer), answer);
        assertEquals("abcdefg", Signed.text(signed.get("chunked")));
    }

    @Test
    void aClientThatAsksFirstIsToldToContinueOrIsRefusedBeforeItsBody() throws Exception {
        try (var client = new RawClient(sandbox)) {
            client.send(head("PUT", "127.0.0.1", "/sandbox/asked", "asked", true, "Content-Length: 5\r\nExpect: 100-continue\r\n"));
            assertEquals("100", RawClient.outcome(client.head()));
            client.send("hello");
            assertEquals("200", RawClient.outcome(client.head()));
            assertEquals("hello", Signed.text(signed.get("asked")));
        }
        try (var client = new RawClient(sandbox)) {
            client.send(head("PUT", "127.0.0.1", "/sandbox/other", "asked", true, "Content-Length: 5\r\nExpect: 100-continue\r\n"));
            assertEquals("403 SignatureDoesNotMatch", RawClient.outcome(client.rest()));
        }
    }

    private static String talk(String method, String host, String path, String key, boolean v4, String headers, String body) throws Exception {
        return RawClient.talk(sandbox, head(method, host, path, key, v4, headers) + body);
    }

    private static String head(String method, String host, String path, String key, boolean v4, String headers) {
        var signedHeaders = new TreeMap<>(v4
                ? Map.of("x-oss-date", V4Signature.dateTime(Instant.now()), "x-oss-content-sha256", V4Signature.UNSIGNED)
                : Map.of("date", now()));
        var request = new SignableRequest(method, "sandbox", key, List.of(), signedHeaders);
        signedHeaders.put("authorization", v4
                ? V4Signature.authorization(sandbox.accessKeySecret(), new V4Credential(sandbox.accessKeyId(),
                        signedHeaders.get("x-oss-date").substring(0, 8), sandbox.region()), request, List.of())
                : V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), request));
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers);
        signedHeaders.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static String now() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
    }
}
