package org.dropback.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.dropback.testing.Patience;
import org.dropback.wire.Delivery.Failure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a sender tells while it sends. */
class SendStepsTest {

    private static ServerCertificates certificates;
    private static WireServer secure;

    private final List<SendStep> steps = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void serve() throws Exception {
        certificates = ServerCertificates.make(ServerCertificates.keytool().orElseThrow(), "127.0.0.1");
        secure = WireServer.bind(new InetSocketAddress("127.0.0.1", 0), certificates);
        secure.serve(exchange -> exchange.respond(200, List.of(), 0).close());
    }

    @AfterAll
    static void close() {
        secure.close();
    }

    private static OutgoingRequest request(String host, int port, boolean tls, boolean sni) {
        return new OutgoingRequest(host, port, tls, sni, "POST", "/", List.of(Map.entry("Host", "x"), Map.entry("Connection", "close")), "ab".getBytes());
    }

    private String told() {
        return steps.stream().map(step -> step.phase() + (step.done() ? "" : "!")).collect(Collectors.joining(" "));
    }

    @Test
    void eachStepOfAnExchangeIsToldWithWhatItFound() throws Exception {
        try (var peer = RawPeer.answering("HTTP/1.1 502 Bad\r\nContent-Length: 3\r\n\r\nabc")) {
            var delivery = new Sender().send(request("127.0.0.1", peer.port(), false, false), Patience.LIMIT, 100, steps::add);
            assertEquals("LOOKUP CONNECT REQUEST HEAD BODY", told());
            assertEquals(List.of("127.0.0.1", "127.0.0.1:" + peer.port(), delivery.request().length + " B", "502", "3 B"),
                    steps.stream().map(SendStep::detail).toList());
            var sum = steps.stream().map(SendStep::took).reduce(Duration.ZERO, Duration::plus);
            assertTrue(sum.compareTo(delivery.took()) <= 0, sum + " of " + delivery.took());
        }
    }

    @Test
    void theStepThatFailsIsTheLast() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        new Sender().send(request("127.0.0.1", free, false, false), Patience.LIMIT, 100, steps::add);
        assertEquals("LOOKUP CONNECT!", told());
        steps.clear();
        new Sender().send(request("nowhere.invalid", 80, false, false), Patience.LIMIT, 100, steps::add);
        assertEquals("LOOKUP!", told());
        steps.clear();
        try (var peer = RawPeer.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")) {
            new Sender().send(request("127.0.0.1", peer.port(), false, false), Patience.LIMIT, 100, steps::add);
            assertEquals("LOOKUP CONNECT REQUEST HEAD BODY!", told());
        }
    }

    @Test
    void aTimeOutFailsTheStepThatWasUnderWay() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var delivery = new Sender().send(request("127.0.0.1", silent.getLocalPort(), false, false), Duration.ofMillis(300), 100, steps::add);
            assertEquals(Failure.TIMED_OUT, assertInstanceOf(Delivery.Failed.class, delivery).failure());
            assertEquals("LOOKUP CONNECT REQUEST HEAD!", told());
        }
    }

    @Test
    void tlsTellsVersionAndCertificateOrWhyItFailed() throws Exception {
        var sender = new Sender(Trust.systemAnd(certificates.certificates()));
        sender.send(request("localhost", secure.port(), true, true), Patience.LIMIT, 100, steps::add);
        assertEquals("LOOKUP CONNECT TLS REQUEST HEAD BODY", told());
        assertEquals("TLSv1.3, CN=Dropback sandbox", steps.get(2).detail());
        assertEquals("CN=Dropback sandbox", steps.get(2).handshake().issuer());
        steps.clear();
        sender.send(request("localhost", secure.port(), true, false), Patience.LIMIT, 100, steps::add);
        assertEquals("LOOKUP CONNECT TLS!", told());
        assertFalse(steps.getLast().detail().isEmpty());
    }

    @Test
    void aHandshakeAloneTellsWhetherTlsWouldWork() throws Exception {
        var sender = new Sender(Trust.systemAnd(certificates.certificates()));
        assertEquals(new Handshake(true, "TLSv1.3", "CN=Dropback sandbox", "CN=Dropback sandbox", ""),
                sender.handshake(request("localhost", secure.port(), true, true), Patience.LIMIT));
        var without = sender.handshake(request("localhost", secure.port(), true, false), Patience.LIMIT);
        assertEquals("false  CN=Dropback sandbox", without.sni() + " " + without.protocol() + " " + without.subject());
        assertFalse(without.works());
        assertEquals("nowhere.invalid", sender.handshake(request("nowhere.invalid", 443, true, true), Patience.LIMIT).problem().split(":")[0]);
    }
}
