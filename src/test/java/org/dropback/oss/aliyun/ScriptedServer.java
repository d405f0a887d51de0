package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says what a test tells it to, byte for byte. */
final class ScriptedServer implements AutoCloseable {

    /** One request; the body is left in the stream until asked for. */
    record Received(String method, String target, Map<String, String> headers, InputStream stream) {

        byte[] body() throws IOException {
            return stream.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
    }

    interface Script {
        /** Hangs up by an exception; otherwise the connection stays. */
        void answer(Received request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    List<Received> received() {
        return received;
    }

    /** All that were ever opened. */
    int connections() {
        return sockets.size();
    }

    long hungUp() {
        return sockets.stream().filter(Socket::isClosed).count();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (Received request; (request = read(in)) != null; ) {
                received.add(request);
                script.answer(request, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException hungUp) {
            return;
        }
    }

    private static Received read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        var lines = head.toString(ISO_8859_1).strip().split("\r\n");
        var headers = new TreeMap<String, String>();
        Arrays.stream(lines).skip(1).map(line -> line.split(":", 2))
                .forEach(pair -> headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip()));
        var start = lines[0].split(" ");
        return new Received(start[0], start[1], headers, in);
    }

    /** Status line, headers and body, with a Content-Length. */
    static void respond(OutputStream out, int status, byte[] body, String... headers) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length + "\r\n"
                + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n").getBytes(UTF_8));
        out.write(body);
    }

    static void respond(OutputStream out, int status, String body, String... headers) throws IOException {
        respond(out, status, body.getBytes(UTF_8), headers);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
