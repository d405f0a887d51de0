package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.CannedAccessControlList;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose length two servers could read differently, sent to a bucket where anybody may write. */
class SmugglingTest {

    private static final String INNER = "PUT /sandbox/smuggled HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx";

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        served = new Served(SignVersion.V4);
        served.oss.setBucketAcl("sandbox", CannedAccessControlList.PublicReadWrite);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6", "Content-Length: +5", "Content-Length: 0x5", "Content-Length: -5", "Content-Length: 99999999999999999999",
        "Transfer-Encoding: chunked, identity", "Transfer-Encoding: xchunked", "Transfer-Encoding: gzip", "Content-Length : 5",
        "Content-Length: 5 5"})
    void aBodyWhoseLengthIsInDoubtIsRefused(String headers) throws Exception {
        var answer = talk("PUT /sandbox/outer HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n0\r\n\r\n" + INNER);
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 5"), answer);
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "-1\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
        "5\r\nhel", "5\r\nhello\r\n"})
    void aBrokenChunkStoresNothing(String body) throws Exception {
        var answer = talk("PUT /sandbox/outer HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body);
        assertTrue(!answer.startsWith("HTTP/1.1 2"), answer);
        assertNothingStored();
    }

    @Test
    void bytesBehindTheBodyAreANewRequestAndNoPartOfIt() throws Exception {
        var answer = talk("PUT /sandbox/short HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello and more\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        // The second request is nonsense: it is refused, and a reset may overtake the refusal.
        assertEquals(-1, answer.indexOf("HTTP/1.1 2", 1), answer);
        assertEquals("hello", served.get("short"));
        served.oss.deleteObject("sandbox", "short");
    }

    @Test
    void twoRequestsInOnePacketAreTwo() throws Exception {
        var answer = talk("PUT /sandbox/first HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n1" + INNER);
        assertEquals(2, answer.split("HTTP/1.1 200", -1).length - 1, answer);
        served.oss.deleteObject("sandbox", "first");
        served.oss.deleteObject("sandbox", "smuggled");
    }

    private static void assertNothingStored() throws Exception {
        assertEquals("0", Signed.element(served.signed.send("GET", "", "list-type=2", Map.of(), new byte[0]), "KeyCount"));
    }

    private static String talk(String request) throws Exception {
        try (var socket = new Socket("127.0.0.1", served.sandbox.endpoint().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (java.net.SocketException e) {
            return "";
        }
    }
}
