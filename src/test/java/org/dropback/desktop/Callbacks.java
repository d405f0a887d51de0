package org.dropback.desktop;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.dropback.sandbox.Sandbox;

/** Requests to the receiver that no upload makes. */
public final class Callbacks {

    private Callbacks() {
    }

    /** Sends the last callback, a form, once more: as a proxy does that reads it and writes it again, slashes left as they are. */
    public static void sendWithRewrittenBody(Sandbox sandbox) throws IOException {
        var signed = sandbox.callbacks().getLast();
        var head = new StringBuilder("POST " + signed.target() + " HTTP/1.1\r\n");
        signed.headers().stream().filter(header -> !header.getKey().equalsIgnoreCase("Content-Length"))
                .forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        send(sandbox, head.toString(), signed.bodyText().replace("%2F", "/").getBytes(StandardCharsets.UTF_8));
    }

    public static void sendUnsigned(Sandbox sandbox) throws IOException {
        send(sandbox, "POST /callback HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: text/plain\r\n", "hello".getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Sandbox sandbox, String head, byte[] body) throws IOException {
        var url = sandbox.receiverUrl();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            var out = socket.getOutputStream();
            out.write((head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            socket.getInputStream().readAllBytes();
        }
    }
}
