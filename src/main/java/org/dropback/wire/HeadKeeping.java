package org.dropback.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Makes connections that remember the bytes of each request head, also under TLS, where a traffic listener would see ciphertext. */
final class HeadKeeping extends HttpConnectionFactory {

    /** Uploads arrive in pieces of this size, the largest that Jetty uses again. */
    private static final int INPUT_BUFFER = 64 << 10;

    HeadKeeping(HttpConfiguration configuration) {
        super(configuration);
        setInputBufferSize(INPUT_BUFFER);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new KeepingConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /** The head of a request that is being handled. */
    static byte[] headOf(Request request) {
        var connection = (HttpConnection) request.getConnectionMetaData().getConnection();
        return ((KeepingParser) connection.getParser()).head.toByteArray();
    }

    private static final class KeepingConnection extends HttpConnection {

        KeepingConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            return new RequestHandler() {
                @Override
                public void startRequest(String method, String uri, HttpVersion version) {
                    // Jetty refuses targets that are fine object keys, such as %00 and ../..: it never sees one, we read the head.
                    super.startRequest(method, "/", version);
                }
            };
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            var handler = (HttpParser.RequestHandler) super.newHttpParser(compliance).getHandler();
            return new KeepingParser(handler, getHttpConfiguration().getRequestHeaderSize(), compliance);
        }
    }

    private static final class KeepingParser extends HttpParser {

        private final ByteArrayOutputStream head = new ByteArrayOutputStream(1024);

        KeepingParser(RequestHandler handler, int maxHeaderBytes, HttpCompliance compliance) {
            super(handler, maxHeaderBytes, compliance);
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (isStart()) {
                head.reset();
            }
            if (!inHeaderState()) {
                return super.parseNext(buffer);
            }
            var before = buffer.slice();
            var result = super.parseNext(buffer);
            var consumed = new byte[before.remaining() - buffer.remaining()];
            before.get(consumed);
            head.writeBytes(consumed);
            return result;
        }
    }
}
