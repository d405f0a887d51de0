package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.VAR_HEADER;
import static org.dropback.sandbox.CallbackParts.base64;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.Callback;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.PutObjectRequest;
import com.aliyun.oss.model.UploadPartRequest;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.Test;

class CallbackTest extends OnSandbox {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    @Test
    void theReceiverGetsTheFilledBodyAndTheClientItsAnswerVerbatim() throws Exception {
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody("{ \"a\" :\t1 }\n").withContentType("application/json; charset=utf-8"));
        var answer = signed.put("a b/\u4e2d.txt", HELLO, Map.of("Content-Type", "text/plain", HEADER, callback(sandbox.receiverUrl().toString()),
                VAR_HEADER, base64("{\"x:name\":\"\u5f20 \\\"3\\\"&=\"}")));
        assertEquals(200, answer.statusCode());
        assertEquals("{ \"a\" :\t1 }\n", Signed.text(answer));
        assertEquals("application/json; charset=utf-8", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("\"5D41402ABC4B2A76B9719D911017C592\"", answer.headers().firstValue("ETag").orElseThrow());
        assertTrue(answer.headers().firstValue("x-oss-hash-crc64ecma").isPresent());
        assertEquals("bucket=sandbox&object=a%20b%2F%E4%B8%AD.txt&etag=5D41402ABC4B2A76B9719D911017C592&size=5&mimeType=text%2Fplain"
                + "&x=%E5%BC%A0%20%223%22%26%3D", only().bodyText());
    }

    @Test
    void theAnswerReplacesTheXmlOfComplete() throws Exception {
        var oss = Sdk.client(sandbox, SignVersion.V4);
        var id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "parts")).getUploadId();
        var tag = oss.uploadPart(new UploadPartRequest("sandbox", "parts", id, 1, new ByteArrayInputStream(HELLO), 5)).getPartETag();
        var complete = new CompleteMultipartUploadRequest("sandbox", "parts", id, new ArrayList<>(List.of(tag)));
        complete.setCallback(sdkCallback("op=${operation}&etag=${etag}&md5=${contentMd5}&size=${size}"));
        var result = oss.completeMultipartUpload(complete);
        assertEquals("{\"Status\":\"OK\"}", new String(result.getResponse().getContent().readAllBytes(), UTF_8));
        var etag = result.getResponse().getHeaders().get("ETag").replace("\"", "");
        assertTrue(etag.endsWith("-1"));
        assertEquals("op=CompleteMultipartUpload&etag=" + etag + "&md5=&size=5", only().bodyText());
        oss.shutdown();
    }

    @Test
    void whatTheSdkEncodesIsUnderstood() throws Exception {
        var oss = Sdk.client(sandbox, SignVersion.V1);
        var request = new PutObjectRequest("sandbox", "sdk", new ByteArrayInputStream(HELLO));
        request.setCallback(sdkCallback("v=${x:var1}&size=${size}"));
        request.getCallback().addCallbackVar("x:var1", "\u503c");
        assertEquals("{\"Status\":\"OK\"}", new String(oss.putObject(request).getResponse().getContent().readAllBytes(), UTF_8));
        assertEquals("v=%E5%80%BC&size=5", only().bodyText());
        oss.shutdown();
    }

    @Test
    void theQueryCarriesACallbackToo() throws Exception {
        var query = "callback=" + URLEncoder.encode(callback(sandbox.receiverUrl().toString()), UTF_8)
                + "&callback-var=" + URLEncoder.encode(base64("{\"x:name\":\"q\"}"), UTF_8);
        assertEquals("{\"Status\":\"OK\"}", Signed.text(signed.send("PUT", "k", query, Map.of(), HELLO)));
        assertTrue(only().bodyText().endsWith("&x=q"));
    }

    @Test
    void urlsAreAskedInOrderUntilTheFirstSuccess() throws Exception {
        var base = sandbox.receiverUrl().toString();
        var urls = String.join(";", base + "/status/500", base + "/body/html", base + "?third", base + "?fourth");
        assertEquals(200, signed.put("k", HELLO, Map.of(HEADER, callback(urls))).statusCode());
        assertEquals(List.of("/callback/status/500", "/callback/body/html", "/callback?third"),
                sandbox.callbacks().stream().map(ReceivedCallback::target).toList());
        assertEquals(1, sandbox.callbacks().stream().map(ReceivedCallback::bodyText).distinct().count());
    }

    @Test
    void whereAllFailTheLastFailureIsTold() throws Exception {
        var base = sandbox.receiverUrl().toString();
        var answer = signed.put("k", HELLO, Map.of(HEADER, callback(base + "/status/500;" + base + "/status/404")));
        assertEquals("203 Error status : 404.", answer.statusCode() + " " + Signed.element(answer, "Message"));
    }

    @Test
    void theObjectIsThereWhenTheCallbackComes() throws Exception {
        var seen = new java.util.concurrent.CompletableFuture<byte[]>();
        try (var server = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getInputStream().read(new byte[64 << 10]);
                    seen.complete(signed.get("early").body());
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(UTF_8));
                } catch (Exception e) {
                    seen.completeExceptionally(e);
                }
            });
            signed.put("early", HELLO, Map.of(HEADER, callback("http://127.0.0.1:" + server.getLocalPort() + "/")));
        }
        assertArrayEquals(HELLO, seen.get());
    }

    @Test
    void anUploadWithoutACallbackCallsNobody() throws Exception {
        assertEquals(200, signed.put("k", HELLO, Map.of()).statusCode());
        assertFalse(signed.put("k", HELLO, Map.of("Content-MD5", "bad", HEADER, callback(sandbox.receiverUrl().toString()))).statusCode() == 200);
        assertEquals(List.of(), sandbox.callbacks());
    }

    private ReceivedCallback only() {
        assertEquals(1, sandbox.callbacks().size());
        return sandbox.callbacks().getFirst();
    }

    private Callback sdkCallback(String body) {
        var callback = new Callback();
        callback.setCallbackUrl(sandbox.receiverUrl().toString());
        callback.setCallbackBody(body);
        return callback;
    }

}
