package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;
import org.jspecify.annotations.Nullable;

/**
 * What a form may do (facts 4): store one object of one size.
 *
 * @param callback Base64; signed too, since what the policy does not name anybody may change
 */
record PostPolicy(String bucket, String key, @Nullable String callback, long length, Instant expiration) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** Base64(HMAC-SHA1(secret, Base64 policy)). */
    Map<String, String> signedV1(String accessKeyId, String secret, @Nullable String token) {
        var fields = new LinkedHashMap<String, String>();
        var policy = base64(token == null ? Map.of() : Map.of("x-oss-security-token", token));
        fields.put("OSSAccessKeyId", accessKeyId);
        fields.put("policy", policy);
        fields.put("Signature", V1Signature.sign(secret, policy));
        if (token != null) {
            fields.put("x-oss-security-token", token);
        }
        return fields;
    }

    /** Hex(HMAC-SHA256(signing key, Base64 policy)); the policy must name its own version, credential and date. */
    Map<String, String> signedV4(V4Credential credential, String secret, @Nullable String token, String dateTime) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("x-oss-signature-version", V4Signature.ALGORITHM);
        fields.put("x-oss-credential", credential.text());
        fields.put("x-oss-date", dateTime);
        if (token != null) {
            fields.put("x-oss-security-token", token);
        }
        var policy = base64(fields);
        fields.put("policy", policy);
        fields.put("x-oss-signature", V4Signature.sign(secret, credential, policy));
        return fields;
    }

    private String base64(Map<String, String> exactly) {
        var conditions = new ArrayList<Object>();
        conditions.add(Map.of("bucket", bucket));
        conditions.add(List.of("eq", "$key", key));
        conditions.add(List.of("content-length-range", length, length));
        if (callback != null) {
            conditions.add(Map.of("callback", callback));
        }
        exactly.forEach((name, value) -> conditions.add(Map.of(name, value)));
        var policy = new LinkedHashMap<String, Object>();
        policy.put("expiration", ISO.format(expiration));
        policy.put("conditions", conditions);
        return Base64.getEncoder().encodeToString(JSON.valueToTree(policy).toString().getBytes(UTF_8));
    }
}
