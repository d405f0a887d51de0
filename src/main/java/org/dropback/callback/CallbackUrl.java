package org.dropback.callback;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One URL that OSS can call: http or https, ASCII, no user, no IPv6 literal (facts 1.1). The scheme may be missing when the host has a dot
 * or is {@code localhost}. Immutable, any thread.
 *
 * @param scheme       {@code http} or {@code https}
 * @param host         lower case
 * @param explicitPort null when the URL names none
 * @param target       path and query as written, at least {@code /}; a fragment is not sent
 */
public record CallbackUrl(String scheme, String host, @Nullable Integer explicitPort, String target) {

    private static final Pattern SHAPE = Pattern.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?<host>[^/?#:@]+)(?::(?<port>[0-9]{1,5}))?"
            + "(?<target>[/?][^#]*)?(?:#.*)?");
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7E&&[^\"<>\\\\^`{|}]]+");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\\.?");
    private static final Pattern NUMERIC_LAST_LABEL = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    /** Empty for what OSS refuses as {@link CallbackRefusal#URL_INVALID}. */
    public static Optional<CallbackUrl> parse(String url) {
        var shape = SHAPE.matcher(url);
        boolean clean = url.length() <= CallbackHeaders.MAX_BYTES && ALLOWED.matcher(url).matches() && !STRAY_PERCENT.matcher(url).find();
        if (!clean || !shape.matches()) {
            return Optional.empty();
        }
        var scheme = shape.group("scheme") == null ? "http" : shape.group("scheme").toLowerCase(Locale.ROOT);
        var host = shape.group("host").toLowerCase(Locale.ROOT);
        var port = shape.group("port") == null ? null : Integer.valueOf(shape.group("port"));
        boolean hostFits = isHost(host) && (shape.group("scheme") != null || host.contains(".") || host.equals("localhost"));
        boolean portFits = port == null || port >= 1 && port <= 65535;
        if (!hostFits || !portFits || !scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        var target = shape.group("target") == null ? "/" : shape.group("target");
        return Optional.of(new CallbackUrl(scheme, host, port, target.startsWith("?") ? "/" + target : target));
    }

    /** Whether it is a domain or a dotted IPv4 address, in lower case. */
    static boolean isHost(String host) {
        boolean numeric = NUMERIC_LAST_LABEL.matcher(host).matches();
        return host.length() <= 253 && HOST.matcher(host).matches() && (!numeric || isIpv4(host));
    }

    static boolean isIpv4(String host) {
        return IPV4.matcher(host).matches();
    }

    public boolean isHttps() {
        return scheme.equals("https");
    }

    public int port() {
        return explicitPort != null ? explicitPort : isHttps() ? 443 : 80;
    }

    /** What the Host header says when the callback names no host of its own. */
    public String hostHeader() {
        return port() == (isHttps() ? 443 : 80) ? host : host + ":" + port();
    }
}
