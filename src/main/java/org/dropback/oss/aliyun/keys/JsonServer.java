package org.dropback.oss.aliyun.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Line;
import org.jspecify.annotations.Nullable;

/** Asks a server for a small JSON object. Its address may hold a token, so that messages name the host alone. Any thread. */
public final class JsonServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_BYTES = 64 << 10;

    private final Duration timeout;
    private final @Nullable Line line;
    /** Guarded by this; null before the first request: to know all authorities of the system takes a while, and few ever ask. */
    private @Nullable CloseableHttpClient client;

    /** @param timeout for the connection, and for each wait of the answer; all of it may take twice as long */
    public JsonServer(Duration timeout) {
        this(timeout, null);
    }

    /** @param line the way there, whose proxy and authorities count; null for the direct one */
    public JsonServer(Duration timeout, @Nullable Line line) {
        this.timeout = timeout;
        this.line = line;
    }

    private synchronized CloseableHttpClient client() {
        if (client == null) {
            client = newClient(Timeout.of(timeout), line);
        }
        return client;
    }

    private static CloseableHttpClient newClient(Timeout limit, @Nullable Line line) {
        var connections = (line == null ? PoolingHttpClientConnectionManagerBuilder.create()
                : PoolingHttpClientConnectionManagerBuilder.create().setTlsSocketStrategy(new DefaultClientTlsStrategy(line.tls())))
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(limit).setSocketTimeout(limit).build()).build();
        var builder = HttpClients.custom();
        if (line != null && line.proxy() != null) {
            builder.setProxy(new HttpHost(line.proxy().getHostString(), line.proxy().getPort()));
            if (line.password() != null) {
                var provider = new BasicCredentialsProvider();
                provider.setCredentials(new AuthScope(line.proxy().getHostString(), line.proxy().getPort()),
                        new UsernamePasswordCredentials(line.user(), line.password().characters()));
                builder.setDefaultCredentialsProvider(provider);
            }
        }
        return builder.setConnectionManager(connections).setUserAgent("Dropback").disableAutomaticRetries().disableRedirectHandling()
                .disableCookieManagement().disableAuthCaching().setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(limit).build()).build();
    }

    /**
     * What was answered, whatever its status.
     *
     * @param ahead how far the server's clock is before this machine's; zero where it does not tell
     */
    record Reply(int status, JsonNode json, Duration ahead) {
    }

    /** Some small text. */
    record TextReply(int status, String text) {
    }

    TextReply text(String method, URI uri, Map<String, String> headers) throws CredentialsException {
        return asked(request(method, uri, headers), answer -> new TextReply(answer.getCode(), new String(bytes(answer), StandardCharsets.UTF_8)));
    }

    /** A server that sends a byte now and then never ends by itself. */
    private <T> T asked(HttpUriRequestBase request, HttpClientResponseHandler<T> reader) throws CredentialsException {
        var over = new CompletableFuture<Void>().completeOnTimeout(null, 2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
        over.thenRun(request::cancel);
        var place = place(request.getAuthority());
        try {
            return client().execute(request, reader);
        } catch (TooLargeException e) {
            throw CredentialsException.told(true, "keys.server.large", place, Integer.toString(MAX_BYTES >> 10));
        } catch (PageException e) {
            throw CredentialsException.told(true, "keys.server.page", place);
        } catch (JacksonException notJson) {
            throw CredentialsException.told(true, "keys.server.json", place);
        } catch (IOException e) {
            throw CredentialsException.told(true, request.isCancelled() ? "keys.server.slow" : reason(e), place, e.getClass().getSimpleName());
        } finally {
            over.cancel(false);
        }
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** A page for people where an object was asked for: mostly a captive portal's. */
    private static final class PageException extends IOException {
        private static final long serialVersionUID = 1;
    }

    Reply get(URI uri) throws CredentialsException {
        return get(uri, Map.of());
    }

    private static HttpUriRequestBase request(String method, URI uri, Map<String, String> headers) {
        var request = new HttpUriRequestBase(method, uri);
        headers.forEach(request::addHeader);
        return request;
    }

    Reply get(URI uri, Map<String, String> headers) throws CredentialsException {
        return asked(request("GET", uri, headers), answer -> new Reply(answer.getCode(), json(answer), ahead(answer)));
    }

    private static Duration ahead(ClassicHttpResponse answer) {
        var date = answer.getFirstHeader("Date");
        try {
            return date == null ? Duration.ZERO : Duration.between(Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.getValue(), Instant::from));
        } catch (DateTimeException malformed) {
            return Duration.ZERO;
        }
    }

    private static String place(URIAuthority server) {
        return server.getPort() < 0 ? server.getHostName() : server.getHostName() + ":" + server.getPort();
    }

    /** In words of ours: those of a library may repeat the address, and with it a token. */
    private static String reason(IOException e) {
        return switch (e) {
            case ConnectTimeoutException _ -> "keys.server.noConnection";
            case ConnectException _ -> "keys.server.refused";
            case UnknownHostException _ -> "keys.server.unknown";
            case SocketTimeoutException _ -> "keys.server.slow";
            case SSLException _ -> "keys.server.tls";
            default -> "keys.server.broken";
        };
    }

    private static byte[] bytes(ClassicHttpResponse answer) throws IOException {
        var entity = answer.getEntity();
        var bytes = entity == null ? new byte[0] : entity.getContent().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new TooLargeException();
        }
        return bytes;
    }

    private static JsonNode json(ClassicHttpResponse answer) throws IOException {
        var bytes = bytes(answer);
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException notJson) {
            if (answer.getCode() == 200) {
                throw isPage(bytes) ? new PageException() : notJson;
            }
            return JSON.createObjectNode();
        }
    }

    private static boolean isPage(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("<");
    }

    /** "" for what is no text or number. */
    static String text(JsonNode json, String... names) {
        for (var name : names) {
            var node = json.path(name);
            if (node.isValueNode() && !node.isNull() && !node.asText().isEmpty()) {
                return node.asText();
            }
        }
        return "";
    }

    @Override
    public synchronized void close() throws IOException {
        if (client != null) {
            client.close();
        }
    }
}
