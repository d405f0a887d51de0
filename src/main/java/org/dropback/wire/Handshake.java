package org.dropback.wire;

/**
 * What came of one TLS handshake. Immutable, any thread.
 *
 * @param sni      whether it named the host in SNI
 * @param protocol {@code TLSv1.3}; empty where none was agreed on
 * @param subject  of the server's certificate, trusted or not; empty where it showed none
 * @param issuer   of that certificate
 * @param problem  the technical reason why it failed; empty where it was made and the certificate is trusted for the host
 */
public record Handshake(boolean sni, String protocol, String subject, String issuer, String problem) {

    public boolean works() {
        return problem.isEmpty();
    }
}
