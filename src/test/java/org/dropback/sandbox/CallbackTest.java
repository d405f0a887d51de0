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
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackTest {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Signed signed;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        signed = new Signed(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

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
    void theRequestIsAsOssSendsIt() throws Exception {
        var url = sandbox.receiverUrl() + "?a=b%20c";
        var answer = signed.put("k", HELLO, Map.of(HEADER, callback(url, "callbackHost", "app.example.com", "additionalHeaders", Map.of("app-id", "7"))));
        var received = only();
        assertEquals("/callback?a=b%20c", received.target());
        assertTrue(new String(received.head(), UTF_8).startsWith("POST /callback?a=b%20c HTTP/1.1\r\nHost: app.example.com\r\nConnection: close\r\n"));
        assertEquals("application/x-www-form-urlencoded", received.header("Content-Type").orElseThrow());
        assertEquals(Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(received.body())), received.header("Content-MD5").orElseThrow());
        assertEquals("aliyun-oss-callback", received.header("User-Agent").orElseThrow());
        assertEquals("sandbox", received.header("x-oss-bucket").orElseThrow());
        assertEquals("CALLBACK", received.header("x-oss-tag").orElseThrow());
        assertEquals(answer.headers().firstValue("x-oss-request-id").orElseThrow(), received.header("x-oss-request-id").orElseThrow());
        assertEquals("7", received.header("app-id").orElseThrow());
        var keyUrl = new String(Base64.getDecoder().decode(received.header("x-oss-pub-key-url").orElseThrow()), UTF_8);
        assertEquals(sandbox.publicKeyUrl().toString(), keyUrl);
        assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
    }

    @Test
    void opensslVerifiesTheSignatureWithTheServedKey() throws Exception {
        signed.put("k\u4e2d", HELLO, Map.of(HEADER, callback(sandbox.receiverUrl() + "/body/%E4%B8%ADx+y?q=%E4&r")));
        var received = only();
        try (var pem = URI.create(sandbox.publicKeyUrl().toString()).toURL().openStream()) {
            Files.write(folder.resolve("key.pem"), pem.readAllBytes());
        }
        // Facts 2.2: decoded path, raw query, line feed, body; one MD5.
        Files.write(folder.resolve("signed"), ("/callback/body/\u4e2dx+y?q=%E4&r\n" + received.bodyText()).getBytes(UTF_8));
        Files.write(folder.resolve("signature"), Base64.getDecoder().decode(received.header("Authorization").orElseThrow()));
        assertEquals("Verified OK", openssl("dgst", "-md5", "-verify", "key.pem", "-signature", "signature", "signed"));
        Files.write(folder.resolve("signed"), "/callback\nother".getBytes(UTF_8));
        assertEquals("Verification failure", openssl("dgst", "-md5", "-verify", "key.pem", "-signature", "signature", "signed"));
    }

    @Test
    void aJsonBodyHasValuesAsJson() throws Exception {
        var template = "{\"b\":${bucket},\"o\":${object},\"s\":${size},\"v\":${x:v},\"op\":${operation},\"id\":${reqId},\"ip\":${clientIp},"
                + "\"crc\":${crc64},\"md5\":${contentMd5},\"w\":${imageInfo.width},\"none\":${x:none}}";
        var answer = signed.put("q\"\u4e2d\\", HELLO, Map.of(HEADER, callback(sandbox.receiverUrl().toString(), "callbackBody", template,
                "callbackBodyType", "application/json"), VAR_HEADER, base64("{\"x:v\":\"line\\nfeed \\\"\u5f20\\\"\"}")));
        assertEquals("application/json", only().header("Content-Type").orElseThrow());
        var json = new ObjectMapper().readTree(only().body());
        assertEquals("q\"\u4e2d\\", json.get("o").textValue());
        assertEquals(5, json.get("s").intValue());
        assertEquals("line\nfeed \"\u5f20\"", json.get("v").textValue());
        assertEquals("PutObject", json.get("op").textValue());
        assertEquals(answer.headers().firstValue("x-oss-request-id").orElseThrow(), json.get("id").textValue());
        assertEquals("127.0.0.1", json.get("ip").textValue());
        assertEquals(answer.headers().firstValue("x-oss-hash-crc64ecma").orElseThrow(), json.get("crc").textValue());
        assertEquals("XUFAKrxLKna5cZ2REBfFkg==", json.get("md5").textValue());
        assertEquals("", json.get("w").textValue());
        assertEquals("", json.get("none").textValue());
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

    private String openssl(String... words) throws Exception {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        return output;
    }
}
