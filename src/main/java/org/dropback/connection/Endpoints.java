package org.dropback.connection;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropback.connection.Endpoint.Kind;
import org.dropback.text.BadInputException;

/** Reads what people paste as an endpoint: a host, a URL of OSS's console, a bucket's own address. Never asks DNS. */
public final class Endpoints {

    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_HOST = 253;
    private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)([/?#].*)?", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(?::(\\d{1,5}))?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?");
    private static final Pattern OSS = Pattern.compile("(?:(.+)\\.)?oss-((?:[a-z]{2}-)[a-z0-9-]+?|accelerate|accelerate-overseas)(-internal)?\\.aliyuncs\\.com");
    private static final Pattern DUAL_STACK = Pattern.compile("(?:.+\\.)?([a-z]{2}-[a-z0-9-]+)\\.oss\\.aliyuncs\\.com");
    private static final List<String> CONSOLES = List.of("console.aliyun.com", "console.alibabacloud.com");
    private static final List<String> FOREIGN = List.of("amazonaws.com", "amazonaws.com.cn", "myqcloud.com", "myhuaweicloud.com", "googleapis.com",
            "core.windows.net", "r2.cloudflarestorage.com", "backblazeb2.com", "qiniucs.com", "qiniup.com", "bcebos.com", "digitaloceanspaces.com", "volces.com");

    private Endpoints() {
    }

    /**
     * What was pasted.
     *
     * @param bucket that stood in front of the host; "" without one
     */
    public record Pasted(Endpoint endpoint, String bucket) {
    }

    /**
     * Understands an endpoint.
     *
     * @param region of an endpoint that does not say its own, "" where nobody knows yet
     * @throws BadInputException where it can be no endpoint of OSS; the message says why and repeats at most the host
     */
    public static Pasted parse(String text, String region) throws BadInputException {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new BadInputException("connection.endpoint.empty");
        }
        if (stripped.length() > MAX_LENGTH || stripped.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new BadInputException("connection.endpoint.unreadable");
        }
        var parts = PARTS.matcher(stripped);
        if (!parts.matches()) {
            throw new BadInputException("connection.endpoint.unreadable");
        }
        boolean tls = !"http".equals(scheme(parts.group(1)));
        if (parts.group(2).contains("@")) {
            throw new BadInputException("connection.endpoint.password");
        }
        if (parts.group(3) != null && !parts.group(3).equals("/")) {
            throw new BadInputException("connection.endpoint.path");
        }
        var authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches()) {
            throw new BadInputException("connection.endpoint.unreadable");
        }
        return understood(host(authority.group(1)), port(authority), tls, Regions.plain(region));
    }

    private static String scheme(String scheme) throws BadInputException {
        var lower = scheme == null ? "https" : scheme.toLowerCase(Locale.ROOT);
        if (!lower.equals("http") && !lower.equals("https")) {
            throw new BadInputException("connection.endpoint.scheme", lower);
        }
        return lower;
    }

    private static String host(String text) throws BadInputException {
        if (text.startsWith("[")) {
            // The SDK takes no IPv6 address (facts 3.1).
            throw new BadInputException("connection.endpoint.ipv6");
        }
        if (text.length() > MAX_HOST) {
            // Its ASCII form is longer still, and of some lengths the JDK makes none.
            throw new BadInputException("connection.endpoint.host", shortened(text));
        }
        try {
            var host = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            if (HOST.matcher(host).matches() && host.length() <= MAX_HOST && !host.contains("..")) {
                return host;
            }
        } catch (IllegalArgumentException noName) {
            // Told below.
        }
        throw new BadInputException("connection.endpoint.host", shortened(text));
    }

    private static String port(Matcher authority) throws BadInputException {
        var port = authority.group(2);
        if (port == null) {
            return "";
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw new BadInputException("connection.endpoint.port", port);
        }
        return ":" + number;
    }

    private static Pasted understood(String host, String port, boolean tls, String region) throws BadInputException {
        if (within(host, CONSOLES)) {
            throw new BadInputException("connection.endpoint.console");
        }
        if (within(host, FOREIGN)) {
            throw new BadInputException("connection.endpoint.foreign", host);
        }
        var oss = OSS.matcher(host);
        if (port.isEmpty() && oss.matches()) {
            var bucket = oss.group(1) == null ? "" : oss.group(1);
            if (bucket.equals("s3") || bucket.endsWith(".s3")) {
                throw new BadInputException("connection.endpoint.s3");
            }
            var kind = switch (oss.group(2)) {
                case "accelerate" -> Kind.ACCELERATE;
                case "accelerate-overseas" -> Kind.ACCELERATE_OVERSEAS;
                default -> oss.group(3) == null ? Kind.PUBLIC : Kind.INTERNAL;
            };
            boolean named = kind == Kind.PUBLIC || kind == Kind.INTERNAL;
            return new Pasted(new Endpoint(kind, named ? oss.group(2) : region, "", tls), bucket);
        }
        var dual = DUAL_STACK.matcher(host);
        return new Pasted(new Endpoint(Kind.CUSTOM, dual.matches() ? dual.group(1) : region, host + port, tls), "");
    }

    private static boolean within(String host, List<String> domains) {
        return domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
