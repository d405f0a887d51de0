package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://oss-demo.aliyuncs.com:23450/callback?a=b, http, oss-demo.aliyuncs.com, 23450, oss-demo.aliyuncs.com:23450, /callback?a=b",
        "121.101.166.30/test.php, http, 121.101.166.30, 80, 121.101.166.30, /test.php",
        "https://A.Example.com, https, a.example.com, 443, a.example.com, /",
        "https://a.com:443?x=1#top, https, a.com, 443, a.com, /?x=1",
        "HTTP://a.com:443/, http, a.com, 443, a.com:443, /",
        "localhost:8080/x, http, localhost, 8080, localhost:8080, /x",
        "http://intranet/%E4%B8%AD.php?k=%E5%80%BC, http, intranet, 80, intranet, /%E4%B8%AD.php?k=%E5%80%BC",
        "http://a.com/b@c:d/e, http, a.com, 80, a.com, /b@c:d/e"})
    void aUrlIsTakenApart(String url, String scheme, String host, int port, String hostHeader, String target) {
        var parsed = CallbackUrl.parse(url).orElseThrow();
        assertEquals(scheme, parsed.scheme());
        assertEquals(host, parsed.host());
        assertEquals(port, parsed.port());
        assertEquals(hostHeader, parsed.hostHeader());
        assertEquals(target, parsed.target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "my", "my.com:test", "http://", "http:///x", "ftp://a.com", "//a.com", "a.com:", "a.com:0", "a.com:65536",
        "a.com:123456", "http://[::1]/", "http://u@a.com", "http://u:p@a.com", "http://中.com", "http://a.com/中", "http://a.com/a b", "http://a.com/\n",
        "http://a.com/%", "http://a.com/%4", "http://a.com/{x}", "http://a..com", "http://-a.com", "http://a-.com", "http://.com", "http://127.1",
        "http://0x7f.1", "http://1.2.3.4.5", "http://256.1.1.1", "http://2130706433/", "http://01.2.3.4", "javascript:alert(1)", "http:a.com"})
    void whatIsNoCallbackUrlIsEmpty(String url) {
        assertEquals(Optional.empty(), CallbackUrl.parse(url));
    }

    @Test
    void whateverParsesCanStandInARequestLine() {
        var random = new Random(3);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            var url = CallbackUrl.parse((random.nextBoolean() ? "http://a.com/" : "b.org?") + Callbacks.anyText(random, 4));
            parsed += url.isPresent() ? 1 : 0;
            url.ifPresent(it -> assertTrue(it.target().matches("/[\\x21-\\x7E]*"), it.target()));
        }
        assertTrue(parsed > 100, "some parse: " + parsed);
    }

    @Test
    void aVeryLongUrlIsRefusedQuickly() {
        assertEquals(Optional.empty(), CallbackUrl.parse("http://" + "a.".repeat(100_000) + "com"));
        assertEquals(Optional.empty(), CallbackUrl.parse("http://" + "a-".repeat(2_000) + "!/"));
    }
}
