package org.dropback.oss.aliyun;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** OSS refuses without reading on and hangs up: the write of the body then fails while the answer that says why is already here. */
final class RefusalReader extends HttpRequestExecutor {

    /** Attribute of a context in which a request broke off. */
    static final String BROKEN = "dropback.broken";
    /** It is here, or nothing is. */
    private static final Timeout ANSWER = Timeout.ofSeconds(1);

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection, HttpResponseInformationCallback informed,
                                       HttpContext context) throws IOException, HttpException {
        return super.execute(request, new Listening(connection, context), informed, context);
    }

    /** Goes on to the answer where the body could not be sent to its end. */
    private static final class Listening implements HttpClientConnection {

        private final HttpClientConnection connection;
        private final HttpContext context;
        private SocketException broken;

        Listening(HttpClientConnection connection, HttpContext context) {
            this.connection = connection;
            this.context = context;
        }

        @Override
        public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
            try {
                connection.sendRequestEntity(request);
                connection.flush();
            } catch (SocketException e) {
                broken = e;
                context.setAttribute(BROKEN, true);
            }
        }

        @Override
        public void flush() throws IOException {
            if (broken == null) {
                connection.flush();
            }
        }

        @Override
        public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
            if (broken == null) {
                return connection.receiveResponseHeader();
            }
            try {
                connection.setSocketTimeout(ANSWER);
                var answer = connection.receiveResponseHeader();
                if (answer.getCode() >= 300) {
                    return answer;
                }
            } catch (IOException | HttpException | RuntimeException none) {
                broken.addSuppressed(none);
            }
            throw broken;
        }

        @Override
        public void receiveResponseEntity(ClassicHttpResponse answer) throws HttpException, IOException {
            connection.receiveResponseEntity(answer);
        }

        @Override
        public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
            connection.sendRequestHeader(request);
        }

        @Override
        public void terminateRequest(ClassicHttpRequest request) throws HttpException, IOException {
            connection.terminateRequest(request);
        }

        @Override
        public boolean isConsistent() {
            return connection.isConsistent();
        }

        @Override
        public boolean isDataAvailable(Timeout timeout) throws IOException {
            return connection.isDataAvailable(timeout);
        }

        @Override
        public boolean isStale() throws IOException {
            return connection.isStale();
        }

        @Override
        public EndpointDetails getEndpointDetails() {
            return connection.getEndpointDetails();
        }

        @Override
        public SocketAddress getLocalAddress() {
            return connection.getLocalAddress();
        }

        @Override
        public SocketAddress getRemoteAddress() {
            return connection.getRemoteAddress();
        }

        @Override
        public ProtocolVersion getProtocolVersion() {
            return connection.getProtocolVersion();
        }

        @Override
        public SSLSession getSSLSession() {
            return connection.getSSLSession();
        }

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public Timeout getSocketTimeout() {
            return connection.getSocketTimeout();
        }

        @Override
        public void setSocketTimeout(Timeout timeout) {
            connection.setSocketTimeout(timeout);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }

        @Override
        public void close(CloseMode mode) {
            connection.close(mode);
        }
    }
}
