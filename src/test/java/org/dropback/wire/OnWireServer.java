package org.dropback.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;

/** Each test has a server of its own. */
abstract class OnWireServer {

    final BlockingQueue<RequestHead> heads = new LinkedBlockingQueue<>();
    WireServer server;

    @AfterEach
    final void stopServer() {
        server.close();
    }

    final void serve(WireHandler handler) throws IOException {
        server = WireServer.bind(new InetSocketAddress("127.0.0.1", 0));
        server.serve(handler);
    }

    final String talk(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException e) {
            return "";
        }
    }

    final void ok(Exchange exchange) throws IOException {
        heads.add(exchange.head());
        exchange.body().readAllBytes();
        exchange.answer(200, List.of(), new byte[0]);
    }
}
