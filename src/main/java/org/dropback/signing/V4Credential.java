package org.dropback.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scope of a V4 signature: {@code AK/yyyyMMdd/region/oss/aliyun_v4_request} (facts 6.2).
 *
 * @param date   {@code yyyyMMdd}, UTC
 * @param region without {@code oss-}
 */
public record V4Credential(String accessKeyId, String date, String region) {

    private static final String PRODUCT = "oss";
    private static final String TERMINATOR = "aliyun_v4_request";
    private static final Pattern FORM = Pattern.compile("([^/]+)/(\\d{8})/([^/]+)/" + PRODUCT + "/" + TERMINATOR);

    public static Optional<V4Credential> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        return matcher.matches() ? Optional.of(new V4Credential(matcher.group(1), matcher.group(2), matcher.group(3))) : Optional.empty();
    }

    /** Without the access key ID, as in the string to sign. */
    public String scope() {
        return date + "/" + region + "/" + PRODUCT + "/" + TERMINATOR;
    }

    /** As in {@code Credential=} and {@code x-oss-credential}. */
    public String text() {
        return accessKeyId + "/" + scope();
    }

    byte[] signingKey(String secret) {
        var ofDate = Hmac.sha256(("aliyun_v4" + secret).getBytes(UTF_8), date);
        return Hmac.sha256(Hmac.sha256(Hmac.sha256(ofDate, region), PRODUCT), TERMINATOR);
    }
}
