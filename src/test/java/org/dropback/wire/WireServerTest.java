package org.dropback.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireServerTest extends OnWireServer {

    @Test
    void bodiesStreamBothWaysWithoutBeingHeld() throws Exception {
        serve(exchange -> {
            try (var out = exchange.respond(200, List.of(), -1)) {
                exchange.body().transferTo(out);
            }
        });
        var bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + server.port() + "/")).POST(
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(bytes)).build();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            assertArrayEquals(bytes, client.send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray()).body());
        }
    }

    @Test
    void hundredsWhoComeAtOnceWaitToBeAccepted() throws Exception {
        server = WireServer.bind(new InetSocketAddress("127.0.0.1", 0));
        var waiting = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket();
                waiting.add(socket);
                socket.connect(new InetSocketAddress("127.0.0.1", server.port()), 10_000);
            }
            server.serve(this::ok);
            for (var socket : waiting) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
                assertTrue(new String(socket.getInputStream().readAllBytes(), UTF_8).startsWith("HTTP/1.1 200"));
            }
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void anExpectingClientIsToldToGoOnWhenItsBodyIsWanted() throws Exception {
        serve(this::ok);
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write("PUT / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            assertEquals("HTTP/1.1 100", new String(socket.getInputStream().readNBytes(12), UTF_8));
            socket.getOutputStream().write("hi".getBytes(UTF_8));
            assertTrue(new String(socket.getInputStream().readAllBytes(), UTF_8).contains("HTTP/1.1 200"));
        }
    }

    @Test
    void aBodyShorterThanPromisedIsAnIoException() throws Exception {
        var failures = new LinkedBlockingQueue<Exception>();
        serve(exchange -> {
            failures.add(assertThrows(IOException.class, () -> exchange.body().readAllBytes()));
            throw new IOException("lost");
        });
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf".getBytes(UTF_8));
            socket.shutdownOutput();
            assertTrue(failures.poll(60, TimeUnit.SECONDS) != null);
        }
    }

    @Test
    void tooManyHeaderBytesAreRefused() throws Exception {
        serve(this::ok);
        var answer = talk("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(WireServer.MAX_HEAD_BYTES) + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
        assertTrue(heads.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n folded\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"})
    void ambiguousRequestsNeverReachAHandler(String request) throws Exception {
        serve(this::ok);
        var answer = talk(request);
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(heads.isEmpty());
    }

    @Test
    void aCutConnectionEndsWithoutAnAnswer() throws Exception {
        serve(Exchange::cut);
        assertEquals("", talk("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @Test
    void aHandlerThatFailsCutsTheConnection() throws Exception {
        serve(exchange -> {
            throw new IOException("on purpose");
        });
        assertEquals("", talk("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @Test
    void aTakenPortIsAnIoException() throws Exception {
        serve(this::ok);
        assertThrows(IOException.class, () -> WireServer.bind(new InetSocketAddress("127.0.0.1", server.port())));
    }

    @Test
    void closingInterruptsHandlersAndHalfSentRequests() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        serve(exchange -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        try (var waiting = new Socket("127.0.0.1", server.port()); var half = new Socket("127.0.0.1", server.port())) {
            waiting.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
            half.getOutputStream().write("GET / HT".getBytes(UTF_8));
            assertTrue(started.await(60, TimeUnit.SECONDS));
            assertTimeout(Duration.ofSeconds(30), server::close, "a connection may be idle for a minute");
            assertTrue(interrupted.await(60, TimeUnit.SECONDS));
            await().until(() -> half.getInputStream().read() < 0);
        }
    }

    @Test
    void aRefusedBodyIsReadSoThatTheRefusalArrives() throws Exception {
        serve(exchange -> exchange.answer(403, List.of(Map.entry("X", "y")), "no".getBytes(UTF_8)));
        var answer = talk("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\nConnection: close\r\n\r\n" + "x".repeat(5_000_000));
        assertTrue(answer.startsWith("HTTP/1.1 403") && answer.endsWith("no"), answer);
    }
}
