package org.dropback.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server on a bare socket that takes one connection, so that a test says every byte of the answer. */
final class RawPeer implements AutoCloseable {

    /** Answers on the accepted connection. */
    interface Script {
        void run(Socket socket) throws Exception;
    }

    private final ServerSocket server;
    private final CompletableFuture<byte[]> received = new CompletableFuture<>();

    private RawPeer(Script script) throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                received.complete(request(socket.getInputStream()));
                script.run(socket);
            } catch (Exception e) {
                received.completeExceptionally(e);
            }
        });
    }

    static RawPeer answering(String answer) throws IOException {
        return new RawPeer(socket -> socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static RawPeer doing(Script script) throws IOException {
        return new RawPeer(script);
    }

    int port() {
        return server.getLocalPort();
    }

    byte[] received() throws ExecutionException, InterruptedException, TimeoutException {
        return received.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Head and, by its Content-Length, body. */
    private static byte[] request(InputStream in) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        int b;
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n") && (b = in.read()) >= 0) {
            bytes.write(b);
        }
        var head = bytes.toString(StandardCharsets.ISO_8859_1);
        var length = java.util.regex.Pattern.compile("(?i)content-length: *([0-9]+)").matcher(head);
        if (length.find()) {
            bytes.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return bytes.toByteArray();
    }
}
