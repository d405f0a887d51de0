package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * The connections of one store. Every request goes out exactly once: no retry, no redirect, no cookie, no thread of its own.
 * Built here and not by the SDK, whose client sends a request again when the answer is late, so that a callback fires twice
 * (facts 3.1), and keeps neither head nor body of a 203 (facts 3.3). Any thread.
 */
final class Transport implements Closeable {

    private static final int BUFFER = 32 * 1024;
    private static final int MAX_HEADER_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 500;
    private static final int IDLE_SECONDS = 30;

    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    private final CloseableHttpClient client;
    private final RequestConfig config;
    private final Duration answerTimeout;
    private volatile boolean closed;

    Transport(StoreLimits limits) {
        answerTimeout = limits.answerTimeout();
        int answerMillis = Math.toIntExact(answerTimeout.toMillis());
        connections.setMaxTotal(limits.connections());
        connections.setDefaultMaxPerRoute(limits.connections());
        // A kept connection is tried before each use: a request lost on a dead one could not be told from a stored object.
        connections.setValidateAfterInactivity(1);
        connections.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(answerMillis).setTcpNoDelay(true).build());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom().setBufferSize(BUFFER).setCharset(ISO_8859_1)
                .setMessageConstraints(
                MessageConstraints.custom().setMaxLineLength(MAX_HEADER_LINE).setMaxHeaderCount(MAX_HEADERS).build()).build());
        // Not normalised: a/../b and a//b are object keys.
        config = RequestConfig.custom().setConnectTimeout(Math.toIntExact(limits.connectTimeout().toMillis())).setSocketTimeout(answerMillis)
                .setNormalizeUri(false).setRedirectsEnabled(false).setAuthenticationEnabled(false).setContentCompressionEnabled(false)
                .setCookieSpec(CookieSpecs.IGNORE_COOKIES).build();
        client = HttpClients.custom().setConnectionManager(connections).setUserAgent("Dropback").disableAutomaticRetries()
                .setRequestExecutor(new RefusalReader()).setConnectionReuseStrategy(RefusalReader.reuse())
                .disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableContentCompression().build();
    }

    /** Sends a signed request and reads its answer. */
    Answer send(HttpRequestBase request, RequestBody body, boolean askFirst) throws IOException {
        connections.closeIdleConnections(IDLE_SECONDS, TimeUnit.SECONDS);
        request.setConfig(RequestConfig.copy(config).setExpectContinueEnabled(askFirst).build());
        if (request instanceof HttpEntityEnclosingRequest enclosing) {
            enclosing.setEntity(body);
        }
        try (var _ = body.transfer().cancelSignal().onCancel(request::abort); var response = client.execute(request)) {
            var waited = Duration.ofNanos(System.nanoTime() - body.finishedAt());
            var entity = response.getEntity();
            var read = AnswerBody.read(entity == null ? null : entity.getContent(), answerTimeout);
            return new Answer(response.getStatusLine().getStatusCode(), headers(response), read.bytes(), read.truncated(), waited);
        }
    }

    private static Map<String, String> headers(HttpResponse response) {
        var headers = new TreeMap<String, String>();
        for (var header : response.getAllHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), text(header.getValue()), (first, next) -> first + ", " + next);
        }
        return Collections.unmodifiableMap(headers);
    }

    /** OSS speaks UTF-8 in its headers, HTTP hands on bytes; the SDK does the same on the way out. */
    private static String text(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    /** Connections that are lent out. */
    int inUse() {
        return connections.getTotalStats().getLeased();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        client.close();
    }
}
