package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.comm.SignVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;
import org.dropback.testing.Patience;

/** A form as a browser sends it. The policies are signed by the official SDK. */
public final class PostForm {

    public static final String BOUNDARY = "----WebKitFormBoundaryW0DET1iaBMeAOBg3";

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Sandbox sandbox;
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private String fileHead = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain";
    private byte[] file = "hello".getBytes(UTF_8);
    private String trailer = "";

    public PostForm(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public PostForm field(String name, String value) {
        fields.add(Map.entry(name, value));
        return this;
    }

    public PostForm without(String name) {
        fields.removeIf(field -> field.getKey().equalsIgnoreCase(name));
        return this;
    }

    public PostForm fileHead(String head) {
        fileHead = head;
        return this;
    }

    public PostForm file(byte[] bytes) {
        file = bytes;
        return this;
    }

    public PostForm behindFile(String parts) {
        trailer = parts;
        return this;
    }

    /** @param conditions JSON, without the brackets around them */
    public PostForm signedV1(String conditions) {
        return signedV1Policy(policy(conditions));
    }

    /** @param policy JSON, which may be broken */
    public PostForm signedV1Policy(String policy) {
        var oss = (OSSClient) Sdk.client(sandbox, SignVersion.V1);
        field("OSSAccessKeyId", sandbox.accessKeyId()).field("policy", CallbackParts.base64(policy))
                .field("Signature", oss.calculatePostSignature(policy));
        oss.shutdown();
        return this;
    }

    /** With the conditions that V4 asks for. */
    public PostForm signedV4(String conditions) {
        var now = Instant.now();
        return v4(now, policy(conditions
                + ",{\"x-oss-signature-version\":\"OSS4-HMAC-SHA256\"},[\"starts-with\",\"$x-oss-credential\",\"\"],{\"x-oss-date\":\""
                + V4Signature.dateTime(now) + "\"}"));
    }

    public PostForm v4(Instant now, String policy) {
        var date = V4Signature.dateTime(now);
        var oss = (OSSClient) Sdk.client(sandbox, SignVersion.V4);
        field("x-oss-signature-version", "OSS4-HMAC-SHA256").field("x-oss-date", date).field("policy", CallbackParts.base64(policy));
        field("x-oss-credential", new V4Credential(sandbox.accessKeyId(), date.substring(0, 8), sandbox.region()).text());
        field("x-oss-signature", oss.calculatePostSignature(policy, Date.from(now)));
        oss.shutdown();
        return this;
    }

    public static String policy(String conditions) {
        return "{\"expiration\":\"" + Instant.now().plusSeconds(60) + "\",\"conditions\":[" + conditions + "]}";
    }

    public byte[] body() {
        var body = new ByteArrayOutputStream();
        for (var field : fields) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n" + field.getValue()
                    + "\r\n").getBytes(UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "\r\n" + fileHead + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n" + trailer + "--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }

    public HttpResponse<byte[]> post() throws IOException, InterruptedException {
        return post("/sandbox/", body(), Map.of());
    }

    public HttpResponse<byte[]> post(String target, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sandbox.endpoint() + target)).timeout(Patience.LIMIT)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Status, code and EC of the answer. */
    public String outcome() throws IOException, InterruptedException {
        return outcome(post());
    }

    public static String outcome(HttpResponse<byte[]> answer) {
        return (answer.statusCode() + " " + Signed.element(answer, "Code") + " " + Signed.element(answer, "EC")).strip();
    }
}
