package org.dropback.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.dropback.text.BadInputException;

/** Who may vouch for a server: the system's authorities, and a company's own beside them. Nothing switches the verification off. */
public final class Authorities {

    private static final int MAX_BYTES = 4 << 20;

    private Authorities() {
    }

    /**
     * TLS that trusts the system's authorities and those of a file.
     *
     * @param pem "" for none beside the system's
     * @throws BadInputException where the file holds no certificates
     */
    public static SSLContext context(String pem) throws BadInputException {
        try {
            var context = SSLContext.getInstance("TLS");
            if (pem.isEmpty()) {
                context.init(null, null, null);
                return context;
            }
            var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int n = 0;
            for (var certificate : system()) {
                anchors.setCertificateEntry("system" + n++, certificate);
            }
            for (var certificate : read(pem)) {
                anchors.setCertificateEntry("own" + n++, certificate);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(anchors);
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has these algorithms", e);
        }
    }

    private static List<X509Certificate> system() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static Collection<? extends Certificate> read(String pem) throws BadInputException {
        try {
            var path = Path.of(pem);
            if (!Files.isRegularFile(path)) {
                throw new BadInputException("connection.authority.missing", pem);
            }
            try (var in = Files.newInputStream(path)) {
                var bytes = in.readNBytes(MAX_BYTES + 1);
                var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
                if (!found.isEmpty() && bytes.length <= MAX_BYTES) {
                    return found;
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new BadInputException("connection.authority.missing", pem);
        } catch (CertificateException notRepeated) {
            // Told below.
        }
        throw new BadInputException("connection.authority.unreadable", pem);
    }
}
