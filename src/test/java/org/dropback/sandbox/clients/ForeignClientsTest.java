package org.dropback.sandbox.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that we did not write upload to the sandbox and get the receiver's answer. Needs curl, openssl, node with npm, and Chromium. */
@Tag("clients")
class ForeignClientsTest {

    private static final String ANSWER = "{\"Status\":\"OK\"}";
    private static final String NOTE = "a%20%22b%22%20%E4%B8%AD%E6%96%87";

    @TempDir
    private Path folder;
    private ForeignClient client;

    @BeforeEach
    void start() throws Exception {
        client = new ForeignClient(folder);
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void curlPutsWithASignatureMadeByHand() throws Exception {
        var printed = client.run("bash", client.resource("put-with-curl.sh"), client.sandbox.endpoint(), client.sandbox.receiverUrl(), client.file);
        assertEquals(ANSWER + "\n200\n", printed);
        assertEquals(List.of("valid key=curl%2Fput.bin&size=300000"), client.callbacks());
    }

    @Test
    void curlPostsAForm() throws Exception {
        var printed = client.run("bash", client.resource("post-with-curl.sh"), client.sandbox.endpoint(), client.sandbox.receiverUrl(), client.file);
        assertEquals(ANSWER + "\n200\n", printed);
        assertEquals(List.of("valid key=curl%2Fform.bin&note=from%20a%20form"), client.callbacks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V4"})
    void theNpmPackagePutsUploadsInPartsAndPresigns(String signature) throws Exception {
        client.run("npm", "install", "--prefix", ForeignClient.PACKAGES, "--no-audit", "--no-fund", "--no-save", "ali-oss@6.23.0");
        var printed = client.run("node", client.resource("ali-oss.js"), client.sandbox.endpoint(), client.sandbox.receiverUrl(), signature, client.file);

        var ways = new TreeMap<String, JsonNode>();
        for (var line : printed.lines().toList()) {
            var json = new ObjectMapper().readTree(line);
            ways.put(json.get("way").asText(), json);
        }
        assertEquals("OK", ways.get("put").at("/data/Status").asText());
        assertEquals("OK", ways.get("multipart").at("/data/Status").asText());
        assertEquals(200, ways.get("presigned").get("status").asInt());
        assertEquals(3, ways.get("list").get("names").size());
        assertTrue(ways.get("get").get("same").asBoolean());
        var expected = Map.of("V1", List.of("put%20%E5%9B%BE.bin", "multipart.bin", "presigned.bin"), "V4", List.of("put%20%E5%9B%BE.bin", "multipart.bin"));
        assertEquals(expected.get(signature).stream().map(name -> "valid key=ali-oss%2F" + name + "&size=300000&note=" + NOTE).toList(), client.callbacks());
    }

    @Test
    void aBrowserPostsItsForm() throws Exception {
        var policy = base64("{\"expiration\":\"2099-01-01T00:00:00.000Z\",\"conditions\":[[\"starts-with\",\"$key\",\"browser/\"]]}");
        var callback = base64("{\"callbackUrl\":\"" + client.sandbox.receiverUrl() + "\",\"callbackBody\":\"key=${object}&note=${x:note}\"}");
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(client.sandbox.accessKeySecret().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(policy.getBytes(StandardCharsets.UTF_8)));
        var page = client.resource("form.html");
        Files.writeString(page, Files.readString(page).replace("ENDPOINT", client.sandbox.endpoint().toString()).replace("POLICY", policy)
                .replace("ACCESS_KEY_ID", client.sandbox.accessKeyId()).replace("SIGNATURE", signature).replace("CALLBACK", callback));

        var shown = client.run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir=" + folder.resolve("chromium"),
                "--virtual-time-budget=5000", "--dump-dom", page.toUri());
        assertTrue(shown.contains(ANSWER), shown);
        assertEquals(List.of("valid key=browser%2F%E5%9B%BE%201.txt&note=%E6%9D%A5%E8%87%AA%E6%B5%8F%E8%A7%88%E5%99%A8"), client.callbacks());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
