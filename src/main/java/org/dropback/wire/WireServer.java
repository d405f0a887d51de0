package org.dropback.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP/1.1 server on one address; each request runs on a virtual thread. Any thread may close it. */
public final class WireServer implements AutoCloseable {

    /** Larger heads are answered with 431. Two callback headers of 5 KB and 8 KB of user metadata fit in well. */
    public static final int MAX_HEAD_BYTES = 64 << 10;

    /** A connection on which no byte moves for this long is closed; longer than any callback (5 URLs of 5 s). */
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Connections that wait to be accepted. */
    private static final int BACKLOG = 1024;

    /** That a handler gets to clean up when the server closes. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);

    private final Server jetty;
    private final ServerConnector connector;
    private final Set<Thread> handling = ConcurrentHashMap.newKeySet();

    private WireServer(InetSocketAddress address, @Nullable ServerCertificates certificates) {
        // A queue of its own making asks for the size of a cache line first, for which it starts all of JMX.
        var threads = new QueuedThreadPool(16, 8, new LinkedBlockingQueue<>());
        threads.setName("wire");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.named("wire"));
        jetty = new Server(threads);
        jetty.setErrorHandler((request, response, callback) -> {
            callback.succeeded();
            return true;
        });
        var http = new HeadKeeping(configuration());
        connector = certificates == null ? new ServerConnector(jetty, 1, 1, http)
                : new ServerConnector(jetty, 1, 1, tls(certificates, http), http);
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE.toMillis());
        // Java's default of 50 resets some of a few hundred clients that come at once.
        connector.setAcceptQueueSize(BACKLOG);
        connector.setShutdownIdleTimeout(0);
        jetty.addConnector(connector);
        jetty.setStopTimeout(0);
    }

    /**
     * Takes an address; connections wait until {@link #serve}.
     *
     * @param address port 0 for any free one
     * @throws IOException where the address cannot be listened on, such as a taken port
     */
    public static WireServer bind(InetSocketAddress address) throws IOException {
        return bind(address, null);
    }

    /** As the other one, over TLS. */
    public static WireServer bind(InetSocketAddress address, @Nullable ServerCertificates certificates) throws IOException {
        var server = new WireServer(address, certificates);
        try {
            server.connector.open();
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Starts serving; once. @throws IOException where it cannot; it is closed then */
    public void serve(WireHandler handler) throws IOException {
        jetty.setHandler(new Adapter(handler));
        try {
            jetty.start();
        } catch (Exception e) {
            close();
            throw new IOException(e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Stops listening, cuts open connections and interrupts handlers. */
    @Override
    public void close() {
        try {
            connector.close();
            handling.forEach(Thread::interrupt);
            jetty.stop();
            for (var thread : handling) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("The server did not stop cleanly", e);
        }
    }

    private static SslConnectionFactory tls(ServerCertificates certificates, HeadKeeping http) {
        var tls = new SslContextFactory.Server();
        tls.setKeyStore(certificates.keys());
        tls.setKeyStorePassword(certificates.password());
        tls.setSNISelector((keyType, issuers, session, name, known) ->
                ServerCertificates.NAME.equalsIgnoreCase(name) ? ServerCertificates.NAME : ServerCertificates.OTHERS);
        var factory = new SslConnectionFactory(tls, http.getProtocol());
        // Its customizer answers 400 where the Host is not in the certificate; a callback may have any Host.
        factory.setEnsureSecureRequestCustomizer(false);
        return factory;
    }

    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(MAX_HEAD_BYTES);
        configuration.setResponseHeaderSize(MAX_HEAD_BYTES);
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        return configuration;
    }

    private final class Adapter extends Handler.Abstract {

        private final WireHandler handler;

        Adapter(WireHandler handler) {
            this.handler = handler;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var exchange = new Exchange(request, response);
            handling.add(Thread.currentThread());
            try {
                handler.handle(exchange);
                if (exchange.answered() && !exchange.wasCut()) {
                    callback.succeeded();
                    return true;
                }
            } catch (IOException | InterruptedException e) {
                LOG.debug("Connection lost in {}", request, e);
            } catch (RuntimeException e) {
                LOG.error("A handler failed in {}", request, e);
            } finally {
                handling.remove(Thread.currentThread());
            }
            exchange.cut();
            callback.failed(new EofException("cut"));
            return true;
        }
    }
}
