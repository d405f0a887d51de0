package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was probably meant by a URL that OSS would refuse or that says too much. Never throws. */
public final class UrlRepair {

    /** What the names of parameters have in common that hold credentials. */
    static final Pattern SECRET_NAME = Pattern.compile(
            "token|secret|passw|pwd|api_?-?key|access_?-?key|signature|credential", Pattern.CASE_INSENSITIVE);
    /** An AccessKey ID, as Alibaba Cloud makes them. */
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("LTAI[A-Za-z0-9]{8,}|STS\\.[A-Za-z0-9]{8,}");
    private static final Pattern PARTS = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)?(?<authority>[^/?#]*)(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    /** Characters of a domain; a far longer one is more than {@link IDN} takes. */
    private static final int LONGEST_HOST = 253;
    private static final String KEPT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=";

    private UrlRepair() {
    }

    /** With its domain in the xn-- form and the rest percent-encoded; empty where that makes no URL, or nothing else. */
    public static Optional<String> encoded(String url) {
        var parts = PARTS.matcher(url.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var scheme = parts.group("scheme") == null ? "" : parts.group("scheme");
        return ascii(parts.group("authority")).map(authority -> scheme + authority + percentEncoded(parts.group("rest"))).filter(valid(url));
    }

    static Optional<String> withoutUser(String url) {
        var parts = PARTS.matcher(url);
        if (!parts.matches() || !parts.group("authority").contains("@")) {
            return Optional.empty();
        }
        var authority = parts.group("authority");
        var scheme = parts.group("scheme") == null ? "" : parts.group("scheme");
        return Optional.of(scheme + authority.substring(authority.lastIndexOf('@') + 1) + parts.group("rest")).filter(valid(url));
    }

    static boolean hasSecret(String target) {
        int query = target.indexOf('?');
        return ACCESS_KEY_ID.matcher(target).find() || query >= 0 && Arrays.stream(target.substring(query + 1).split("&")).anyMatch(UrlRepair::isSecret);
    }

    /** @param parameter {@code name=value} */
    static boolean isSecret(String parameter) {
        int equals = parameter.indexOf('=');
        return ACCESS_KEY_ID.matcher(parameter).find()
                || equals >= 0 && equals < parameter.length() - 1 && SECRET_NAME.matcher(parameter.substring(0, equals)).find();
    }

    /** Without the parameters that look like secrets; empty where the secret is elsewhere. */
    static Optional<String> withoutSecret(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        var kept = Arrays.stream(url.substring(query + 1).split("&", -1)).filter(parameter -> !isSecret(parameter)).collect(Collectors.joining("&"));
        return Optional.of(url.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept)).filter(valid(url)).filter(clean -> !hasSecret(clean));
    }

    static String withoutPlus(String url) {
        int query = url.indexOf('?');
        var path = query < 0 ? url : url.substring(0, query);
        return path.replace("+", "%2B") + (query < 0 ? "" : url.substring(query));
    }

    /** The URLs that stand in one, parted by semicolons; the whole with its semicolons encoded where they are not all URLs; empty where nothing helps. */
    static List<String> split(String url) {
        var parts = Arrays.stream(url.split(";")).map(String::strip).filter(part -> !part.isEmpty()).toList();
        if (!parts.isEmpty() && parts.stream().allMatch(part -> CallbackUrl.parse(part).isPresent())) {
            return parts;
        }
        return Optional.of(url.replace(";", "%3B")).filter(valid(url)).stream().toList();
    }

    static Optional<String> ascii(String authority) {
        int colon = authority.lastIndexOf(':');
        var host = colon < 0 ? authority : authority.substring(0, colon);
        if (host.length() > LONGEST_HOST) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(host.toLowerCase(Locale.ROOT)) + (colon < 0 ? "" : authority.substring(colon)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noDomain) {
            return Optional.empty();
        }
    }

    private static String percentEncoded(String text) {
        var encoded = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean escape = point == '%' && ESCAPE.matcher(text).region(i, text.length()).lookingAt();
            if (escape || point < 128 && KEPT.indexOf(point) >= 0) {
                encoded.appendCodePoint(point);
            } else {
                for (byte octet : Utf16.wellFormed(Character.toString(point)).getBytes(UTF_8)) {
                    encoded.append('%').append("%02X".formatted(octet & 0xFF));
                }
            }
            i += Character.charCount(point);
        }
        return encoded.toString();
    }

    private static Predicate<String> valid(String original) {
        return repaired -> !repaired.equals(original) && CallbackUrl.parse(repaired).isPresent();
    }
}
