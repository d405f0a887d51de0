package org.dropback.sandbox.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropback.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket and object a request names. This is the only place that knows how: {@code /bucket/key} at an address or any name of this machine,
 * {@code /key} at {@code bucket.localhost} and {@code bucket.oss-<region>.aliyuncs.com}.
 *
 * @param bucket null for the service itself
 * @param key    decoded; null for the bucket itself
 */
public record BucketAddress(@Nullable String bucket, @Nullable String key) {

    /** The names of OSS itself: region, internal, accelerate, dual stack. No bucket name holds a dot, so what stands before is the bucket. */
    private static final Pattern OSS = Pattern.compile("(?:(.*)\\.)?(?:oss-[a-z0-9-]+|[a-z0-9-]+\\.oss)\\.aliyuncs\\.com");
    private static final Pattern LOCAL = Pattern.compile("(.*)\\.localhost");

    public static BucketAddress of(RequestHead head) throws OssError {
        var path = head.rawPath();
        if (!path.startsWith("/")) {
            throw invalidUri(path);
        }
        var host = hostName(head.header("Host").orElse(""));
        var bucket = inHost(host);
        if (bucket.isPresent()) {
            var key = decode(path.substring(1));
            return new BucketAddress(bucket.get(), key.isEmpty() ? null : key);
        }
        var address = pathStyle(path);
        if (address.bucket() != null && OSS.matcher(host).matches()) {
            throw new OssError(403, "SecondLevelDomainForbidden",
                    "The bucket you are attempting to access must be addressed using OSS third level domain.", null);
        }
        return address;
    }

    /** Of an object, as a client that sends this Host writes it. */
    public static String url(String hostHeader, String bucket, String key) {
        var path = inHost(hostName(hostHeader)).isPresent() ? "/" : "/" + bucket + "/";
        return "http://" + hostHeader + path + Percent.encode(key);
    }

    private static BucketAddress pathStyle(String path) throws OssError {
        int slash = path.indexOf('/', 1);
        var bucket = decode(path.substring(1, slash < 0 ? path.length() : slash));
        var key = slash < 0 ? "" : decode(path.substring(slash + 1));
        return new BucketAddress(bucket.isEmpty() ? null : bucket, key.isEmpty() ? null : key);
    }

    private static Optional<String> inHost(String host) {
        for (var form : new Pattern[] {OSS, LOCAL}) {
            var matcher = form.matcher(host);
            if (matcher.matches()) {
                return Optional.ofNullable(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /** Without port, in lower case. */
    private static String hostName(String header) {
        int colon = header.lastIndexOf(':');
        return (colon < 0 || header.endsWith("]") ? header : header.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    private static String decode(String text) throws OssError {
        Optional<String> decoded = Percent.decodePlus(text);
        return decoded.orElseThrow(() -> invalidUri(text));
    }

    private static OssError invalidUri(String uri) {
        return new OssError(400, "InvalidURI", "Couldn't parse the specified URI.", null).with("URI", uri);
    }
}
