package org.dropback.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** One request and its answer. Used by the thread that handles it. */
public final class Exchange {

    /** A refused body up to this size is read to its end, so that the client sees the refusal and not a broken connection. */
    private static final long DRAIN = 16 << 20;

    private final Request request;
    private final Response response;
    private final RequestHead head;
    private final CountingBody body;
    private boolean answered;
    private boolean cut;

    Exchange(Request request, Response response) {
        this.request = request;
        this.response = response;
        this.head = RequestHead.parse(HeadKeeping.headOf(request));
        this.body = new CountingBody(Content.Source.asInputStream(request));
    }

    public RequestHead head() {
        return head;
    }

    /** The body, dechunked. Reading it answers {@code Expect: 100-continue}. A body shorter than promised ends in an IOException. */
    public InputStream body() {
        return body;
    }

    /** Body bytes read until now. */
    public long bytesReceived() {
        return body.count;
    }

    /** Whether reading the body failed: the client sent less than it promised, or nothing for too long. */
    public boolean bodyLost() {
        return body.lost;
    }

    public InetSocketAddress remote() {
        return (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
    }

    public boolean answered() {
        return answered;
    }

    /** Answers with a whole body. To HEAD and with 204 or 304 send an empty one. */
    public void answer(int status, List<Map.Entry<String, String>> headers, byte[] bytes) throws IOException {
        try (var out = respond(status, headers, bytes.length)) {
            out.write(bytes);
        }
    }

    /**
     * Begins an answer whose body is then written to the returned stream, which the caller closes.
     *
     * @param length of the body; -1 leaves Content-Length out (the body ends by chunks or by closing)
     * @throws IOException where the client sent less than it promised
     */
    public OutputStream respond(int status, List<Map.Entry<String, String>> headers, long length) throws IOException {
        if (status >= 300 && head.header("Expect").isEmpty() && request.getLength() <= DRAIN) {
            body.skip(DRAIN);
        }
        answered = true;
        response.setStatus(status);
        headers.forEach(header -> {
            // Jetty has put its own Date, which can only be replaced.
            if (header.getKey().equals("Date")) {
                response.getHeaders().put("Date", header.getValue());
            } else {
                response.getHeaders().add(header.getKey(), utf8(header.getValue()));
            }
        });
        // A HEAD answer carries the length of the body that a GET would have, given by the caller.
        if (length >= 0 && !head.method().equals("HEAD")) {
            response.getHeaders().put("Content-Length", length);
        }
        return Content.Sink.asOutputStream(response);
    }

    /** Jetty writes a byte for each character. */
    private static String utf8(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Closes the connection at once, whatever has been sent. */
    public void cut() {
        cut = true;
        endPoint().close();
    }

    /** Closes the connection at once with a reset: what has been sent may be lost on its way. */
    public void reset() {
        if (endPoint().getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // Already closed by the peer: then nobody is there to see the difference.
            }
        }
        cut();
    }

    public boolean wasCut() {
        return cut;
    }

    /** Whether the request came over TLS. */
    public boolean isTls() {
        return endPoint() instanceof SslConnection.SslEndPoint;
    }

    /** The name that the client gave in the SNI of TLS; empty where it gave none, and without TLS. */
    public Optional<String> sni() {
        if (endPoint() instanceof SslConnection.SslEndPoint tls
                && tls.getSslConnection().getSSLEngine().getSession() instanceof ExtendedSSLSession session) {
            return session.getRequestedServerNames().stream().filter(SNIHostName.class::isInstance).map(name -> ((SNIHostName) name).getAsciiName())
                    .findFirst();
        }
        return Optional.empty();
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    private static final class CountingBody extends InputStream {

        private final InputStream in;
        private long count;
        private boolean lost;

        CountingBody(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int n = in.read(buffer, offset, length);
                count += Math.max(n, 0);
                return n;
            } catch (IOException e) {
                lost = true;
                throw e;
            }
        }
    }
}
