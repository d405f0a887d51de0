package org.dropback.callback;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which hosts OSS cannot or will not call because they are not on the public network (facts 1.1), as far as the name alone tells. */
public final class PrivateHosts {

    private static final List<String> SUFFIXES = List.of(".localhost", ".local", ".lan", ".internal", ".home.arpa", ".test", ".invalid", ".onion");

    private PrivateHosts() {
    }

    /**
     * The host of a callback that OSS would refuse to call, so that nothing need be sent. A store that is itself at such an address, as the sandbox is,
     * calls them all.
     *
     * @param store host of the endpoint
     */
    public static Optional<String> outOfReach(List<String> callbackUrls, String store) {
        return isPrivate(store.toLowerCase(Locale.ROOT)) ? Optional.empty() : callbackUrls.stream().flatMap(url -> CallbackUrl.parse(url).stream())
                .map(CallbackUrl::host).filter(PrivateHosts::isPrivate).findFirst();
    }

    /** @param host a domain or a dotted IPv4 address, lower case; nothing is looked up */
    public static boolean isPrivate(String host) {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return CallbackUrl.isIpv4(name) ? isPrivateIpv4(name) : !name.contains(".") || SUFFIXES.stream().anyMatch(name::endsWith);
    }

    private static boolean isPrivateIpv4(String address) {
        var octets = Arrays.stream(address.split("\\.")).mapToInt(Integer::parseInt).toArray();
        int second = octets[1];
        return switch (octets[0]) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second <= 127;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second <= 31;
            case 192 -> second == 168;
            default -> octets[0] >= 224;
        };
    }
}
