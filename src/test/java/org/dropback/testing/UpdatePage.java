package org.dropback.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page on loopback that tells of a release, and the pair of keys that signs for it. A test says every byte of the answer. */
public final class UpdatePage implements AutoCloseable {

    /** Answers on a connection whose request has been read. */
    public interface Script {
        void run(Socket socket) throws Exception;
    }

    private final ServerSocket server;
    private final KeyPair pair;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Script script = _ -> { };

    public UpdatePage() throws IOException, GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket accepted) {
        try (var socket = accepted) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            var head = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            requests.add(head.toString());
            script.run(socket);
        } catch (Exception e) {
            // The client went away, which is its right.
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/dropback.json?channel=stable";
    }

    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** The heads of all requests. */
    public List<String> requests() {
        return requests;
    }

    public void doing(Script answer) {
        script = answer;
    }

    public void answering(int status, byte[] body) {
        var head = "HTTP/1.1 " + status + " x\r\nContent-Length: " + body.length + "\r\nLocation: " + url() + "2\r\n\r\n";
        script = socket -> {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
        };
    }

    public void answering(String body) {
        answering(200, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A release as it should be. */
    public void telling(String version) throws GeneralSecurityException {
        answering(signed("{\"dropbackRelease\":1,\"version\":\"" + version + "\",\"page\":\"https://dropback.org/" + version + "\",\"notes\":\"Faster.\"}"));
    }

    /** A file about this, whatever it is. */
    public String signed(String release) throws GeneralSecurityException {
        var bytes = release.getBytes(StandardCharsets.UTF_8);
        return "{\"release\":\"" + Base64.getEncoder().encodeToString(bytes) + "\",\"signature\":\"" + Base64.getEncoder().encodeToString(signature(bytes)) + "\"}";
    }

    public byte[] signature(byte[] bytes) throws GeneralSecurityException {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(bytes);
        return signer.sign();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
