package org.dropback.oss.aliyun;

import java.io.IOException;
import java.net.SocketException;
import org.apache.http.ConnectionReuseStrategy;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.impl.client.DefaultClientConnectionReuseStrategy;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/** OSS refuses without reading on and hangs up: the write of the body then fails while the answer that says why is already here. */
final class RefusalReader extends HttpRequestExecutor {

    private static final String BROKEN = "dropback.broken";
    /** It is here, or nothing is. */
    private static final int ANSWER_MILLIS = 1000;

    @Override
    protected HttpResponse doSendRequest(HttpRequest request, HttpClientConnection connection, HttpContext context) throws IOException, HttpException {
        try {
            return super.doSendRequest(request, connection, context);
        } catch (SocketException broken) {
            context.setAttribute(BROKEN, true);
            return refusal(request, connection, context, broken);
        }
    }

    private HttpResponse refusal(HttpRequest request, HttpClientConnection connection, HttpContext context, SocketException broken) throws SocketException {
        try {
            connection.setSocketTimeout(ANSWER_MILLIS);
            var answer = doReceiveResponse(request, connection, context);
            if (answer.getStatusLine().getStatusCode() >= 300) {
                return answer;
            }
        } catch (IOException | HttpException | RuntimeException none) {
            broken.addSuppressed(none);
        }
        throw broken;
    }

    /** A connection on which a request broke off is not used again. */
    static ConnectionReuseStrategy reuse() {
        return (answer, context) -> context.getAttribute(BROKEN) == null && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(answer, context);
    }
}
