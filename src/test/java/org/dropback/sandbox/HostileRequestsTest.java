package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
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
import java.util.stream.Stream;
import org.dropback.sandbox.protocol.Percent;
import org.dropback.signing.V1Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestsTest {

    @TempDir
    static Path folder;

    private static Path data;
    private static Sandbox sandbox;
    private static Signed signed;

    @BeforeAll
    static void start() throws Exception {
        data = folder.resolve("data");
        sandbox = Sandbox.start(SandboxOptions.temporary().withData(data));
        signed = new Signed(sandbox);
    }

    @AfterAll
    static void close() throws Exception {
        sandbox.close();
        try (var outside = Files.list(folder)) {
            assertEquals(List.of(data), outside.toList(), "something was written outside the data folder");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../escape", "a/../../b", "..", ".", "a//b", "con", "NUL.txt", "CON", "aux.", "dots...", " ", "\u0000", "settings.json", "lock", "a:b", "lpt1", "x\u0000y", "\ud83d\ude00", "%2e%2e%2f", "a\\..\\b",
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
        for (var key : List.of(longest, "s".repeat(300) + "/" + "../".repeat(100) + "t".repeat(300), "/..".repeat(300).substring(1))) {
            assertEquals(200, signed.put(key, key.getBytes(UTF_8), Map.of()).statusCode());
            assertEquals(key, Signed.text(signed.get(key)));
        }
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
        long before = blobs(data);
        try (var socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.getOutputStream().write((signedHead("short", 1000) + "only this").getBytes(UTF_8));
            socket.shutdownOutput();
            assertEquals("", new String(socket.getInputStream().readAllBytes(), UTF_8).lines().filter(line -> line.contains("200")).findAny().orElse(""));
        }
        assertEquals(404, signed.get("short").statusCode());
        await().untilAsserted(() -> assertEquals(before, blobs(data)));
    }

    @Test
    void aConnectionThatIsNeverFinishedDoesNotHoldUpTheClose() throws Exception {
        var own = Files.createDirectory(data.resolve("own"));
        try (var closing = Sandbox.start(SandboxOptions.temporary().withData(own)); var socket = new Socket("127.0.0.1", closing.endpoint().getPort())) {
            socket.getOutputStream().write((signedHead("half", 1000) + "half").getBytes(UTF_8));
            await().until(() -> blobs(own) == 1);
            assertTimeout(Duration.ofSeconds(30), closing::close, "the socket would be idle for a minute");
        }
        assertEquals(0, blobs(own));
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

    private String signedHead(String key, long length) {
        var headers = new HashMap<>(Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC))));
        headers.put("Authorization", V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), signed.signable("PUT", key, "", headers)));
        var head = new StringBuilder("PUT /sandbox/" + key + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + length + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head + "\r\n";
    }

    private String talk(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static long blobs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("blobs"))) {
            return files.count();
        }
    }
}
