package org.dropback.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dropback.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsServerTest {

    private static ServerCertificates certificates;

    private final BlockingQueue<RequestHead> heads = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> names = new LinkedBlockingQueue<>();
    private WireServer server;

    @BeforeAll
    static void make() throws Exception {
        certificates = ServerCertificates.make(ServerCertificates.keytool().orElseThrow(), "127.0.0.1");
    }

    @BeforeEach
    void serve() throws Exception {
        server = WireServer.bind(new InetSocketAddress("127.0.0.1", 0), certificates);
        server.serve(exchange -> {
            heads.add(exchange.head());
            names.add(exchange.isTls() + " " + exchange.sni().orElse("none"));
            exchange.answer(200, List.of(), exchange.body().readAllBytes());
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"localhost,true,true localhost", "127.0.0.1,true,true none", "127.0.0.1,false,true none"})
    void whoIsTrustedAnswersAndTheSniIsKnown(String host, boolean sni, String expected) throws Exception {
        var answered = assertInstanceOf(Delivery.Answered.class, send(Trust.systemAnd(certificates.certificates()), host, sni));
        assertEquals("hello", new String(answered.answer().body(), UTF_8));
        assertEquals(expected, names.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void theHeadIsKeptByteForByteUnderTls() throws Exception {
        var delivery = send(Trust.systemAnd(certificates.certificates()), "localhost", true);
        var sent = new String(delivery.request(), UTF_8);
        assertArrayEquals(sent.substring(0, sent.indexOf("\r\n\r\n") + 4).getBytes(UTF_8), heads.poll(60, TimeUnit.SECONDS).raw());
    }

    @Test
    void eachTrustTakesWhomItNames() throws Exception {
        assertEquals(Delivery.Failure.TLS_FAILED, assertInstanceOf(Delivery.Failed.class, send(Trust.SYSTEM, "localhost", true)).failure());
        assertEquals(Delivery.Failure.TLS_FAILED, assertInstanceOf(Delivery.Failed.class, send(Trust.systemAnd(List.of()), "localhost",
                true)).failure());
        var own = Trust.systemAnd(certificates.certificates());
        assertEquals(Delivery.Failure.TLS_FAILED, assertInstanceOf(Delivery.Failed.class, send(own, "localhost", false)).failure());
        assertInstanceOf(Delivery.Answered.class, send(Trust.ANYBODY, "localhost", false));
        var other = ServerCertificates.make(ServerCertificates.keytool().orElseThrow(), "localhost");
        assertInstanceOf(Delivery.Failed.class, send(Trust.systemAnd(other.certificates()), "localhost", true));
    }

    @Test
    void theMakingLeavesNothingBehind() throws Exception {
        try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertFalse(left.anyMatch(file -> file.getFileName().toString().startsWith("dropback-tls") && Files.exists(file.resolve("keys.p12"))));
        }
    }

    @Test
    void plainHttpOnTheTlsPortIsNoAnswerAndTheServerLivesOn() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
            assertFalse(new String(readToEnd(socket), UTF_8).startsWith("HTTP/"));
        }
        assertTrue(heads.isEmpty());
        assertInstanceOf(Delivery.Answered.class, send(Trust.systemAnd(certificates.certificates()), "localhost", true));
    }

    private Delivery send(Trust trust, String host, boolean sni) throws InterruptedException {
        return new Sender(trust).send(new OutgoingRequest(host, server.port(), true, sni, "POST", "/a%2Fb/../c?x=%00", List.of(Map.entry("hOsT",
                "any"),
                Map.entry("X-Odd", "1  2"), Map.entry("Content-Length", "5"), Map.entry("Connection", "close")), "hello".getBytes(UTF_8)),
                        Patience.LIMIT, 100);
    }

    private static byte[] readToEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            return new byte[0];
        }
    }
}
