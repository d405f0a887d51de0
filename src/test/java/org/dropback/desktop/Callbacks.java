package org.dropback.desktop;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.dropback.sandbox.Sandbox;

/** Requests to the receiver that no upload makes. */
public final class Callbacks {

    private Callbacks() {
    }

    /** Sends the last callback once more, with a body whose bytes a proxy has changed but whose meaning it has not. */
    public static void sendTampered(Sandbox sandbox) throws IOException {
        var real = sandbox.callbacks().stream().filter(callback -> callback.target().equals("/callback")).toList().getLast();
        var body = real.bodyText().replaceAll("\\s*\n\\s*", "");
        var head = new StringBuilder("POST " + real.target() + " HTTP/1.1\r\n");
        real.headers().stream().filter(header -> !header.getKey().equalsIgnoreCase("Content-Length"))
                .forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        send(sandbox, head.toString(), body.getBytes(StandardCharsets.UTF_8));
    }

    public static void sendUnsigned(Sandbox sandbox) throws IOException {
        send(sandbox, "POST /callback HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: text/plain\r\n", "hello".getBytes(StandardCharsets.UTF_8));
    }

    /** @param head without the empty line and without a length */
    public static String send(Sandbox sandbox, String head, byte[] body) throws IOException {
        var url = sandbox.receiverUrl();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            var out = socket.getOutputStream();
            out.write((head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
