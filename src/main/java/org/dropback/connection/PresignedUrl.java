package org.dropback.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dropback.secret.Secret;

/**
 * A URL that lets whoever has it put one object, and so is a secret: its {@code toString} leaves the query out. Immutable.
 */
public final class PresignedUrl {

    private final Secret url;
    private final Map<String, String> headers;
    private final String shown;
    private final boolean callback;

    private PresignedUrl(URI url, Map<String, String> headers) {
        this.url = new Secret(url.toASCIIString());
        this.headers = Map.copyOf(headers);
        shown = url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
        callback = url.getRawQuery() != null && Arrays.stream(url.getRawQuery().split("&")).anyMatch(pair -> pair.startsWith("callback="))
                || headers.keySet().stream().anyMatch("x-oss-callback"::equalsIgnoreCase);
    }

    /**
     * @param headers that were signed with it and must be sent as they are
     * @throws IllegalArgumentException where it is no http or https address of an object; the message does not repeat it
     */
    public static PresignedUrl of(String url, Map<String, String> headers) {
        try {
            var uri = new URI(url.strip());
            if (uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri.getHost() != null
                    && uri.getRawUserInfo() == null && uri.getRawPath().length() > 1) {
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
        return callback;
    }

    /** Without its query, to be shown. */
    @Override
    public String toString() {
        return shown;
    }
}
