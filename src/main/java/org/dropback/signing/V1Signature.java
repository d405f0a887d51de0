package org.dropback.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signature version 1, HMAC-SHA1 (facts 6.1). Any thread. */
public final class V1Signature {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private V1Signature() {
    }

    /** As the {@code Date} header has it. */
    public static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** What an {@code Authorization} header signs; the date line is {@code Date}, or {@code x-oss-date} where there is none. */
    public static String stringToSign(SignableRequest request) {
        var date = request.header("date");
        return stringToSign(request, date.isEmpty() ? request.header("x-oss-date") : date);
    }

    /**
     * What a presigned URL signs.
     *
     * @param expires Unix seconds, as in the URL
     */
    public static String presignedStringToSign(SignableRequest request, String expires) {
        return stringToSign(request, expires);
    }

    /** @return Base64 */
    public static String sign(String secret, String stringToSign) {
        return Base64.getEncoder().encodeToString(Hmac.sha1(secret.getBytes(UTF_8), stringToSign));
    }

    /** The value of the {@code Authorization} header. */
    public static String authorization(String accessKeyId, String secret, SignableRequest request) {
        return new V1Authorization(accessKeyId, sign(secret, stringToSign(request))).header();
    }

    /**
     * The parameters that make a URL presigned: {@code OSSAccessKeyId}, {@code Expires}, {@code Signature} and, with a token, {@code security-token}.
     *
     * @param expires Unix seconds
     * @param token   of STS; null without
     */
    public static List<Map.Entry<String, String>> presign(String accessKeyId, String secret, @Nullable String token, long expires,
                                                          SignableRequest request) {
        var query = new ArrayList<>(request.query());
        var added = new ArrayList<Map.Entry<String, String>>();
        if (token != null) {
            added.add(Map.entry("security-token", token));
        }
        query.addAll(added);
        var signed = new SignableRequest(request.method(), request.bucket(), request.key(), query, request.headersLowerCase());
        var seconds = Long.toString(expires);
        added.add(Map.entry("OSSAccessKeyId", accessKeyId));
        added.add(Map.entry("Expires", seconds));
        added.add(Map.entry("Signature", sign(secret, presignedStringToSign(signed, seconds))));
        return List.copyOf(added);
    }

    /** Whether the claim was made with this secret. */
    public static boolean verify(String secret, String stringToSign, V1Authorization claim) {
        return Hmac.same(sign(secret, stringToSign), claim.signature());
    }

    private static String stringToSign(SignableRequest request, String date) {
        var ossHeaders = request.headersLowerCase().entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-oss-"))
                .sorted(Map.Entry.comparingByKey())
                .map(header -> header.getKey() + ":" + header.getValue().trim() + "\n")
                .collect(joining());
        return request.method() + "\n" + request.header("content-md5") + "\n" + request.header("content-type") + "\n" + date + "\n"
                + ossHeaders + resource(request);
    }

    private static String resource(SignableRequest request) {
        var subResources = request.query().stream()
                .filter(entry -> SubResources.isSigned(entry.getKey()))
                .sorted(comparing(Map.Entry<String, String>::getKey))
                .map(entry -> entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
                .collect(joining("&"));
        return subResources.isEmpty() ? request.resource() : request.resource() + "?" + subResources;
    }
}
