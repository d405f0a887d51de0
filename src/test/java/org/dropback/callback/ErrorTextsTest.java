package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure has its own cause and its own advice, in each language. */
class ErrorTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");
    private static final List<String> ARGS = List.of("502", "502 Bad Gateway", "Code", "message", "${object}", "$(object)");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN", "zh-TW"})
    void noTwoFailuresShareACauseOrAnAdvice(String language) {
        var messages = Messages.of(Locale.forLanguageTag(language));
        var owners = new HashMap<String, String>();
        for (var id : ErrorCatalogue.ids()) {
            var explanation = new Explanation(id, "error.headline.notStored", ARGS);
            var advice = explanation.advice(messages);
            assertFalse(advice.isEmpty(), id);
            assertNull(owners.put(explanation.cause(messages), id), "cause of " + id);
            advice.forEach(sentence -> assertNull(owners.put(sentence, id), "advice of " + id));
        }
    }

    @Test
    void everyErrorTextBelongsToAFailure() throws IOException {
        var known = new HashSet<>(ErrorCatalogue.ids());
        for (var key : keys("messages.properties", "error.")) {
            if (!key.startsWith("error.headline.")) {
                assertTrue(known.contains(key.substring("error.".length(), key.lastIndexOf('.'))), key);
            }
        }
    }

    @Test
    void adviceIsNumberedWithoutGaps() throws IOException {
        var keys = keys("messages.properties", "error.");
        for (var key : keys) {
            if (key.endsWith(".advice2") || key.endsWith(".advice3")) {
                int number = Character.digit(key.charAt(key.length() - 1), 10);
                assertTrue(keys.contains(key.substring(0, key.length() - 1) + (number - 1)), key);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages_zh.properties", "messages_zh_Hant.properties"})
    void theLanguagesHaveTheSameKeysAndPlaceholders(String file) throws IOException {
        var english = load("messages.properties");
        var other = load(file);
        for (var prefix : List.of("check.", "error.")) {
            assertEquals(keys("messages.properties", prefix), keys(file, prefix));
            for (var key : keys(file, prefix)) {
                assertEquals(placeholders(english.getProperty(key)), placeholders(other.getProperty(key)), key);
                assertTrue(other.getProperty(key).codePoints().anyMatch(Character::isIdeographic), key);
            }
        }
    }

    /** A straight apostrophe starts a quotation in a pattern and would swallow what follows. */
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_zh.properties", "messages_zh_Hant.properties"})
    void noTextHoldsAStraightApostrophe(String file) throws IOException {
        load(file).forEach((key, text) -> assertFalse(text.toString().contains("'"), key.toString()));
    }

    @Test
    void simplifiedAndTraditionalAreNotMixed() throws IOException {
        assertTrue(texts("messages_zh_Hant.properties").matches("(?s).*[檔儲傳]+.*"));
        assertFalse(texts("messages_zh_Hant.properties").matches("(?s).*[们这个说时请没为与边对务应经过动们关开网络传储单击认识词证页读车见长门问间]+.*"));
        assertFalse(texts("messages_zh.properties").matches("(?s).*[這個說時請沒為與邊對務應經過動們關開網絡傳儲單擊認識詞證頁讀車見長門問間]+.*"));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String texts(String file) throws IOException {
        var properties = load(file);
        return properties.stringPropertyNames().stream().filter(key -> key.startsWith("check.") || key.startsWith("error."))
                .map(properties::getProperty).collect(Collectors.joining("\n"));
    }

    private static Set<String> keys(String file, String prefix) throws IOException {
        return load(file).stringPropertyNames().stream().filter(key -> key.startsWith(prefix)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(Messages.class.getResourceAsStream("/org/dropback/i18n/" + file), UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
