package org.dropback.signing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who claims to have signed with V1: {@code OSS <AK>:<signature>}.
 *
 * @param signature Base64
 */
public record V1Authorization(String accessKeyId, String signature) {

    private static final Pattern HEADER = Pattern.compile("\\s*OSS\\s+([^:\\s]+)\\s*:\\s*(\\S+)\\s*");

    /** Empty where the header is no V1 authorization. */
    public static Optional<V1Authorization> parse(String authorization) {
        var matcher = HEADER.matcher(authorization);
        return matcher.matches() ? Optional.of(new V1Authorization(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** From a presigned URL: empty unless {@code OSSAccessKeyId}, {@code Expires} and {@code Signature} are all there. */
    public static Optional<V1Authorization> fromQuery(SignableRequest request) {
        return request.parameter("Expires").isEmpty() ? Optional.empty()
                : request.parameter("OSSAccessKeyId").flatMap(id -> request.parameter("Signature").map(given -> new V1Authorization(id, given)));
    }

    String header() {
        return "OSS " + accessKeyId + ":" + signature;
    }
}
