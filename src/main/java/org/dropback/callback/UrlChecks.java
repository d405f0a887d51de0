package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dropback.callback.Finding.Field;

/** Checks of the callback URLs (facts 1.1). */
final class UrlChecks {

    private static final Pattern SECRET = Pattern.compile(
            "[?&][^=&]*(?:token|secret|passw|pwd|api_?-?key|access_?-?key|signature|credential)[^=&]*=[^&]", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("(?:[^/?#]*://)?[^/?#]*@(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern IPV6 = Pattern.compile("(?:[^/?#]*://)?\\[.*", Pattern.DOTALL);

    private UrlChecks() {
    }

    static List<Finding> check(CallbackProfile profile, CheckContext context) {
        var urls = profile.urls();
        if (urls.stream().allMatch(String::isBlank)) {
            return List.of(Finding.error(Field.URLS, "urlMissing"));
        }
        var findings = new ArrayList<Finding>();
        if (urls.size() > CallbackReader.MAX_URLS) {
            var max = Integer.toString(CallbackReader.MAX_URLS);
            findings.add(Finding.error(Field.URLS, "urlTooMany", Integer.toString(urls.size()), max));
        }
        for (var url : urls) {
            var parsed = CallbackUrl.parse(url);
            if (parsed.isEmpty() || url.contains(";")) {
                findings.add(unusable(url));
            } else {
                findings.addAll(usable(url, parsed.get(), profile.sni(), context));
            }
        }
        return findings;
    }

    private static Finding unusable(String url) {
        var code = url.isBlank() ? "urlBlank"
                : url.contains(";") ? "urlSemicolon"
                : !url.chars().allMatch(c -> c < 128) ? "urlNotAscii"
                : USER_INFO.matcher(url).matches() ? "urlUserInfo"
                : IPV6.matcher(url).matches() ? "urlIpv6"
                : "urlInvalid";
        return Finding.error(Field.URLS, code, withoutUser(url));
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
        if (SECRET.matcher(parsed.target()).find()) {
            findings.add(Finding.warning(Field.URLS, "urlSecret", parsed.host()));
        }
        int query = parsed.target().indexOf('?');
        if ((query < 0 ? parsed.target() : parsed.target().substring(0, query)).contains("+")) {
            findings.add(Finding.warning(Field.URLS, "urlPlus", url));
        }
        if (parsed.isHttps() && !sni) {
            findings.add(Finding.warning(Field.SNI, "httpsWithoutSni", parsed.host()));
        }
        return findings;
    }
}
