package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.dropback.sandbox.Replayer.Replay;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

    private static final String KEY_URL = Base64.getEncoder().encodeToString("http://gosspublic.alicdn.com/callback_pub_key_v1.pem".getBytes(UTF_8));
    private static final String SIGNATURE = "kKQeGTRccDKyHB3H9vF+xYMSrmhMZjzzl2/kdD1ktNVgbWEfYTQG0G2SU/RaHBovRCE8OkQDjC3uG33esH2txA==";
    private static final String BODY = "bucket=yonghu-test";

    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.write(folder.resolve("request"), text.getBytes(UTF_8));
    }

    private static String request(String target, String signature, String moreHeaders, String body) {
        return "POST " + target + " HTTP/1.1\nHost: h\nauthorization: " + signature + "\nx-oss-pub-key-url: " + KEY_URL + "\n" + moreHeaders + "\n" + body;
    }

    private JsonNode verify(int code, Path file, String... more) {
        var cli = new CliHarness(folder);
        var words = new ArrayList<>(List.of("callback", "verify", file.toString(), "--output", "json"));
        words.addAll(List.of(more));
        assertEquals(code, cli.run(words.toArray(String[]::new)), cli.err() + cli.out());
        return cli.json().getFirst();
    }

    private static String words(JsonNode array) {
        return String.join(" ", StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList());
    }

    /** Vectors a to d, signed by OSS, in each way a file may be written. */
    @ParameterizedTest
    @CsvFileSource(resources = "/org/dropback/callback/signed-by-oss.psv", delimiter = '|', quoteCharacter = '\0', maxCharsPerColumn = 4096)
    void whatOssSignedIsValid(String target, String body, String authorization) throws Exception {
        int length = body.getBytes(UTF_8).length;
        var chunks = "7\r\n" + body.substring(0, 7) + "\r\n" + Integer.toHexString(length - 7) + ";x=y\r\n" + body.substring(7) + "\r\n0\r\n\r\n";
        for (var text : new String[] {request(target, authorization, "", body), request(target, authorization, "", body).replace("\n", "\r\n"),
            request(target, authorization, "Content-Length: " + length + "\n", body), request(target, authorization, "Content-Length: " + length + "\n", body + "\n"),
            request(target, authorization, "Content-Length: " + length + "\n", body + "\r\n"), request(target, authorization, "", body + "\n"),
            request(target, authorization, "Transfer-Encoding: chunked\n", chunks), "\n" + request("http://host.example" + target, authorization, "", body)}) {
            var line = verify(0, file(text));
            assertTrue(line.get("valid").asBoolean());
            assertEquals("oss", line.get("signedBy").asText());
            assertEquals("key-url path query body rsa", String.join(" ", line.get("steps").findValuesAsText("step")));
            assertEquals("ok ok ok ok ok", String.join(" ", line.get("steps").findValuesAsText("state")));
        }
    }

    @Test
    void theLineEndOfAnEditorIsExplained() throws Exception {
        assertEquals("line-end-left-out", words(verify(0, file(request("/index.php?id=1&index=2", SIGNATURE, "", BODY + "\n"))).get("notes")));
        assertEquals("line-end-left-out", words(verify(0, file(request("/index.php?id=1&index=2", SIGNATURE, "Content-Length: 18\n", BODY + "\n"))).get("notes")));
        assertEquals("line-end-doubtful", words(verify(1, file(request("/other", SIGNATURE, "", BODY + "\n"))).get("notes")));
        assertEquals("body-short", words(verify(1, file(request("/index.php?id=1&index=2", SIGNATURE, "Content-Length: 99\n", "bucket"))).get("notes")));
        assertEquals("more-follows", words(verify(0, file(request("/index.php?id=1&index=2", SIGNATURE, "Content-Length: 18\n", BODY + "POST /"))).get("notes")));
    }

    @ParameterizedTest
    @CsvSource({"/index.php?id=1%26index=2,bucket=yonghu-test,query-decoded", "/index.php?id=1&index=2,bucket%3Dyonghu-test,body-reencoded",
        "/index%252Ephp?id=1&index=2,bucket=yonghu-test,path-not-decoded"})
    void theMistakeIsNamed(String target, String body, String mistake) throws Exception {
        var line = verify(1, file(request(target, SIGNATURE, "Content-Length: " + body.length() + "\n", body)));
        assertEquals(mistake, words(line.get("mistakes")));
        assertEquals("invalid", line.get("outcome").asText());
    }

    @Test
    void anotherTextThanTheSignedOneHasNoKnownMistake() throws Exception {
        var cli = new CliHarness(folder);
        assertEquals(1, cli.run("callback", "verify", file(request("/index.php", SIGNATURE, "", BODY)).toString()));
        assertTrue(cli.out().startsWith("The signature is not valid.\n  \u2713 Key URL: http://gosspublic.alicdn.com/callback_pub_key_v1.pem\n"), cli.out());
        assertTrue(cli.out().contains("  ? Path, URL-decoded: /index.php\n"), cli.out());
        assertTrue(cli.out().contains("  \u2717 MD5 with RSA: does not match Authorization\n"), cli.out());
        assertTrue(cli.out().contains("The key is right"), cli.out());
    }

    @ParameterizedTest
    @CsvSource({"en,The signature is valid.", "zh,签名有效。", "zh-Hant,簽章有效。"})
    void eachLanguageSpeaks(String language, String expected) throws Exception {
        var cli = new CliHarness(folder, Locale.forLanguageTag(language));
        assertEquals(0, cli.run("callback", "verify", file(request("/index.php?id=1&index=2", SIGNATURE, "", BODY)).toString()));
        assertEquals(expected, cli.out().lines().findFirst().orElseThrow());
        assertEquals(6, cli.out().lines().count());
    }

    @Test
    void theSandboxsKeyIsTakenFromTheHomeAndNothingElseProves() throws Exception {
        var cli = new CliHarness(folder);
        assertEquals(2, cli.run("callback", "verify", file("POST / HTTP/1.1\n\n").toString(), "--key", "sandbox"));
        assertFalse(Files.exists(folder.resolve("sandbox")));
        byte[] raw;
        String pem;
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withData(folder.resolve("sandbox")))) {
            sandbox.replayer().send(new Replay("POST", sandbox.receiverUrl() + "/status/200?a=%20", List.of(), "a=1&b=\u4e2d".getBytes(UTF_8)));
            var received = sandbox.callbacks().getFirst();
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(received.head());
            bytes.writeBytes(received.body());
            raw = bytes.toByteArray();
            var connection = (HttpURLConnection) sandbox.publicKeyUrl().toURL().openConnection();
            pem = new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
        var file = Files.write(folder.resolve("raw"), raw);
        assertEquals("sandbox", verify(0, file, "--key", "sandbox").get("signedBy").asText());
        assertEquals("given", verify(0, file, "--key", Files.writeString(folder.resolve("k.pem"), pem).toString()).get("signedBy").asText());
        var withOss = verify(1, file, "--key", "oss");
        assertEquals("foreign-key-url wrong-key", words(withOss.get("mistakes")));
        assertEquals("sandbox", withOss.get("signedBy").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "GARBAGE", "HTTP/1.1 200 OK\n\n", "POST / HTTP/1.1\nno header\n\n", "POST / HTTP/1.1\nContent-Length: x\n\n",
        "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\nzz\n", "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\nfffffff\nx", "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n1\nab\n0\n"})
    void aFileThatIsNoRequestCannotBeUsed(String text) throws Exception {
        var cli = new CliHarness(folder);
        assertEquals(2, cli.run("callback", "verify", file(text).toString()));
        assertEquals("", cli.out());
        assertTrue(cli.err().contains("cannot be used: "), cli.err());
    }

    @Test
    void whatIsNoFileOrKeyIsWrongUsage() throws Exception {
        var cli = new CliHarness(folder);
        assertEquals(2, cli.run("callback", "verify", folder.resolve("nothing").toString()));
        assertEquals(2, cli.run("callback", "verify"));
        assertEquals(2, cli.run("callback", "verify", file("POST / HTTP/1.1\n\n").toString(), "--key", "nothing.pem"));
        assertEquals(2, cli.run("callback", "verfy"));
        assertEquals("", cli.out());
    }

    @Test
    void anUnsignedRequestIsNotValid() throws Exception {
        assertEquals("missing", verify(1, file("POST /callback HTTP/1.1\nHost: h\n\na=1")).get("outcome").asText());
    }
}
