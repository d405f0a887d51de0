package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.dropback.connection.Line;
import org.jspecify.annotations.Nullable;

/**
 * The connections on which the bodies of objects go out. No retry but the one on a dead kept connection, no redirect, no cookie, no thread of its own.
 * Any thread; best a virtual one.
 */
final class BodyTransport implements Closeable {

    private static final int BUFFER = 32 * 1024;
    private static final int MAX_HEADER_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 500;
    private static final int IDLE_SECONDS = 30;
    /** For a free connection: for ever is not to be had. */
    private static final int MAX_WAIT_DAYS = 365;

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final RequestConfig config;
    private final StallWatch stallWatch;
    private final Duration answerTimeout;
    private final KeptConnections kept = new KeptConnections();
    private final @Nullable String plainProxyWord;
    private volatile boolean closed;

    BodyTransport(StoreLimits limits, @Nullable Line line) {
        plainProxyWord = ProxyWord.of(line);
        answerTimeout = limits.answerTimeout();
        stallWatch = new StallWatch(limits.stallTimeout());
        var connect = Timeout.of(limits.connectTimeout());
        var answer = Timeout.of(answerTimeout);
        connections = PoolingHttpClientConnectionManagerBuilder.create().setTlsSocketStrategy(NameChecks.of(line))
                .setMaxConnPerRoute(limits.connections()).setMaxConnTotal(limits.connections()).setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(answer).setTcpNoDelay(true).build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                // A kept connection is tried before each use: a request with a callback, lost on a dead one, could not be told from a stored object.
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(answer)
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(1)).setIdleTimeout(Timeout.ofSeconds(IDLE_SECONDS)).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setBufferSize(BUFFER).setMaxLineLength(MAX_HEADER_LINE).setMaxHeaderCount(MAX_HEADERS).build())
                        .charCodingConfig(CharCodingConfig.custom().setCharset(ISO_8859_1).build()).build())
                .build();
        config = RequestConfig.custom().setResponseTimeout(answer).setConnectionRequestTimeout(Timeout.ofDays(MAX_WAIT_DAYS)).setRedirectsEnabled(false)
                .setAuthenticationEnabled(plainProxyWord != null).setContentCompressionEnabled(false).setProtocolUpgradeEnabled(false).build();
        var builder = HttpClients.custom();
        if (line != null && line.proxy() != null) {
            builder.setProxy(new HttpHost(line.proxy().getHostString(), line.proxy().getPort()));
        }
        if (line != null && line.proxy() != null && line.password() != null) {
            var provider = new BasicCredentialsProvider();
            provider.setCredentials(new AuthScope(line.proxy().getHostString(), line.proxy().getPort()),
                    new UsernamePasswordCredentials(line.user(), line.password().characters()));
            builder.setDefaultCredentialsProvider(provider);
        }
        client = builder.setConnectionManager(connections).setUserAgent("Dropback").setRequestExecutor(new RefusalReader())
                .setConnectionReuseStrategy(kept).disableAutomaticRetries().disableRedirectHandling().disableCookieManagement()
                .disableAuthCaching().disableContentCompression().disableConnectionState().build();
    }

    /**
     * Sends a signed request and reads its answer. Where a kept connection turns out dead before a byte of an answer, the request goes out again at
     * once on a fresh one, unless the first may have done what must not be done twice.
     */
    Answer send(SignedRequest signed, RequestBody body, boolean askFirst, boolean repeatable) throws IOException {
        var context = HttpClientContext.create();
        try {
            return once(signed, body, askFirst, context);
        } catch (NoHttpResponseException | SocketException lost) {
            boolean reused = context.getEndpointDetails() != null && context.getEndpointDetails().getRequestCount() > 1;
            boolean stopped = closed || body.isStalled() || body.transfer().cancelSignal().isCancelled() || Thread.currentThread().isInterrupted();
            if (!reused || stopped) {
                throw lost;
            }
            kept.oneDied();
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
            if (body.lastByteOut() && !repeatable) {
                throw lost;
            }
            body.rewind();
            return once(signed, body, askFirst, HttpClientContext.create());
        }
    }

    private Answer once(SignedRequest signed, RequestBody body, boolean askFirst, HttpClientContext context) throws IOException {
        var request = new HttpUriRequestBase(signed.method(), signed.host().uri());
        request.setPath(signed.target());
        request.setConfig(askFirst ? RequestConfig.copy(config).setExpectContinueEnabled(true).build() : config);
        signed.headers().forEach((name, value) -> request.addHeader(name, SignedRequest.bytes(value)));
        if (plainProxyWord != null && signed.host().scheme().equals("http")) {
            request.addHeader("Proxy-Authorization", plainProxyWord);
        }
        request.setEntity(new Entity(body));
        try (var _ = body.transfer().cancelSignal().onCancel(request::cancel); var _ = stallWatch.watch(body, request::cancel)) {
            return read(client.executeOpen(null, request, context), request, body);
        } catch (CancellationException whileItWaited) {
            throw new IOException("cancelled", whileItWaited);
        }
    }

    private Answer read(ClassicHttpResponse response, HttpUriRequestBase request, RequestBody body) throws IOException {
        var waited = Duration.ofNanos(System.nanoTime() - body.finishedAt());
        var entity = response.getEntity();
        var read = AnswerBody.read(entity == null ? null : entity.getContent(), answerTimeout);
        if (read.truncated()) {
            // Else closing would read on.
            request.cancel();
        }
        Closer.closeQuietly(response);
        return new Answer(response.getCode(), headers(response), read.bytes(), read.truncated(), waited);
    }

    private static Map<String, String> headers(HttpResponse response) {
        var headers = new TreeMap<String, String>();
        for (var all = response.headerIterator(); all.hasNext(); ) {
            var header = all.next();
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
        client.close(CloseMode.IMMEDIATE);
    }

    private static final class Entity extends AbstractHttpEntity {

        private final RequestBody body;

        Entity(RequestBody body) {
            super((String) null, null);
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

        @Override
        public void close() {
            // Whoever opened the source closes it.
        }
    }
}
