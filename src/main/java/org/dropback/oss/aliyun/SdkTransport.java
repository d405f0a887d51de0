package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.AbstractHttpEntity;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.dropback.connection.Line;
import org.jspecify.annotations.Nullable;

/**
 * The connections for what the SDK signs, everything but the bodies of objects. Every request goes out exactly once: no retry, no redirect, no
 * cookie, no thread of its own. Built here and not by the SDK, whose client sends a request again when the answer is late, so that a callback
 * fires twice (facts 3.1), and keeps neither head nor body of a 203 (facts 3.3). Any thread.
 */
final class SdkTransport implements Closeable {

    private static final int BUFFER = 32 * 1024;
    private static final int MAX_HEADER_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 500;
    private static final int IDLE_SECONDS = 30;

    private final PoolingHttpClientConnectionManager connections;
    private final @Nullable String plainProxyWord;
    private final CloseableHttpClient client;
    private final RequestConfig config;
    private final StoreLimits limits;
    private final StallWatch stallWatch;
    private volatile boolean closed;

    SdkTransport(StoreLimits limits, @Nullable Line line) {
        connections = line == null ? new PoolingHttpClientConnectionManager() : new PoolingHttpClientConnectionManager(RegistryBuilder
                .<ConnectionSocketFactory>create().register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", new SSLConnectionSocketFactory(line.tls())).build());
        plainProxyWord = ProxyWord.of(line);
        this.limits = limits;
        stallWatch = new StallWatch(limits.stallTimeout());
        int answerMillis = Math.toIntExact(limits.answerTimeout().toMillis());
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
                .setNormalizeUri(false).setRedirectsEnabled(false).setAuthenticationEnabled(plainProxyWord != null).setContentCompressionEnabled(false)
                .setCookieSpec(CookieSpecs.IGNORE_COOKIES).build();
        var builder = HttpClients.custom();
        if (line != null && line.proxy() != null) {
            builder.setProxy(new HttpHost(line.proxy().getHostString(), line.proxy().getPort()));
        }
        if (line != null && line.proxy() != null && line.password() != null) {
            var provider = new BasicCredentialsProvider();
            provider.setCredentials(new AuthScope(line.proxy().getHostString(), line.proxy().getPort()),
                    new UsernamePasswordCredentials(line.user(), line.password().reveal()));
            builder.setDefaultCredentialsProvider(provider);
        }
        client = builder.setConnectionManager(connections).setUserAgent("Dropback").disableAutomaticRetries()
                .disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableContentCompression().build();
    }

    /** Sends a signed request and reads its answer. @param copied bytes that OSS copies before it answers */
    Answer send(HttpRequestBase request, RequestBody body, long copied) throws IOException {
        var answerTimeout = limits.answerTimeout(copied);
        connections.closeIdleConnections(IDLE_SECONDS, TimeUnit.SECONDS);
        request.setConfig(RequestConfig.copy(config).setSocketTimeout(Math.toIntExact(answerTimeout.toMillis())).build());
        if (plainProxyWord != null && "http".equals(request.getURI().getScheme())) {
            request.setHeader("Proxy-Authorization", plainProxyWord);
        }
        if (request instanceof HttpEntityEnclosingRequest enclosing) {
            enclosing.setEntity(new Entity(body));
        }
        try (var _ = body.transfer().cancelSignal().onCancel(request::abort); var _ = stallWatch.watch(body, request::abort);
             var response = client.execute(request)) {
            var waited = Duration.ofNanos(System.nanoTime() - body.finishedAt());
            var entity = response.getEntity();
            var read = AnswerBody.read(entity == null ? null : entity.getContent(), answerTimeout);
            return new Answer(response.getStatusLine().getStatusCode(), headers(response), read.bytes(), read.truncated(), waited);
        }
    }

    private static Map<String, String> headers(HttpResponse response) {
        var headers = new TreeMap<String, String>();
        for (var header : response.getAllHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), Answer.text(header.getValue()), (first, next) -> first + ", " + next);
        }
        return Collections.unmodifiableMap(headers);
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

    private static final class Entity extends AbstractHttpEntity {

        private final RequestBody body;

        Entity(RequestBody body) {
            this.body = body;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(out);
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public long getContentLength() {
            return body.length();
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("it is only written");
        }

        @Override
        public boolean isStreaming() {
            return true;
        }
    }
}
