package org.dropback.callback;

import java.util.List;
import java.util.Map;

/**
 * What OSS sends to one URL (facts 2.1): {@code POST target HTTP/1.1}.
 *
 * @param connectHost where to connect, and the SNI name if the callback asks for SNI
 * @param host        the Host header, also the first of {@code headers}
 * @param target      path and query, raw
 * @param headers     all of them, in order, complete
 */
public record CallbackRequest(String url, String scheme, String connectHost, int port, String host, String target,
                              List<Map.Entry<String, String>> headers, byte[] body) {

    public CallbackRequest {
        headers = List.copyOf(headers);
    }
}
