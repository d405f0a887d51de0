package org.dropback.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How requests to Alibaba Cloud's RPC services, such as STS, are signed: version 1.0, HMAC-SHA1. Any thread. */
public final class RpcSignature {

    private RpcSignature() {
    }

    /** The parameters in order, encoded, without the signature. */
    public static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters).entrySet().stream()
                .map(entry -> PercentEncoding.encode(entry.getKey()) + "=" + PercentEncoding.encode(entry.getValue())).collect(Collectors.joining("&"));
    }

    /** @return Base64, the value of {@code Signature} */
    public static String sign(String secret, String method, Map<String, String> parameters) {
        var toSign = method + "&" + PercentEncoding.encode("/") + "&" + PercentEncoding.encode(query(parameters));
        return Base64.getEncoder().encodeToString(Hmac.sha1((secret + "&").getBytes(UTF_8), toSign));
    }
}
