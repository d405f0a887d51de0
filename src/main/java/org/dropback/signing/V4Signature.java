package org.dropback.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Signature version 4, HMAC-SHA256 (facts 6.2). Any thread. */
public final class V4Signature {

    public static final String ALGORITHM = "OSS4-HMAC-SHA256";

    /** The payload hash of a body that is not signed; the only one that OSS takes. */
    public static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private V4Signature() {
    }

    /** {@code yyyyMMdd'T'HHmmss'Z'}; its first eight characters are the date of the credential. */
    public static String dateTime(Instant instant) {
        return DATE_TIME.format(instant);
    }

    /** @param additionalHeaders beyond those that are always signed; the ones that the request lacks are left out */
    public static String canonicalRequest(SignableRequest request, Collection<String> additionalHeaders) {
        var additional = new TreeSet<String>();
        for (var name : additionalHeaders) {
            if (!isAlwaysSigned(name) && request.headersLowerCase().containsKey(name)) {
                additional.add(name);
            }
        }
        var query = request.query().stream()
                .filter(entry -> !entry.getKey().equals("x-oss-signature"))
                .map(entry -> Map.entry(PercentEncoding.encode(entry.getKey()), PercentEncoding.encode(entry.getValue())))
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(entry -> entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
                .collect(joining("&"));
        var headers = request.headersLowerCase().entrySet().stream()
                .filter(header -> isAlwaysSigned(header.getKey()) || additional.contains(header.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(header -> header.getKey() + ":" + header.getValue().trim() + "\n")
                .collect(joining());
        var payload = request.headersLowerCase().getOrDefault("x-oss-content-sha256", UNSIGNED);
        return String.join("\n", request.method(), PercentEncoding.encodePath(request.resource()), query, headers,
                String.join(";", additional), payload);
    }

    /** @param dateTime the value of {@code x-oss-date}, a header or, presigned, a parameter */
    public static String stringToSign(String dateTime, V4Credential credential, String canonicalRequest) {
        return String.join("\n", ALGORITHM, dateTime, credential.scope(), sha256(canonicalRequest));
    }

    /** @return lower-case hex. Signs the Base64 policy of a form upload too. */
    public static String sign(String secret, V4Credential credential, String stringToSign) {
        return new V4Key(secret, credential).sign(stringToSign);
    }

    /** As the other one, with a key for this very credential. */
    public static String authorization(String secret, V4Credential credential, SignableRequest request, Collection<String> additionalHeaders) {
        return authorization(new V4Key(secret, credential), request, additionalHeaders);
    }

    /** The value of the {@code Authorization} header; the request holds its {@code x-oss-date} already. */
    public static String authorization(V4Key key, SignableRequest request, Collection<String> additionalHeaders) {
        var signature = signature(key, request.header("x-oss-date"), request, additionalHeaders);
        var additional = additionalHeaders.stream()
                .filter(name -> !isAlwaysSigned(name) && request.headersLowerCase().containsKey(name)).toList();
        return new V4Authorization(key.credential(), additional, signature).header();
    }

    /**
     * The parameters that make a URL presigned, {@code x-oss-signature} among them.
     *
     * @param expiresSeconds 1 to 604,800
     * @param token          of STS; null without
     */
    public static List<Map.Entry<String, String>> presign(String secret, V4Credential credential, @Nullable String token, Instant now,
                                                          long expiresSeconds, SignableRequest request, Collection<String> additionalHeaders) {
        var added = new ArrayList<Map.Entry<String, String>>();
        added.add(Map.entry("x-oss-signature-version", ALGORITHM));
        added.add(Map.entry("x-oss-credential", credential.text()));
        added.add(Map.entry("x-oss-date", dateTime(now)));
        added.add(Map.entry("x-oss-expires", Long.toString(expiresSeconds)));
        if (!additionalHeaders.isEmpty()) {
            added.add(Map.entry("x-oss-additional-headers", String.join(";", new TreeSet<>(additionalHeaders))));
        }
        if (token != null) {
            added.add(Map.entry("x-oss-security-token", token));
        }
        var query = new ArrayList<>(request.query());
        query.addAll(added);
        var signed = new SignableRequest(request.method(), request.bucket(), request.key(), query, request.headersLowerCase());
        added.add(Map.entry("x-oss-signature", signature(new V4Key(secret, credential), dateTime(now), signed, additionalHeaders)));
        return List.copyOf(added);
    }

    /**
     * Whether the claim, from header or URL, was made with this secret.
     *
     * @param dateTime the value of {@code x-oss-date}, a header or, presigned, a parameter
     */
    public static boolean verify(String secret, String dateTime, SignableRequest request, V4Authorization claim) {
        return Hmac.same(signature(new V4Key(secret, claim.credential()), dateTime, request, claim.additionalHeaders()), claim.signature());
    }

    private static String signature(V4Key key, String dateTime, SignableRequest request, Collection<String> additionalHeaders) {
        return key.sign(stringToSign(dateTime, key.credential(), canonicalRequest(request, additionalHeaders)));
    }

    private static boolean isAlwaysSigned(String header) {
        return header.startsWith("x-oss-") || header.equals("content-type") || header.equals("content-md5");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
