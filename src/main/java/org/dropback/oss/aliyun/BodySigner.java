package org.dropback.oss.aliyun;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.secret.Secret;
import org.dropback.signing.PercentEncoding;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Key;
import org.dropback.signing.V4Signature;
import org.jspecify.annotations.Nullable;

/** Signs what carries the bytes of an object: requests, URLs and policies, in the connection's version (facts 4, 6). Any thread. */
final class BodySigner {

    private final Address address;
    private final String region;
    private final SignatureVersion version;
    private volatile @Nullable LastKey lastKey;

    /** Derived once for most requests. The secret lives no longer for it. */
    private record LastKey(WeakReference<Secret> secret, V4Key key) {
    }

    BodySigner(Connection connection) {
        address = Address.of(connection);
        region = connection.region();
        version = connection.signature();
    }

    SignedRequest signed(Call call, Credentials credentials, Instant now) {
        var headers = lowerCase(call.headers());
        var token = credentials.token();
        if (token != null) {
            headers.put("x-oss-security-token", token.reveal());
        }
        var query = new ArrayList<Map.Entry<String, String>>();
        call.parameters().forEach((name, value) -> query.add(Map.entry(name, value == null ? "" : value)));
        if (credentials.isAnonymous()) {
            return request(call, query, headers);
        }
        switch (version) {
            case V1 -> {
                headers.put("date", V1Signature.date(now));
                headers.put("authorization", V1Signature.authorization(credentials.accessKeyId(), credentials.accessKeySecret().reveal(),
                        signable(call, query, headers)));
            }
            case V4 -> {
                headers.put("x-oss-date", V4Signature.dateTime(now));
                headers.put("x-oss-content-sha256", V4Signature.UNSIGNED);
                headers.put("authorization", V4Signature.authorization(key(credentials, now), signable(call, query, headers), List.of()));
            }
        }
        return request(call, query, headers);
    }

    private SignedRequest request(Call call, List<Map.Entry<String, String>> query, Map<String, String> headers) {
        return new SignedRequest(call.method().name(), address.host(call.bucket()), address.path(call.bucket(), call.key()) + text(query), headers);
    }

    /** A PUT whose callback is in the query, so that who has the URL needs no header for it (facts 1.3). */
    PresignedUrl presigned(ObjectTarget target, Duration validFor, Credentials credentials, Instant now) throws StoreException {
        var headers = lowerCase(OptionHeaders.all(target));
        var query = new ArrayList<Map.Entry<String, String>>();
        var callback = target.callback();
        if (callback != null) {
            query.add(Map.entry("callback", callback.callback()));
            if (callback.variables() != null) {
                query.add(Map.entry("callback-var", callback.variables()));
            }
        }
        var request = new SignableRequest("PUT", target.bucket(), target.key(), query, headers);
        var secret = credentials.accessKeySecret().reveal();
        var token = credentials.token() == null ? null : credentials.token().reveal();
        query.addAll(switch (version) {
            case V1 -> V1Signature.presign(credentials.accessKeyId(), secret, token, now.plus(validFor).getEpochSecond(), request);
            case V4 -> V4Signature.presign(secret, credential(credentials, now), token, now, validFor.toSeconds(), request, List.of());
        });
        return PresignedUrl.of(address.host(target.bucket()) + address.path(target.bucket(), target.key()) + text(query), headers);
    }

    /** The fields that sign a form for this key and this many bytes. */
    Map<String, String> policy(ObjectTarget target, long length, Duration validFor, Credentials credentials, Instant now) {
        if (credentials.isAnonymous()) {
            return Map.of();
        }
        var token = credentials.token() == null ? null : credentials.token().reveal();
        var policy = new PostPolicy(target.bucket(), target.key(), target.callback() == null ? null : target.callback().callback(), length,
                now.plus(validFor));
        return switch (version) {
            case V1 -> policy.signedV1(credentials.accessKeyId(), credentials.accessKeySecret().reveal(), token);
            case V4 -> policy.signedV4(credential(credentials, now), credentials.accessKeySecret().reveal(), token, V4Signature.dateTime(now));
        };
    }

    /** Where forms for a bucket go. */
    SignedRequest form(String bucket, Map<String, String> headers) {
        return new SignedRequest("POST", address.host(bucket), address.path(bucket, null), headers);
    }

    private V4Key key(Credentials credentials, Instant now) {
        var credential = credential(credentials, now);
        var last = lastKey;
        if (last != null && last.secret().refersTo(credentials.accessKeySecret()) && last.key().credential().equals(credential)) {
            return last.key();
        }
        var key = new V4Key(credentials.accessKeySecret().reveal(), credential);
        lastKey = new LastKey(new WeakReference<>(credentials.accessKeySecret()), key);
        return key;
    }

    private V4Credential credential(Credentials credentials, Instant now) {
        return new V4Credential(credentials.accessKeyId(), V4Signature.dateTime(now).substring(0, 8), region);
    }

    private static SignableRequest signable(Call call, List<Map.Entry<String, String>> query, Map<String, String> headers) {
        return new SignableRequest(call.method().name(), call.bucket(), call.key(), query, headers);
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static String text(List<Map.Entry<String, String>> query) {
        return query.isEmpty() ? "" : "?" + query.stream().map(entry -> PercentEncoding.encode(entry.getKey())
                + (entry.getValue().isEmpty() ? "" : "=" + PercentEncoding.encode(entry.getValue()))).collect(Collectors.joining("&"));
    }
}
