package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Builds the callback request as OSS sends it (facts 2.1). */
public final class CallbackRequests {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private CallbackRequests() {
    }

    /**
     * Additional headers come last; none of them replaces one of OSS's own.
     *
     * @param url    one of the callback's
     * @param body   the rendered body
     * @param signer from the bytes to sign to the value of Authorization; see {@link CallbackSignature}
     * @throws IllegalArgumentException when the URL is none that OSS accepts
     */
    public static CallbackRequest build(Callback callback, String url, byte[] body, Envelope envelope, Function<byte[], String> signer) {
        return build(callback, url, body, envelope, signer, false);
    }

    /** @param plusIsSpace what a plus in the path is signed as (facts 10); see {@link CallbackSignature#stringToSign(String, byte[], boolean)} */
    public static CallbackRequest build(Callback callback, String url, byte[] body, Envelope envelope, Function<byte[], String> signer,
                                        boolean plusIsSpace) {
        var parsed = CallbackUrl.parse(url).orElseThrow(() -> new IllegalArgumentException("not a callback URL: " + url));
        var host = callback.host() == null ? parsed.hostHeader() : callback.host();
        var headers = new ArrayList<Map.Entry<String, String>>(List.of(
                Map.entry("Host", host),
                Map.entry("Connection", "close"),
                Map.entry("Content-Length", Integer.toString(body.length)),
                Map.entry("Authorization", signer.apply(CallbackSignature.stringToSign(parsed.target(), body, plusIsSpace))),
                Map.entry("Content-MD5", md5(body)),
                Map.entry("Content-Type", callback.bodyType().contentType()),
                Map.entry("Date", HTTP_DATE.format(envelope.date())),
                Map.entry("User-Agent", "aliyun-oss-callback"),
                Map.entry("x-oss-additional-headers", String.join(";", callback.headers().keySet().stream().sorted().toList())),
                Map.entry("x-oss-bucket", envelope.bucket()),
                Map.entry("x-oss-owner", envelope.owner()),
                Map.entry("x-oss-pub-key-url", Base64.getEncoder().encodeToString(envelope.publicKeyUrl().getBytes(UTF_8))),
                Map.entry("x-oss-request-id", envelope.requestId()),
                Map.entry("x-oss-requester", envelope.requester()),
                Map.entry("x-oss-signature-version", "1.0"),
                Map.entry("x-oss-tag", "CALLBACK")));
        var own = headers.stream().map(header -> header.getKey().toLowerCase(Locale.ROOT)).toList();
        callback.headers().entrySet().stream().filter(header -> !own.contains(header.getKey().toLowerCase(Locale.ROOT))).forEach(headers::add);
        return new CallbackRequest(url, parsed.scheme(), parsed.host(), parsed.port(), host, parsed.target(), headers, body);
    }

    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
