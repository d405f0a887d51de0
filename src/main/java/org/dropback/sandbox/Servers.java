package org.dropback.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dropback.wire.ServerCertificates;
import org.dropback.wire.Trust;
import org.dropback.wire.WireHandler;
import org.dropback.wire.WireServer;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a sandbox. Any thread.
 *
 * @param receiverTls null where none was asked for
 * @param control     null where none was asked for
 * @param trust       the system's, and the certificates of {@code receiverTls}
 */
record Servers(SandboxOptions options, WireServer oss, WireServer receiver, @Nullable WireServer receiverTls, @Nullable WireServer control, Trust trust)
        implements AutoCloseable {

    private static final String RECEIVER_PATH = "/callback";

    /** @throws SandboxException where one of them cannot be had; none stays taken then */
    static Servers bind(SandboxOptions options) throws IOException {
        var opened = new ArrayDeque<WireServer>();
        try {
            var oss = bind(options.listen, options.port, null);
            opened.push(oss);
            var receiver = bind(options.listen, options.receiverPort, null);
            opened.push(receiver);
            var control = options.controlPort == null ? null : bind(SandboxOptions.LOCAL, options.controlPort, null);
            if (control != null) {
                opened.push(control);
            }
            if (options.receiverTlsPort == null) {
                return new Servers(options, oss, receiver, null, control, Trust.SYSTEM);
            }
            var certificates = certificates(options.listen);
            var tls = bind(options.listen, options.receiverTlsPort, certificates);
            return new Servers(options, oss, receiver, tls, control, Trust.systemAnd(certificates.certificates()));
        } catch (IOException | RuntimeException e) {
            opened.forEach(WireServer::close);
            throw e;
        }
    }

    void serve(WireHandler ossHandler, WireHandler receiverHandler, @Nullable WireHandler controlHandler) throws IOException {
        receiver.serve(receiverHandler);
        if (receiverTls != null) {
            receiverTls.serve(receiverHandler);
        }
        if (control != null) {
            control.serve(Objects.requireNonNull(controlHandler));
        }
        oss.serve(ossHandler);
    }

    URI endpoint() {
        return URI.create("http://" + reachable() + ":" + oss.port());
    }

    URI receiverUrl() {
        return URI.create("http://" + reachable() + ":" + receiver.port() + RECEIVER_PATH);
    }

    Optional<URI> receiverTlsUrl() {
        return Optional.ofNullable(receiverTls).map(server -> URI.create("https://" + ServerCertificates.NAME + ":" + server.port() + RECEIVER_PATH));
    }

    Optional<URI> controlUrl() {
        return Optional.ofNullable(control).map(server -> URI.create("http://" + SandboxOptions.LOCAL + ":" + server.port()));
    }

    /** Whether a port that was asked for was taken, so that another one is used. */
    boolean portMoved() {
        return moved(options.port, oss) || moved(options.receiverPort, receiver);
    }

    private static boolean moved(ListenPort wanted, WireServer server) {
        return wanted.number() != 0 && wanted.number() != server.port();
    }

    /** Where this machine reaches the sandbox. */
    private String reachable() {
        var listen = options.listen;
        return listen.equals("0.0.0.0") || listen.equals("::") ? SandboxOptions.LOCAL : listen.contains(":") ? "[" + listen + "]" : listen;
    }

    @Override
    public void close() {
        oss.close();
        receiver.close();
        if (receiverTls != null) {
            receiverTls.close();
        }
        if (control != null) {
            control.close();
        }
    }

    private static ServerCertificates certificates(String address) throws SandboxException {
        var keytool = ServerCertificates.keytool();
        if (keytool.isEmpty()) {
            throw new SandboxException("sandbox.noKeytool", List.of(System.getProperty("java.home")), new IOException("no keytool"));
        }
        try {
            return ServerCertificates.make(keytool.get(), address);
        } catch (IOException e) {
            throw new SandboxException("sandbox.noCertificate", List.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static WireServer bind(String address, ListenPort port, @Nullable ServerCertificates certificates) throws SandboxException {
        try {
            return WireServer.bind(new InetSocketAddress(address, port.number()), certificates);
        } catch (IOException e) {
            if (port.mayMove()) {
                return bindAnywhere(address, port, certificates);
            }
            throw cannotListen(address, port, e);
        }
    }

    private static WireServer bindAnywhere(String address, ListenPort wanted, @Nullable ServerCertificates certificates) throws SandboxException {
        try {
            return WireServer.bind(new InetSocketAddress(address, 0), certificates);
        } catch (IOException e) {
            throw cannotListen(address, wanted, e);
        }
    }

    private static SandboxException cannotListen(String address, ListenPort port, IOException cause) {
        return new SandboxException("sandbox.cannotListen", List.of(address, Integer.toString(port.number())), cause);
    }
}
