package org.dropback.callback;

import static org.dropback.callback.Profiles.REAL;
import static org.dropback.callback.Profiles.SANDBOX;
import static org.dropback.callback.Profiles.URL;
import static org.dropback.callback.Profiles.codes;
import static org.dropback.callback.Profiles.finding;
import static org.dropback.callback.Profiles.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlChecksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "my|urlInvalid", "a.com:x|urlInvalid", "http://a.com/{x}|urlInvalid", "ftp://a.com|urlInvalid", "' '|urlMissing", "http://a.com;http://b.com|urlSemicolon",
        "http://a.com/中|urlNotAscii", "http://中.com/|urlNotAscii", "http://u:p@a.com/|urlUserInfo", "u@a.com|urlUserInfo", "http://[2001:db8::1]/|urlIpv6",
        "[::1]:80/x|urlIpv6", "http://127.0.0.1:23450/|urlPrivate", "http://localhost:1/|urlPrivate", "http://app.localhost/|urlPrivate",
        "http://10.1.2.3/|urlPrivate", "http://172.16.0.1/|urlPrivate", "http://172.31.9.9/|urlPrivate", "http://192.168.0.1/|urlPrivate",
        "http://169.254.169.254/|urlPrivate", "http://100.64.0.1/|urlPrivate", "http://0.0.0.0/|urlPrivate", "http://224.0.0.1/|urlPrivate",
        "http://nas.local/|urlPrivate", "http://intranet/|urlPrivate"})
    void anUnusableUrlIsAnError(String url, String code) {
        var findings = ProfileChecks.check(profile(List.of(url), "b"), REAL);
        assertEquals(List.of(code), findings.stream().map(Finding::code).toList());
        assertEquals(Severity.ERROR, findings.getFirst().severity());
        assertEquals(Field.URLS, findings.getFirst().field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://8.8.8.8:9090/", "http://172.32.0.1/", "http://172.15.0.1/", "http://192.169.0.1/", "http://100.128.0.1/", "http://11.0.0.1/",
        "http://localhost.example.com/", "121.101.166.30/test.php", "http://a.com/%E4%B8%AD?a@b"})
    void aPublicUrlIsFine(String url) {
        assertEquals(List.of(), codes(profile(List.of(url), "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:23450/callback", "http://localhost:1/", "http://10.1.2.3/", "http://intranet/"})
    void theSandboxCallsPrivateAddresses(String url) {
        assertEquals(List.of(), ProfileChecks.check(profile(List.of(url), "b"), SANDBOX));
    }

    @Test
    void fiveUrlsAreFineAndSixAreNot() {
        assertEquals(List.of(), codes(profile(List.of(URL, URL, URL, URL, URL), "b")));
        assertEquals(List.of("6", "5"), finding(profile(List.of(URL, URL, URL, URL, URL, URL), "b"), "urlTooMany").args());
    }

    @Test
    void noUrlAndABlankOneAmongOthersAreErrors() {
        assertEquals(List.of("urlMissing"), codes(profile(List.of(), "b")));
        assertEquals(List.of("urlBlank"), codes(profile(List.of(URL, ""), "b")));
    }

    @Test
    void anEssayPastedForAUrlOrHostIsAnError() {
        var essay = "中".repeat(1_100);
        assertEquals(List.of("urlNotAscii"), codes(profile(List.of("http://" + essay), "b")));
        assertEquals(List.of("hostInvalid"), codes(profile(List.of(URL), "b").withHost(essay)));
    }

    @Test
    void aPasswordInAUrlIsNotRepeated() {
        assertFalse(finding(profile(List.of("http://u:p4ss@w0rd@a.com/"), "b"), "urlUserInfo").toString().contains("p4ss"));
        assertFalse(finding(profile(List.of("http://u:p4ss@中.com/"), "b"), "urlNotAscii").toString().contains("p4ss"));
    }

    @ParameterizedTest
    @CsvSource({"http://a.com/?token=abc, true", "http://a.com/?x=1&access_key_id=abc, true", "http://a.com/?my-secret=1, true", "http://a.com/?Password=1, true",
        "http://a.com/?token=, false", "http://a.com/token/x, false", "http://a.com/?id=token, false"})
    void aSecretInTheQueryIsAWarning(String url, boolean warned) {
        assertEquals(warned ? List.of("urlSecret") : List.of(), codes(profile(List.of(url), "b")));
    }

    @ParameterizedTest
    @CsvSource({"http://a.com/a+b, true", "http://a.com/a%2Bb, false", "http://a.com/a?b+c, false"})
    void aPlusInThePathIsAWarning(String url, boolean warned) {
        assertEquals(warned ? List.of("urlPlus") : List.of(), codes(profile(List.of(url), "b")));
    }

    @Test
    void httpsWithoutSniIsAWarning() {
        assertEquals(Severity.WARNING, finding(profile(List.of("https://a.com/"), false, "b"), "httpsWithoutSni").severity());
        assertEquals(List.of(), codes(profile(List.of("https://a.com/"), true, "b")));
        assertEquals(List.of(), codes(profile(List.of("http://a.com/"), false, "b")));
    }
}
