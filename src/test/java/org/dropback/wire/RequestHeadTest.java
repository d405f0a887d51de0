package org.dropback.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest extends OnWireServer {

    @Test
    void theHeadIsKeptAsReceived() throws Exception {
        serve(this::ok);
        var head = "POST /a%2Fb/..//%00%E4\\|?x=%20&&y HTTP/1.1\r\nhOsT: 127.0.0.1\r\ncontent-LENGTH: 2\r\nX-Meta:  \u4e2d\u6587 \r\nConnection: close\r\n\r\n";
        assertTrue(talk(head + "hi").startsWith("HTTP/1.1 200"));
        var kept = head();
        assertArrayEquals(head.getBytes(UTF_8), kept.raw());
        assertEquals("/a%2Fb/..//%00%E4\\|?x=%20&&y", kept.target());
        assertEquals("/a%2Fb/..//%00%E4\\|", kept.rawPath());
        assertEquals("x=%20&&y", kept.rawQuery());
        assertEquals("hOsT", kept.headers().getFirst().getKey());
        assertEquals("\u4e2d\u6587", kept.header("x-meta").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../etc/passwd", "/%2e%2e/x", "/%00", "/%zz", "/%", "//a//", "/a\\b|\"<>", "/\u4e2d\u6587", "/;x=y;", "*", "/?%zz"})
    void noTargetIsTooOdd(String target) throws Exception {
        serve(this::ok);
        assertTrue(talk("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 200"));
        assertEquals(target, head().target());
    }

    @Test
    void onlyBlanksOfAsciiAreTrimmed() throws Exception {
        serve(this::ok);
        talk("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-A: \t\u3000b\u3000 \r\nX-C:\u2003\r\n\r\n");
        var kept = head();
        assertEquals("\u3000b\u3000", kept.header("X-A").orElseThrow());
        assertEquals("\u2003", kept.header("X-C").orElseThrow());
    }

    @Test
    void everyRequestOfAConnectionHasItsOwnHead() throws Exception {
        serve(this::ok);
        var first = "POST /1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        var second = "GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        talk(first + "3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n" + second);
        assertEquals(first, new String(head().raw(), UTF_8));
        assertEquals(second, new String(head().raw(), UTF_8));
    }

    @Test
    void aHeadThatComesInPiecesIsWhole() throws Exception {
        serve(this::ok);
        var head = "GET /pieces HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", server.port())) {
            for (byte b : head.getBytes(UTF_8)) {
                socket.getOutputStream().write(b);
                socket.getOutputStream().flush();
            }
            socket.getInputStream().readAllBytes();
        }
        assertEquals(head, new String(head().raw(), UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"http://bucket.example/k?v, /k?v", "http://h?prefix=a/b, /?prefix=a/b", "HTTP://h:80?x, /?x", "http://h, /", "http://h/?u=http://i/j, /?u=http://i/j"})
    void theSchemeAndAuthorityOfAnAbsoluteTargetAreRemoved(String target, String origin) throws Exception {
        serve(this::ok);
        talk("GET " + target + " HTTP/1.1\r\nHost: bucket.example\r\nConnection: close\r\n\r\n");
        assertEquals(origin, head().target());
    }

    private RequestHead head() throws InterruptedException {
        return Objects.requireNonNull(heads.poll(60, TimeUnit.SECONDS));
    }
}
