package org.dropback.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A URL that lets whoever has it put one object, and so is a secret: its {@code toString} leaves the query out. Immutable.
 */
public final class PresignedUrl {

    private static final String CALLBACK = "x-oss-callback";

    /** Parameters that nobody may repeat. */
    private static final Set<String> SIGNED = Set.of("signature", "x-oss-signature", "security-token", "x-oss-security-token");

    private final Secret url;
    private final Map<String, String> headers;
    private final String shown;
    private final Map<String, String> callback;

    private PresignedUrl(URI url, Map<String, String> headers) {
        this.url = new Secret(url.toASCIIString());
        this.headers = Map.copyOf(headers);
        shown = url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
        callback = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (var pair : url.getRawQuery() == null ? new String[0] : url.getRawQuery().split("&")) {
            var name = pair.substring(0, Math.max(0, pair.indexOf('=')));
            if (name.equals("callback") || name.equals("callback-var")) {
                callback.put("x-oss-" + name, decoded(pair.substring(name.length() + 1)));
            }
        }
        headers.forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(CALLBACK)) {
                callback.put(name, value);
            }
        });
    }

    /** Base64 has pluses, which some leave as they are. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }

    /**
     * @param headers that were signed with it and must be sent as they are
     * @throws IllegalArgumentException where it is no http or https address of an object; the message does not repeat it
     */
    public static PresignedUrl of(String url, Map<String, String> headers) {
        try {
            var uri = new URI(url.strip());
            if (WebAddress.isOfBucket(uri) && uri.getRawPath().length() > 1) {
                return new PresignedUrl(uri, headers);
            }
        } catch (URISyntaxException notRepeated) {
            // Its message quotes the URL.
        }
        throw new IllegalArgumentException("not an http or https address of an object");
    }

    /** Where it is spent. */
    public URI reveal() {
        return URI.create(url.reveal());
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Whether OSS will call back: the answer is then the application server's. */
    public boolean hasCallback() {
        return callback.containsKey(CALLBACK);
    }

    /** The callback that is signed with it, Base64; null for none. */
    public @Nullable String callback() {
        return callback.get(CALLBACK);
    }

    /** The callback's custom variables, Base64; null for none. */
    public @Nullable String callbackVariables() {
        return callback.get(CALLBACK + "-var");
    }

    /** Its signature, and the token of the key that signed it, each as it stands in the URL and decoded. */
    public List<Secret> signatures() {
        var values = new ArrayList<Secret>();
        for (var pair : String.valueOf(reveal().getRawQuery()).split("&")) {
            int equals = Math.max(0, pair.indexOf('='));
            if (SIGNED.contains(pair.substring(0, equals).toLowerCase(Locale.ROOT))) {
                values.add(new Secret(pair.substring(equals + 1)));
                values.add(new Secret(decoded(pair.substring(equals + 1))));
            }
        }
        return values;
    }

    /** The object that it puts. */
    public ObjectPlace place() {
        return ObjectPlace.of(reveal());
    }

    /** Without its query, to be shown. */
    @Override
    public String toString() {
        return shown;
    }
}
