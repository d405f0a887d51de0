package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dropback.callback.Finding.Field;

/** Checks of the callback URLs (facts 1.1, 1.2). */
final class UrlChecks {

    private static final Pattern USER_INFO = Pattern.compile("(?:[^/?#]*://)?[^/?#]*@(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern IPV6 = Pattern.compile("(?:[^/?#]*://)?\\[.*", Pattern.DOTALL);
    private static final int MAX = CallbackReader.MAX_URLS;

    private UrlChecks() {
    }

    static List<Finding> check(CallbackProfile profile, CheckContext context) {
        var urls = profile.urls();
        if (urls.stream().allMatch(String::isBlank)) {
            return List.of(Finding.error(Field.URLS, "urlMissing"));
        }
        var findings = new ArrayList<Finding>();
        if (urls.size() > MAX) {
            findings.add(Finding.error(Field.URLS, "urlTooMany", Integer.toString(urls.size()), Integer.toString(MAX)).fixedBy(
                    Fix.of("keepFirst", broken -> broken.withUrls(broken.urls().stream().limit(MAX).toList()), Integer.toString(MAX))));
        }
        for (var url : urls) {
            var parsed = CallbackUrl.parse(url);
            if (parsed.isEmpty() || url.contains(";")) {
                findings.add(unusable(url));
            } else {
                findings.addAll(usable(url, parsed.get(), profile.sni(), context));
            }
        }
        if (context.region() != null && !context.sandbox() && !CallbackRegions.callsBack(context.region())) {
            findings.add(Finding.warning(Field.URLS, "regionWithoutCallbacks", context.region()));
        }
        return findings;
    }

    private static Finding unusable(String url) {
        if (url.isBlank()) {
            return Finding.error(Field.URLS, "urlBlank").fixedBy(
                    Fix.of("removeEmpty", profile -> profile.withUrls(profile.urls().stream().filter(each -> !each.isBlank()).toList())));
        }
        var encoded = UrlRepair.encoded(url).map(better -> replace("write", url, List.of(better), better));
        if (url.contains(";")) {
            var parts = UrlRepair.split(url);
            return Finding.error(Field.URLS, "urlSemicolon", withoutUser(url)).fixedBy(switch (parts.size()) {
                case 0 -> List.of();
                case 1 -> List.of(replace("write", url, parts, parts.getFirst()));
                default -> List.of(replace("split", url, parts, Integer.toString(parts.size())));
            });
        }
        if (USER_INFO.matcher(url).matches() && url.chars().allMatch(c -> c < 128)) {
            return Finding.error(Field.URLS, "urlUserInfo", withoutUser(url))
                    .fixedBy(UrlRepair.withoutUser(url).map(better -> replace("removeUser", url, List.of(better))).stream().toList());
        }
        var code = !url.chars().allMatch(c -> c < 128) ? "urlNotAscii" : IPV6.matcher(url).matches() ? "urlIpv6" : "urlInvalid";
        return Finding.error(Field.URLS, code, withoutUser(url)).fixedBy(encoded.stream().toList());
    }

    /** A password in a URL must not travel on into a message. */
    private static String withoutUser(String url) {
        var user = USER_INFO.matcher(url);
        return user.matches() ? user.group("rest") : url;
    }

    private static List<Finding> usable(String url, CallbackUrl parsed, boolean sni, CheckContext context) {
        var findings = new ArrayList<Finding>();
        if (!context.sandbox() && PrivateHosts.isPrivate(parsed.host())) {
            findings.add(Finding.error(Field.URLS, "urlPrivate", parsed.host()));
        }
        if (UrlRepair.hasSecret(parsed.target())) {
            findings.add(Finding.warning(Field.URLS, "urlSecret", parsed.host())
                    .fixedBy(optional(url, UrlRepair::withoutSecret, "removeSecret")));
        }
        int query = parsed.target().indexOf('?');
        if ((query < 0 ? parsed.target() : parsed.target().substring(0, query)).contains("+")) {
            findings.add(Finding.warning(Field.URLS, "urlPlus", url).fixedBy(replace("write", url, List.of(UrlRepair.withoutPlus(url)), "%2B")));
        }
        if (parsed.isHttps() && !sni && (context.region() == null || !CallbackRegions.alwaysSendsSni(context.region()))) {
            findings.add(Finding.warning(Field.SNI, "httpsWithoutSni", parsed.host()).fixedBy(Fix.of("sniOn", profile -> profile.withSni(true))));
        }
        return findings;
    }

    private static List<Fix> optional(String url, Function<String, Optional<String>> repair, String label) {
        return repair.apply(url).map(better -> replace(label, url, List.of(better))).stream().toList();
    }

    private static Fix replace(String label, String url, List<String> others, String... args) {
        return Fix.of(label, profile -> profile.withUrls(profile.urls().stream()
                .flatMap(each -> each.equals(url) ? others.stream() : Stream.of(each)).toList()), args);
    }
}
