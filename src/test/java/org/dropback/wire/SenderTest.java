package org.dropback.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.dropback.testing.Patience;
import org.dropback.wire.Delivery.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    private final Sender sender = new Sender();

    @Test
    void theRequestGoesOutByteForByteAsGiven() throws Exception {
        try (var peer = RawPeer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            var request = new OutgoingRequest("127.0.0.1", peer.port(), false, false, "POST", "/a%20b?x=1&y",
                    List.of(Map.entry("x-oss-tag", "CALLBACK"), Map.entry("HOST", "example.com"), Map.entry("Content-Length", "6")), "h\u00e9llo".getBytes(UTF_8));
            var delivery = sender.send(request, Patience.LIMIT, 1000);
            assertInstanceOf(Delivery.Answered.class, delivery);
            var expected = "POST /a%20b?x=1&y HTTP/1.1\r\nx-oss-tag: CALLBACK\r\nHOST: example.com\r\nContent-Length: 6\r\n\r\nh\u00e9llo";
            assertEquals(expected, new String(peer.received(), UTF_8));
            assertEquals(expected, new String(delivery.request(), UTF_8));
        }
    }

    @Test
    void whereAnAddressTakesNoConnectionTheNextOneIsTried() throws Exception {
        NameLookup three = _ -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.3"));
        var steps = new ArrayList<String>();
        try (var peer = RawPeer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            var named = new OutgoingRequest("three.example", peer.port(), false, false, "GET", "/", List.of(), new byte[0]);
            assertInstanceOf(Delivery.Answered.class, new Sender(Trust.SYSTEM, _ -> true, three).send(named, Patience.LIMIT, 100, step -> steps.add(step.detail())));
            assertEquals(List.of("127.0.0.2, 127.0.0.1, 127.0.0.3", "127.0.0.1:" + peer.port()), steps.subList(0, 2));
        }
    }

    @Test
    void anAddressThatMayNotBeCalledIsNot() throws Exception {
        NameLookup both = _ -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
        try (var peer = RawPeer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            var named = new OutgoingRequest("both.example", peer.port(), false, false, "GET", "/", List.of(), new byte[0]);
            assertEquals(Failure.NOT_CONNECTED, failure(new Sender(Trust.SYSTEM, address -> address.getHostAddress().equals("127.0.0.2"), both), named));
            assertEquals(Failure.HOST_UNKNOWN, failure(new Sender(Trust.SYSTEM, _ -> false, both), named));
        }
    }

    private static Failure failure(Sender sender, OutgoingRequest request) throws InterruptedException {
        return assertInstanceOf(Delivery.Failed.class, sender.send(request, Patience.LIMIT, 100)).failure();
    }

    @Test
    void anAnswerWithALengthEndsThere() throws Exception {
        var answer = answered("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\nX-Odd:  a b \r\n\r\nabcdef");
        assertEquals(404, answer.status());
        assertEquals("abc", text(answer));
        assertEquals("a b", answer.header("x-odd").orElseThrow());
        assertEquals("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\nX-Odd:  a b \r\n\r\n", new String(answer.rawHead(), ISO_8859_1));
    }

    @Test
    void anAnswerWithoutALengthEndsWhereThePeerCloses() throws Exception {
        assertEquals("{}", text(answered("HTTP/1.0 200 OK\r\n\r\n{}")));
    }

    @Test
    void aLengthThatIsNoNumberIsLeftToTheCaller() throws Exception {
        var answer = answered("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}");
        assertEquals("many", answer.header("Content-Length").orElseThrow());
        assertEquals("{}", text(answer));
    }

    @Test
    void chunksAreJoined() throws Exception {
        assertEquals("Wikipedia", text(answered("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n")));
    }

    @Test
    void interimAnswersAreSkipped() throws Exception {
        assertEquals(200, answered("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").status());
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertEquals(301, answered("HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5000", "Transfer-Encoding: chunked", "X-None: x"})
    void aLongBodyIsCutAtTheLimit(String framing) throws Exception {
        var body = framing.contains("chunked") ? "1388\r\n" + "x".repeat(5000) + "\r\n0\r\n\r\n" : "x".repeat(5000);
        var answer = answered("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + body);
        assertTrue(answer.tooLong());
        assertEquals(1000, answer.body().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"})
    void whatIsNoHttpIsMalformed(String answer) throws Exception {
        assertEquals(Failure.ANSWER_MALFORMED, failed(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}"})
    void anAnswerThatEndsTooEarlyIsLost(String answer) throws Exception {
        assertEquals(Failure.CONNECTION_LOST, failed(answer));
    }

    @Test
    void aTricklingAnswerEndsAtTheLimitForAllOfIt() throws Exception {
        try (var peer = RawPeer.doing(socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            // Until the sender hangs up.
            for (int i = 0; ; i++) {
                socket.getOutputStream().write(("X-" + i + ": y\r\n").getBytes(ISO_8859_1));
                LockSupport.parkNanos(50_000_000);
            }
        })) {
            var delivery = assertInstanceOf(Delivery.Failed.class, sender.send(get(peer.port()), Duration.ofMillis(400), 1000));
            assertEquals(Failure.TIMED_OUT, delivery.failure());
            assertTrue(delivery.took().toMillis() >= 400, delivery.took().toString());
        }
    }

    @Test
    void aClosedPortIsNotConnected() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertEquals(Failure.NOT_CONNECTED, assertInstanceOf(Delivery.Failed.class, sender.send(get(port), Patience.LIMIT, 1)).failure());
    }

    @Test
    void anUnknownHostIsToldApart() throws Exception {
        var request = new OutgoingRequest("no-such-host.invalid", 80, false, false, "GET", "/", List.of(), new byte[0]);
        assertEquals(Failure.HOST_UNKNOWN, assertInstanceOf(Delivery.Failed.class, sender.send(request, Patience.LIMIT, 1)).failure());
    }

    @Test
    void aPeerThatSpeaksNoTlsFailsAsTls() throws Exception {
        try (var peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = peer.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(ISO_8859_1));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The sender went away.
                }
            });
            var request = new OutgoingRequest("127.0.0.1", peer.getLocalPort(), true, true, "GET", "/", List.of(), new byte[0]);
            assertEquals(Failure.TLS_FAILED, assertInstanceOf(Delivery.Failed.class, sender.send(request, Patience.LIMIT, 1)).failure());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: evil", "a\nb", "a\rb"})
    void aLineBreakInAHeaderIsRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new OutgoingRequest("h", 1, false, false, "POST", "/", List.of(Map.entry("X", value)), new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new OutgoingRequest("h", 1, false, false, "POST", value, List.of(), new byte[0]));
    }

    @Test
    void randomBytesNeverBreakTheReader() {
        var random = new Random(7);
        var starts = List.of("", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
        for (int i = 0; i < 20_000; i++) {
            var noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            var bytes = (starts.get(random.nextInt(starts.size())) + new String(noise, ISO_8859_1)).getBytes(ISO_8859_1);
            try {
                var answer = new AnswerReader(new ByteArrayInputStream(bytes), 20).read(false, _ -> { });
                assertTrue(answer.body().length <= 20 && answer.status() >= 200);
            } catch (IOException expected) {
                assertTrue(expected.getMessage() != null);
            }
        }
    }

    private WireAnswer answered(String answer) throws Exception {
        try (var peer = RawPeer.answering(answer)) {
            return assertInstanceOf(Delivery.Answered.class, sender.send(get(peer.port()), Patience.LIMIT, 1000)).answer();
        }
    }

    private Failure failed(String answer) throws Exception {
        try (var peer = RawPeer.answering(answer)) {
            return assertInstanceOf(Delivery.Failed.class, sender.send(get(peer.port()), Patience.LIMIT, 1000)).failure();
        }
    }

    private static OutgoingRequest get(int port) {
        return new OutgoingRequest("127.0.0.1", port, false, false, "GET", "/", List.of(Map.entry("Host", "x")), new byte[0]);
    }

    private static String text(WireAnswer answer) {
        return new String(answer.body(), UTF_8);
    }
}
