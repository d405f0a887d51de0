package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;

/** A connection to the sandbox on which a test says every byte. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    public RawClient(Sandbox sandbox) throws IOException {
        socket = new Socket("127.0.0.1", sandbox.endpoint().getPort());
        socket.setSoTimeout(60_000);
    }

    /** Sends a whole request that asks to close, and returns the whole answer. */
    public static String talk(Sandbox sandbox, String request) throws IOException {
        try (var client = new RawClient(sandbox)) {
            client.send(request);
            return client.rest();
        }
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** The next answer's head, with its empty line. */
    public String head() throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new IOException("The connection ended after: " + bytes.toString(ISO_8859_1));
            }
            bytes.write(b);
        }
        return bytes.toString(ISO_8859_1);
    }

    /** All until the sandbox closes the connection. */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    /** Status and, of an error, its code. */
    public static String outcome(String answer) {
        var status = answer.isEmpty() ? "closed" : answer.split(" ", 3)[1];
        return element(answer, "Code").isEmpty() ? status : status + " " + element(answer, "Code");
    }

    /** The text of the first such element, unescaped. */
    public static String element(String answer, String name) {
        var matcher = java.util.regex.Pattern.compile("<" + name + ">(.*?)</" + name + ">", java.util.regex.Pattern.DOTALL).matcher(answer);
        return matcher.find() ? matcher.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&") : "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
