package org.dropback.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.dropback.connection.Line;
import org.dropback.oss.CancelSignal;
import org.dropback.wire.NameLookup;
import org.jspecify.annotations.Nullable;

/** A plain conversation with whoever answers at an endpoint: connect, TLS, one unsigned question. Everything is bounded. */
final class Reached implements AutoCloseable {

    private static final int MAX_HEAD = 64 << 10;

    private final NameLookup lookup;
    private final Line line;
    private final String host;
    private final int port;
    private final boolean tls;
    private Socket socket = new Socket();

    /** What was answered. @param headers names in lower case; of a repeated one the first */
    record Head(int status, Map<String, String> headers) {
    }

    /** A proxy did not let us through. */
    static final class ProxyException extends IOException {

        private static final long serialVersionUID = 1;

        private final int status;

        ProxyException(int status) {
            super("HTTP " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** @param authority host and perhaps port; no {@link java.net.URI}, which knows no host with an underscore, as old buckets have it */
    Reached(NameLookup lookup, Line line, boolean tls, String authority) {
        this.lookup = lookup;
        this.line = line;
        this.tls = tls;
        int colon = authority.lastIndexOf(':');
        boolean named = colon > authority.lastIndexOf(']');
        host = named ? authority.substring(0, colon) : authority;
        port = named ? Integer.parseInt(authority.substring(colon + 1)) : tls ? 443 : 80;
    }

    /** Who is asked for first: the proxy where there is one. */
    String firstHost() {
        return line.proxy() == null ? host : line.proxy().getHostString();
    }

    int firstPort() {
        return line.proxy() == null ? port : line.proxy().getPort();
    }

    /** @throws UnknownHostException also where nobody told within the time for connecting */
    InetAddress lookUp() throws UnknownHostException, InterruptedException {
        var addresses = lookup.within(line.connectTimeout(), firstHost());
        if (addresses.isEmpty()) {
            throw new UnknownHostException(firstHost());
        }
        return addresses.getFirst();
    }

    /** @param cancel closes the connection at once */
    CancelSignal.Registration connect(InetAddress address, CancelSignal cancel) throws IOException {
        int millis = Math.toIntExact(line.connectTimeout().toMillis());
        var registration = cancel.onCancel(this::close);
        socket.connect(new InetSocketAddress(address, firstPort()), millis);
        socket.setSoTimeout(millis);
        return registration;
    }

    /** Through the proxy, then TLS. @return the server's own certificate; null for plain HTTP */
    @Nullable X509Certificate secure() throws IOException, GeneralSecurityException {
        if (!tls) {
            return null;
        }
        if (line.proxy() != null) {
            var name = host + ":" + port;
            send("CONNECT " + name + " HTTP/1.1\r\nHost: " + name + "\r\n" + proxyWord() + "\r\n");
            var head = head();
            if (head.status() != 200) {
                throw new ProxyException(head.status());
            }
        }
        var layered = (SSLSocket) line.tls().getSocketFactory().createSocket(socket, host, port, true);
        socket = layered;
        var parameters = layered.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        layered.setSSLParameters(parameters);
        layered.startHandshake();
        return layered.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate ? certificate : null;
    }

    /** Asks for something that nobody has a right to: OSS says so in its own words. */
    Head ask(String path) throws IOException {
        boolean proxied = line.proxy() != null && !tls;
        var usual = port == (tls ? 443 : 80) ? host : host + ":" + port;
        send("GET " + (proxied ? "http://" + usual : "") + path + " HTTP/1.1\r\nHost: " + usual + "\r\nUser-Agent: Dropback\r\nConnection: close\r\n"
                + (proxied ? proxyWord() : "") + "\r\n");
        var head = head();
        if (proxied && head.status() == 407) {
            throw new ProxyException(head.status());
        }
        return head;
    }

    private String proxyWord() {
        var password = line.password();
        return password == null ? "" : "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString((line.user() + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Byte by byte: what follows the head of a CONNECT is TLS's. */
    private Head head() throws IOException {
        var text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf("\r\n\r\n", Math.max(0, text.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 || text.length() > MAX_HEAD) {
                throw new NoHttpException();
            }
            text.append((char) next);
        }
        var lines = text.toString().split("\r\n");
        var words = lines[0].split(" ");
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            throw new NoHttpException();
        }
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
            }
        }
        return new Head(Integer.parseInt(words[1]), headers);
    }

    /** What came is no HTTP, or ended early. */
    static final class NoHttpException extends IOException {

        private static final long serialVersionUID = 1;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It goes with the process.
        }
    }
}
