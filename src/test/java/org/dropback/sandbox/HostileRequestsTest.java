package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.dropback.signing.V1Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestsTest {

    @TempDir
    Path folder;

    private Path data;
    private Sandbox sandbox;
    private Signed signed;

    @BeforeEach
    void start() throws Exception {
        data = folder.resolve("data");
        sandbox = Sandbox.start(SandboxOptions.temporary().withData(data));
        signed = new Signed(sandbox);
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
        try (var outside = Files.list(folder)) {
            assertEquals(List.of(data), outside.toList(), "something was written outside the data folder");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../escape", "a/../../b", "..", ".", "a//b", "con", "NUL.txt", "a:b", "lpt1", "x\u0000y", "\ud83d\ude00", "%2e%2e%2f", "a\\..\\b",
        "~", "-rf", "$HOME", "`id`", "a ", "a.", "\u202egnp", "e\u0301", "\u00e9", "A", "a", "*?<>|\"", "\r\nX-Evil: 1"})
    void anyKeyIsDataAndNeverAPath(String key) throws Exception {
        var bytes = ("body of " + key).getBytes(UTF_8);
        assertEquals(200, signed.put(key, bytes, Map.of()).statusCode());
        var got = signed.get(key);
        assertArrayEquals(bytes, got.body());
        assertTrue(got.headers().firstValue("X-Evil").isEmpty());
        try (var files = Files.walk(data)) {
            assertTrue(files.map(file -> file.getFileName().toString()).allMatch(name -> name.matches("[A-Za-z0-9._-]+")));
        }
        assertEquals(200, signed.send("GET", "", "encoding-type=url", Map.of(), new byte[0]).statusCode());
        assertTrue(Signed.text(signed.send("GET", "", "encoding-type=url", Map.of(), new byte[0])).contains("<Key>" + Percent.encode(key) + "</Key>"));
    }

    @Test
    void keysThatDifferInCaseOrNormalFormAreDifferentObjects() throws Exception {
        for (var key : List.of("A", "a", "e\u0301", "\u00e9")) {
            signed.put(key, key.getBytes(UTF_8), Map.of());
        }
        for (var key : List.of("A", "a", "e\u0301", "\u00e9")) {
            assertEquals(key, Signed.text(signed.get(key)));
        }
    }

    @Test
    void theLongestKeyFitsAndOneByteMoreDoesNot() throws Exception {
        var longest = "\u4e2d".repeat(341);
        assertEquals(1023, longest.getBytes(UTF_8).length);
        assertEquals(200, signed.put(longest, new byte[1], Map.of()).statusCode());
        for (var key : List.of(longest + "a", "/a", "\\a", "//")) {
            var answer = signed.put(key, new byte[1], Map.of());
            assertEquals("400 InvalidObjectName", answer.statusCode() + " " + Signed.element(answer, "Code"), key);
        }
    }

    @Test
    void brokenEscapesAreRefused() throws Exception {
        assertTrue(talk("GET /sandbox/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").contains("<Code>InvalidURI</Code>"));
        assertTrue(talk("GET /sandbox/%C0%AE HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").contains("<Code>InvalidURI</Code>"));
        assertTrue(talk("GET /sandbox?prefix=%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").contains("<Code>InvalidArgument</Code>"));
        assertTrue(talk("GET /AB/../x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 403"));
    }

    @Test
    void aBodyShorterThanPromisedStoresNothingAndLeavesNothing() throws Exception {
        try (var socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.getOutputStream().write((signedHead("short", 1000) + "only this").getBytes(UTF_8));
            socket.shutdownOutput();
            assertEquals("", new String(socket.getInputStream().readAllBytes(), UTF_8).lines().filter(line -> line.contains("200")).findAny().orElse(""));
        }
        assertEquals(404, signed.get("short").statusCode());
        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertEquals(0, count("blobs")));
    }

    @Test
    void aConnectionThatIsNeverFinishedDoesNotHoldUpTheClose() throws Exception {
        try (var socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.getOutputStream().write((signedHead("half", 1000) + "half").getBytes(UTF_8));
            await().until(() -> count("blobs") == 1);
            long start = System.nanoTime();
            sandbox.close();
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1900);
        }
        assertEquals(0, count("blobs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<a/>", "<CompleteMultipartUpload/>", "not xml", "<CompleteMultipartUpload><Part>x</Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>one</PartNumber></Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag><b/></ETag></Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>99999999999</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>"})
    void whatIsNoCompleteXmlIsMalformed(String xml) throws Exception {
        assertEquals("400 MalformedXML", complete(xml));
    }

    @Test
    void xmlReachesNoFileAndExpandsNothing() throws Exception {
        var secret = Files.writeString(data.resolve("secret.json"), "1");
        var external = "<!DOCTYPE c [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><CompleteMultipartUpload><Part><PartNumber>&e;</PartNumber>"
                + "<ETag>x</ETag></Part></CompleteMultipartUpload>";
        assertEquals("400 MalformedXML", complete(external));
        var bomb = "<!DOCTYPE c [<!ENTITY a \"" + "9".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000) + "\"><!ENTITY c \"" + "&b;".repeat(1000)
                + "\">]><CompleteMultipartUpload><Part><PartNumber>&c;</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>";
        assertEquals("400 MalformedXML", complete(bomb));
        assertEquals("400 MalformedXML", complete("<CompleteMultipartUpload>" + " ".repeat(5 << 20) + "</CompleteMultipartUpload>"));
    }

    @Test
    void randomXmlIsRefusedOrMissesItsParts() throws Exception {
        var random = new Random(13);
        var pieces = List.of("<CompleteMultipartUpload>", "</CompleteMultipartUpload>", "<Part>", "</Part>", "<PartNumber>", "</PartNumber>", "<ETag>", "</ETag>",
                "1", "\"x\"", "&amp;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->", "\u4e2d", "<?x?>");
        for (int i = 0; i < 150; i++) {
            var xml = new StringBuilder(random.nextBoolean() ? "<CompleteMultipartUpload><Part>" : "");
            for (int n = random.nextInt(12); n > 0; n--) {
                xml.append(pieces.get(random.nextInt(pieces.size())));
            }
            var outcome = complete(xml.toString());
            assertTrue(outcome.equals("400 MalformedXML") || outcome.equals("400 InvalidPart") || outcome.equals("400 InvalidPartOrder"), xml + " -> " + outcome);
        }
    }

    @Test
    void aFloodOfHeadersIsRefused() throws Exception {
        assertTrue(talk("GET / HTTP/1.1\r\nHost: a\r\n" + "X-Flood: yes\r\n".repeat(20_000) + "\r\n").startsWith("HTTP/1.1 431"));
        assertEquals(404, signed.get("still-serving").statusCode());
    }

    @Test
    void tooMuchMetadataIsRefused() throws Exception {
        assertEquals(400, signed.put("k", new byte[1], Map.of("x-oss-meta-a", "y".repeat(8 << 10))).statusCode());
        assertEquals(200, signed.put("k", new byte[1], Map.of("x-oss-meta-a", "y".repeat(8000))).statusCode());
    }

    @Test
    void aPromisedBodyOfSixGigabytesIsRefusedAtOnce() throws Exception {
        var answer = talk(signedHead("huge", 6L << 30));
        assertTrue(answer.contains("<Code>EntityTooLarge</Code>"), answer);
    }

    @Test
    void markupInAKeyIsEscapedInEveryXml() throws Exception {
        var answer = signed.get("<b>&\"]]>\u0001");
        assertFalse(Signed.text(answer).contains("<b>"));
        assertTrue(Signed.text(answer).contains("<Key>&lt;b&gt;&amp;&quot;]]&gt;\ufffd</Key>"), Signed.text(answer));
    }

    private String complete(String xml) throws Exception {
        var id = Signed.element(signed.send("POST", "k", "uploads", Map.of(), new byte[0]), "UploadId");
        var answer = signed.send("POST", "k", "uploadId=" + id, Map.of(), xml.getBytes(UTF_8));
        return answer.statusCode() + " " + Signed.element(answer, "Code");
    }

    private String signedHead(String key, long length) {
        var headers = new HashMap<>(Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC))));
        headers.put("Authorization", V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), signed.signable("PUT", key, "", headers)));
        var head = new StringBuilder("PUT /sandbox/" + key + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + length + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head + "\r\n";
    }

    private String talk(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private long count(String name) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(name))) {
            return files.count();
        }
    }
}
