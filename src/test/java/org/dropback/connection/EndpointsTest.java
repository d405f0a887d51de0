package org.dropback.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "oss-cn-hangzhou.aliyuncs.com|PUBLIC|cn-hangzhou||https://oss-cn-hangzhou.aliyuncs.com",
        " HTTP://OSS-cn-hangzhou.aliyuncs.com/ |PUBLIC|cn-hangzhou||http://oss-cn-hangzhou.aliyuncs.com",
        "https://photos.oss-cn-shanghai-internal.aliyuncs.com|INTERNAL|cn-shanghai|photos|https://oss-cn-shanghai-internal.aliyuncs.com",
        "oss-accelerate.aliyuncs.com|ACCELERATE|eu-west-1||https://oss-accelerate.aliyuncs.com",
        "my-bucket.oss-accelerate-overseas.aliyuncs.com|ACCELERATE_OVERSEAS|eu-west-1|my-bucket|https://oss-accelerate-overseas.aliyuncs.com",
        "oss-us-west-1.aliyuncs.com.|PUBLIC|us-west-1||https://oss-us-west-1.aliyuncs.com",
        "cn-hangzhou.oss.aliyuncs.com|CUSTOM|cn-hangzhou||https://cn-hangzhou.oss.aliyuncs.com",
        "oss-cn-hangzhou.aliyuncs.com:8443|CUSTOM|eu-west-1||https://oss-cn-hangzhou.aliyuncs.com:8443",
        "http://127.0.0.1:23451|CUSTOM|eu-west-1||http://127.0.0.1:23451",
        "files.example.com|CUSTOM|eu-west-1||https://files.example.com",
        "图片.example.com|CUSTOM|eu-west-1||https://xn--wcsw84d.example.com",
        "oss-cn-hangzhou.aliyuncs.com.evil.example|CUSTOM|eu-west-1||https://oss-cn-hangzhou.aliyuncs.com.evil.example",
        "evil-oss-cn-hangzhou.aliyuncs.com|CUSTOM|eu-west-1||https://evil-oss-cn-hangzhou.aliyuncs.com"})
    void whatPeoplePasteIsUnderstood(String text, Endpoint.Kind kind, String region, String bucket, String uri) throws BadInputException {
        var pasted = Endpoints.parse(text, "oss-eu-west-1");
        assertEquals(kind, pasted.endpoint().kind());
        assertEquals(region, pasted.endpoint().region());
        assertEquals(bucket == null ? "" : bucket, pasted.bucket());
        assertEquals(uri, pasted.endpoint().uri().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|empty", "'  '|empty", "ftp://oss-cn-hangzhou.aliyuncs.com|scheme", "javascript://x|scheme", "https://|unreadable", "http://a:b:c|unreadable",
        "https://ak:pl4nted@oss-cn-hangzhou.aliyuncs.com|password", "oss-cn-hangzhou.aliyuncs.com/folder|path", "oss-cn-hangzhou.aliyuncs.com?x=pl4nted|path",
        "oss-cn-hangzhou.aliyuncs.com#x|path", "http://[::1]:80|ipv6", "a b.com|unreadable", "a..b|host", "-|host", "host_:|unreadable", "h:0|port", "h:65536|port",
        "h:99999|port", "h:999999|unreadable", "https://oss.console.aliyun.com|console", "s3.eu-west-1.amazonaws.com|foreign",
        "b.cos.ap-beijing.myqcloud.com|foreign", "s3.oss-cn-hangzhou.aliyuncs.com|s3", "b.s3.oss-cn-hangzhou.aliyuncs.com|s3", "exa<mple.com|host"})
    void whatCanBeNoneIsToldWithItsReason(String text, String reason) {
        var refused = assertThrows(BadInputException.class, () -> Endpoints.parse(text, ""));
        assertEquals("connection.endpoint." + reason, refused.messageKey());
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("zh-Hant")}) {
            assertFalse(refused.text(Messages.of(locale)).contains("pl4nted"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u202eb", "\ud800", "．．", "a\u3002\u3002b"})
    void charactersThatHideAreRefused(String text) {
        assertThrows(BadInputException.class, () -> Endpoints.parse(text, ""));
    }

    @Test
    void hugeTextIsRefusedAtOnce() {
        assertThrows(BadInputException.class, () -> Endpoints.parse("a.".repeat(500_000), ""));
        assertThrows(BadInputException.class, () -> Endpoints.parse("a".repeat(254), ""));
        assertThrows(BadInputException.class, () -> Endpoints.parse("\u56FE".repeat(1_500), ""));
    }

    @Test
    void whateverIsAcceptedIsAnAddress() {
        var random = new Random(6);
        var letters = "abz-._:/@[]?#%09 \\é图\t";
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                var uri = Endpoints.parse(text.toString(), "").endpoint().uri();
                assertEquals("https", uri.getScheme());
                assertEquals("", uri.getRawPath());
                accepted++;
            } catch (BadInputException refused) {
                assertTrue(refused.messageKey().startsWith("connection.endpoint."));
            }
        }
        assertTrue(accepted > 100, "some are accepted: " + accepted);
    }

    @ParameterizedTest
    @MethodSource("known")
    void eachKnownRegionIsWrittenLikeOne(String region) throws BadInputException {
        assertTrue(Regions.isOne(region), region);
        assertEquals(region, Endpoints.parse("oss-" + region + ".aliyuncs.com", "").endpoint().region());
        assertEquals(region, Regions.plain(" oss-" + region + "-internal "));
    }

    static List<String> known() {
        return Regions.KNOWN;
    }
}
