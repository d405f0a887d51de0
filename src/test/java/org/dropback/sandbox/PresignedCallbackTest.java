package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A URL that the official SDK signed with a callback in its query, used by a client that knows nothing of OSS (facts 1.3). */
class PresignedCallbackTest extends OnSandbox {

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void aPlainPutIsCalledBackFor(SignVersion version) throws Exception {
        var answer = put(url(version, "callback", "callback-var"), Map.of());
        assertEquals("200 {\"Status\":\"OK\"}", answer.statusCode() + " " + Signed.text(answer));
        assertEquals(List.of("bucket=sandbox&object=presigned%2F%E4%B8%AD%2B.txt&etag=5D41402ABC4B2A76B9719D911017C592"
                        + "&size=5&mimeType=text%2Fplain&x=%E5%80%BC%20%2B"),
                sandbox.callbacks().stream().map(ReceivedCallback::bodyText).toList());
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void aCallbackThatWasNotSignedIsNotCalled(SignVersion version) throws Exception {
        var url = url(version, "callback");
        var other = URLEncoder.encode(CallbackParts.callback(sandbox.receiverUrl() + "?other"), UTF_8);
        for (var changed : List.of(URI.create(url.toString().replaceFirst("callback=[^&]*", "callback=" + other)),
                URI.create(url + "&callback-var=" + CallbackParts.base64("{\"x:name\":\"2\"}").replace("=", "%3D")),
                URI.create(url(version) + "&callback=" + other))) {
            var answer = put(changed, Map.of());
            assertEquals("403 SignatureDoesNotMatch", answer.statusCode() + " " + Signed.element(answer, "Code"));
            assertTrue(Signed.element(answer, "StringToSign").length() > 10);
        }
        assertEquals(List.of(), sandbox.callbacks());
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void headerAndQueryTogetherAreRefusedThoughBothAreSigned(SignVersion version) throws Exception {
        var header = Map.of("x-oss-callback", CallbackParts.callback(sandbox.receiverUrl().toString()));
        var answer = put(url(version, header, "callback"), header);
        assertEquals("400 InvalidArgument 0007-00000027", PostForm.outcome(answer));
        assertEquals(404, new Signed(sandbox).get("presigned/\u4e2d+.txt").statusCode());
    }

    @ParameterizedTest
    @EnumSource(value = SignVersion.class, names = {"V1", "V4"})
    void theCallbackMayBeASignedHeaderOfTheUrl(SignVersion version) throws Exception {
        var header = Map.of("x-oss-callback", CallbackParts.callback(sandbox.receiverUrl().toString()));
        assertEquals(200, put(url(version, header), header).statusCode());
        assertEquals(1, sandbox.callbacks().size());
        assertEquals(403, put(url(version, header), Map.of()).statusCode());
    }

    private URI url(SignVersion version, String... parameters) throws Exception {
        return url(version, Map.of(), parameters);
    }

    private URI url(SignVersion version, Map<String, String> headers, String... parameters) throws Exception {
        var oss = Sdk.client(sandbox, version);
        var request = new GeneratePresignedUrlRequest(Signed.BUCKET, "presigned/\u4e2d+.txt", HttpMethod.PUT);
        request.setExpiration(new Date(System.currentTimeMillis() + 60_000));
        request.setContentType("text/plain");
        headers.forEach(request::addHeader);
        for (var parameter : parameters) {
            request.addQueryParameter(parameter, parameter.equals("callback") ? CallbackParts.callback(sandbox.receiverUrl().toString())
                    : CallbackParts.base64("{\"x:name\":\"\u503c +\"}"));
        }
        var url = oss.generatePresignedUrl(request).toURI();
        oss.shutdown();
        return url;
    }

    private static HttpResponse<byte[]> put(URI url, Map<String, String> headers) throws Exception {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(url).header("Content-Type", "text/plain").PUT(HttpRequest.BodyPublishers.ofString("hello"));
            headers.forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
