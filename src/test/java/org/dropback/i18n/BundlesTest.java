package org.dropback.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every string that a person reads stands in three languages, and is a translation. */
class BundlesTest {

    private static final String ENGLISH = "";
    private static final String SIMPLIFIED = "_zh";
    private static final String TRADITIONAL = "_zh_Hant";

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** Names that every language writes alike. */
    private static final Pattern NAMES = Pattern.compile(
            "Dropback|Bucket|ETag|CRC64|HTTP|HTTPS|HTML|URL|SNI|JSON|XML|Base64|Host|OSS|EC|MIME|TLS|TCP|DNS|MD5|RSA|KB|MB|GB|TB|B/s|[kMGT]i?B|B|ms|min|h|s|d|x");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");
    /** Frequent characters that exist in one script only. */
    private static final Pattern SIMPLIFIED_ONLY = Pattern.compile("[这们对应发传无时会错误请务检测试过还没后让给从说话读写开关门问间样经给进远边选项张书东车乐专业长单变带]");
    private static final Pattern TRADITIONAL_ONLY = Pattern.compile("[這們對應發傳無時會錯誤請務檢測試過還沒後讓給從說話讀寫開關門問間樣經進遠邊選項張書東車樂專業長單變帶檔]");

    private static Properties bundle(String suffix) throws IOException {
        var properties = new Properties();
        try (var in = BundlesTest.class.getResourceAsStream("/org/dropback/i18n/messages" + suffix + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMPLIFIED, TRADITIONAL})
    void theKeysAreThoseOfEnglish(String language) throws IOException {
        assertEquals(new TreeSet<>(bundle(ENGLISH).keySet()), new TreeSet<>(bundle(language).keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, SIMPLIFIED, TRADITIONAL})
    void noKeyStandsTwice(String language) throws IOException {
        try (var in = BundlesTest.class.getResourceAsStream("/org/dropback/i18n/messages" + language + ".properties")) {
            var keys = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.matches("[A-Za-z].*=.*")).map(line -> line.substring(0, line.indexOf('=')).strip()).toList();
            var twice = keys.stream().filter(key -> keys.indexOf(key) != keys.lastIndexOf(key)).distinct().toList();
            assertEquals(List.of(), twice);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMPLIFIED, TRADITIONAL})
    void aChineseValueHoldsHanCharacters(String language) throws IOException {
        var english = bundle(ENGLISH);
        var untranslated = bundle(language).entrySet().stream()
                .filter(e -> hasWords(english.getProperty((String) e.getKey())) && !HAN.matcher((String) e.getValue()).find())
                .map(e -> e.getKey() + "=" + e.getValue()).sorted().toList();
        assertEquals(List.of(), untranslated);
    }

    private static boolean hasWords(String english) {
        var rest = PLACEHOLDER.matcher(english).replaceAll("");
        rest = rest.replaceAll("--?[a-z-]+|`[^`]*`|<[^>]*>|https?://\\S+|\\$\\{[^}]*}|[a-z]+/[a-z-]+|x-oss-[a-z-]+|x:", "");
        rest = rest.replaceAll("\\b(" + NAMES.pattern() + ")\\b", "");
        return Pattern.compile("\\p{IsLatin}{2}").matcher(rest).find();
    }

    @Test
    void simplifiedAndTraditionalAreNotMixed() throws IOException {
        var wrong = new ArrayList<String>();
        bundle(TRADITIONAL).forEach((key, value) -> {
            if (SIMPLIFIED_ONLY.matcher((String) value).find()) {
                wrong.add(key + "=" + value);
            }
        });
        bundle(SIMPLIFIED).forEach((key, value) -> {
            if (TRADITIONAL_ONLY.matcher((String) value).find()) {
                wrong.add(key + "=" + value);
            }
        });
        assertEquals(List.of(), wrong);
    }

    /** A reader who meets two words looks for two things. */
    @Test
    void traditionalHasOneWordForOneThing() throws IOException {
        var other = Pattern.compile("回調|應答|分片|本文|儲存空間");
        assertEquals(List.of(), bundle(TRADITIONAL).entrySet().stream().filter(e -> other.matcher((String) e.getValue()).find())
                .map(e -> e.getKey() + "=" + e.getValue()).toList());
    }

    @Test
    void simplifiedCallsABucketAsTheConsoleDoes() throws IOException {
        assertEquals(List.of(), bundle(SIMPLIFIED).values().stream().filter(value -> ((String) value).contains("存储空间")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, SIMPLIFIED, TRADITIONAL})
    void eachPatternIsValidAndTakesTheArgumentsOfEnglish(String language) throws IOException {
        var english = bundle(ENGLISH);
        bundle(language).forEach((key, value) -> {
            assertTrue(((String) value).indexOf('\'') < 0, key + " has a straight apostrophe, which MessageFormat swallows");
            assertEquals(arguments(english.getProperty((String) key)), arguments((String) value), key.toString());
            new MessageFormat((String) value);
        });
    }

    private static TreeSet<String> arguments(String pattern) {
        return PLACEHOLDER.matcher(pattern).results().map(m -> m.group().replaceAll("\\{(\\d+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachKeyThatTheSourcesNameExists() throws IOException {
        var keys = bundle(ENGLISH).stringPropertyNames();
        var call = Pattern.compile("(?:messages|messages\\(\\))\\s*\\.get\\(\\s*\"([a-zA-Z0-9.-]+)\"\\s*[,)]");
        var missing = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
                call.matcher(Files.readString(source)).results().map(m -> m.group(1)).filter(key -> !keys.contains(key))
                        .forEach(key -> missing.add(source.getFileName() + ": " + key));
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }
}
