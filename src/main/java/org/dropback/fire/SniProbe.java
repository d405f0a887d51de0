package org.dropback.fire;

/**
 * What came of a TLS handshake that names the host in SNI, after the one without had failed.
 *
 * @param detail the technical reason; empty where it works
 */
public record SniProbe(boolean works, String detail) {
}
