package org.dropback.wire;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Speaks TLS over one connection, and remembers which certificate the server showed. Used by one thread. */
final class TlsClient extends X509ExtendedTrustManager {

    private static final Pattern CLASS = Pattern.compile("(?:[a-z]+\\.)+[A-Za-z]+Exception: ");

    private final X509ExtendedTrustManager trusted;
    private final boolean hostVerified;
    private @Nullable X509Certificate shown;

    TlsClient(Trust trust) throws GeneralSecurityException {
        this.trusted = trust.manager();
        this.hostVerified = trust.hostVerified();
    }

    /** @throws SSLException where no handshake is made, whatever the reason; the watch then knows of it all the same */
    Socket secured(Socket plain, OutgoingRequest request, Stopwatch watch) throws IOException, GeneralSecurityException {
        // A context of its own: a session resumed from a shared one would report the first connection's SNI.
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, withoutDot(request.host()), request.port(), true);
        var parameters = socket.getSSLParameters();
        if (hostVerified) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        boolean sni = request.namesHost();
        parameters.setServerNames(sni ? List.of(serverName(request.host())) : List.of());
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            watch.shook(handshake(sni, "", reason(e)));
            // Many a server that misses SNI resets the connection and says nothing.
            throw e instanceof SSLException ? e : new SSLException(e.getMessage(), e);
        }
        var made = handshake(sni, socket.getSession().getProtocol(), "");
        watch.shook(made);
        watch.done(made.protocol() + ", " + made.subject());
        return socket;
    }

    /** What Java says of it, without the names of its classes in the middle. */
    static String reason(Throwable why) {
        return CLASS.matcher(String.valueOf(why.getMessage())).replaceAll("");
    }

    private Handshake handshake(boolean sni, String protocol, String problem) {
        return new Handshake(sni, protocol, shown == null ? "" : shown.getSubjectX500Principal().getName(),
                shown == null ? "" : shown.getIssuerX500Principal().getName(), problem);
    }

    /** Not a {@code SNIHostName}: that refuses underscores, which DNS and OSS do not mind. */
    static SNIServerName serverName(String host) {
        return new SNIServerName(StandardConstants.SNI_HOST_NAME, withoutDot(host).getBytes(StandardCharsets.US_ASCII)) { };
    }

    /** No certificate is for a name with the dot of the root at its end, nor may SNI carry it (RFC 6066). */
    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        shown = chain[0];
        trusted.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no engine is used here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("the host is needed");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("a client has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("a client has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a client has no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }
}
