package org.dropback.sandbox.protocol;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dropback.signing.SignableRequest;
import org.dropback.wire.Exchange;
import org.dropback.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * A request to the OSS, taken apart. Used by the thread that serves it.
 *
 * @param id       {@code x-oss-request-id}
 * @param query    decoded
 * @param headers  lower-case names; a repeated header is joined with commas
 * @param clientIp of the peer
 */
public record OssRequest(String id, String method, @Nullable String bucket, @Nullable String key, List<Map.Entry<String, String>> query,
                  Map<String, String> headers, String clientIp, InputStream body) {

    public static OssRequest of(Exchange exchange, String id) throws OssError {
        var head = exchange.head();
        var address = BucketAddress.of(head);
        return new OssRequest(id, head.method(), address.bucket(), address.key(), query(head), headers(head),
                exchange.remote().getAddress().getHostAddress(), exchange.body());
    }

    public OssRequest withBody(InputStream other) {
        return new OssRequest(id, method, bucket, key, query, headers, clientIp, other);
    }

    public SignableRequest signable() {
        return new SignableRequest(method, bucket, key, query, headers);
    }

    public Optional<String> parameter(String name) {
        return query.stream().filter(entry -> entry.getKey().equals(name)).map(Map.Entry::getValue).findFirst();
    }

    public boolean has(String parameter) {
        return parameter(parameter).isPresent();
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** An integer parameter, or the default where it is missing. */
    public int number(String parameter, int missing, int max) throws OssError {
        var text = parameter(parameter);
        if (text.isEmpty() || text.get().isEmpty()) {
            return missing;
        }
        if (!text.get().matches("[0-9]{1,9}") || Integer.parseInt(text.get()) > max) {
            throw OssError.invalidArgument("Argument " + parameter + " must be an integer between 0 and " + max + ".", parameter, text.get());
        }
        return Integer.parseInt(text.get());
    }

    /** Content-Length; empty for a chunked body. */
    public OptionalLong contentLength() {
        return header("content-length").filter(value -> value.matches("[0-9]{1,18}")).stream().mapToLong(Long::parseLong).findFirst();
    }

    public boolean isChunked() {
        return header("transfer-encoding").isPresent();
    }

    public boolean hasBody() {
        return isChunked() || contentLength().orElse(0) > 0;
    }

    private static Map<String, String> headers(RequestHead head) {
        var headers = new LinkedHashMap<String, String>();
        head.headers().forEach(h -> headers.merge(h.getKey().toLowerCase(Locale.ROOT), h.getValue(), (first, second) -> first + "," + second));
        return headers;
    }

    private static List<Map.Entry<String, String>> query(RequestHead head) throws OssError {
        var query = new ArrayList<Map.Entry<String, String>>();
        for (var pair : head.rawQuery().split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                query.add(Map.entry(name, equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return query;
    }

    private static String decode(String text) throws OssError {
        return Percent.decodePlus(text)
                .orElseThrow(() -> OssError.invalidArgument("The query string is not encoded as UTF-8.", "query", text));
    }
}
