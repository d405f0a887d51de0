package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.VAR_HEADER;
import static org.dropback.sandbox.CallbackParts.base64;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application server gets. */
class CallbackRequestTest extends OnSandbox {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    @TempDir
    Path folder;

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

    private ReceivedCallback only() {
        assertEquals(1, sandbox.callbacks().size());
        return sandbox.callbacks().getFirst();
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
