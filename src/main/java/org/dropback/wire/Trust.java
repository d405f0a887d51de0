package org.dropback.wire;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates a sender takes. Immutable, any thread. */
public final class Trust {

    /** Those of the system, for the host that is called. */
    public static final Trust SYSTEM = new Trust(null, true);

    /** Anybody's, for any host: to learn what happens where nobody verifies. */
    public static final Trust ANYBODY = new Trust(new TrustManager[] {new Anybody()}, false);

    private final TrustManager @Nullable [] managers;
    private final boolean hostVerified;

    private Trust(TrustManager @Nullable [] managers, boolean hostVerified) {
        this.managers = managers;
        this.hostVerified = hostVerified;
    }

    /** Those of the system and these, and nobody else's. */
    public static Trust systemAnd(List<X509Certificate> certificates) {
        try {
            var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            var system = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            system.init((KeyStore) null);
            int n = 0;
            for (var manager : system.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    for (var certificate : x509.getAcceptedIssuers()) {
                        anchors.setCertificateEntry("system" + n++, certificate);
                    }
                }
            }
            for (var certificate : certificates) {
                anchors.setCertificateEntry("own" + n++, certificate);
            }
            var both = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            both.init(anchors);
            return new Trust(both.getTrustManagers(), true);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has these algorithms", e);
        }
    }

    X509ExtendedTrustManager manager() throws GeneralSecurityException {
        var all = managers;
        if (all == null) {
            var system = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            system.init((KeyStore) null);
            all = system.getTrustManagers();
        }
        return Arrays.stream(all).filter(X509ExtendedTrustManager.class::isInstance).map(X509ExtendedTrustManager.class::cast).findFirst()
                .orElseThrow(() -> new GeneralSecurityException("every JDK has one"));
    }

    boolean hostVerified() {
        return hostVerified;
    }

    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) { }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) { }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) { }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
