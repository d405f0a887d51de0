package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.sandbox.Sandbox;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;

/** Reads objects back by presigned URLs, on the JDK's own HTTP client. */
final class SandboxDownload {

    private SandboxDownload() {
    }

    static byte[] download(Sandbox sandbox, String key) throws Exception {
        var now = Instant.now();
        var credential = new V4Credential(sandbox.accessKeyId(), V4Signature.dateTime(now).substring(0, 8), sandbox.region());
        var query = V4Signature.presign(sandbox.accessKeySecret(), credential, null, now, 60,
                new SignableRequest("GET", "sandbox", key, List.of(), Map.of()), List.of()).stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8)).collect(Collectors.joining("&"));
        var path = URLEncoder.encode(key, UTF_8).replace("+", "%20").replace("%2F", "/");
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(HttpRequest.newBuilder(URI.create(sandbox.endpoint() + "/sandbox/" + path + "?" + query)).build(), BodyHandlers.ofByteArray());
            assertEquals(200, response.statusCode(), () -> new String(response.body(), UTF_8));
            return response.body();
        }
    }
}
