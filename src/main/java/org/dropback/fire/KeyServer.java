package org.dropback.fire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.wire.Exchange;
import org.dropback.wire.WireServer;

/** Serves a public key on 127.0.0.1 while a test callback waits for its answer. Any thread. */
public final class KeyServer implements AutoCloseable {

    /** As OSS calls its own. */
    private static final String PATH = "/callback_pub_key_v1.pem";

    private final WireServer server;
    private final byte[] pem;
    private final AtomicInteger fetched = new AtomicInteger();

    private KeyServer(WireServer server, String pem) {
        this.server = server;
        this.pem = pem.getBytes(US_ASCII);
    }

    /**
     * @param port to listen on, 0 for any free one
     * @throws IOException where the port cannot be had
     */
    public static KeyServer start(String pem, int port) throws IOException {
        var server = new KeyServer(WireServer.bind(new InetSocketAddress("127.0.0.1", port)), pem);
        server.server.serve(server::answer);
        return server;
    }

    private void answer(Exchange exchange) throws IOException {
        boolean found = exchange.head().method().equals("GET") && exchange.head().rawPath().equals(PATH);
        if (found) {
            fetched.incrementAndGet();
        }
        var body = found ? pem : new byte[0];
        try (var out = exchange.respond(found ? 200 : 404, List.of(Map.entry("Content-Type", "application/x-pem-file")), body.length)) {
            out.write(body);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port() + PATH);
    }

    /** How often somebody fetched it. */
    public int fetched() {
        return fetched.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
