package org.dropback.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A request to be sent exactly as given: nothing is added, reordered or re-cased. Immutable, any thread.
 *
 * @param host    to connect to; the Host header is the caller's
 * @param tls     whether to speak TLS; the certificate is verified against {@code host} unless the sender trusts anybody
 * @param sni     whether TLS names {@code host} in SNI, unless it is an address
 * @param target  path and query as they go into the request line
 * @param headers in order; a {@code Connection: close} belongs among them
 */
public record OutgoingRequest(String host, int port, boolean tls, boolean sni, String method, String target,
                              List<Map.Entry<String, String>> headers, byte[] body) {

    /** @throws IllegalArgumentException where a line break or blank would end the request line or a header early */
    public OutgoingRequest {
        headers = List.copyOf(headers);
        if (target.chars().anyMatch(c -> c <= ' ') || headers.stream().anyMatch(h -> breaks(h.getKey()) || breaks(h.getValue()))) {
            throw new IllegalArgumentException("A request line or header holds a line break");
        }
    }

    /** Whether TLS names the host: an address cannot be named. */
    public boolean namesHost() {
        return sni && !hostIsAddress();
    }

    /** Whether the host is an address and no name. */
    public boolean hostIsAddress() {
        return host.matches("[0-9.]+") || host.contains(":");
    }

    /** Head and body as they go over the wire. */
    public byte[] bytes() {
        var head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        head.append("\r\n");
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static boolean breaks(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }
}
