package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyCompletionsTest {

    private static final List<String> OWN = List.of("x:user", "x:order_id");

    private static List<String> names(String typed) {
        return BodyCompletions.at(typed, typed.length(), OWN).stream().flatMap(found -> found.items().stream()).map(BodyCompletions.Item::name).toList();
    }

    @Test
    void systemVariablesComeFirstThenOnesOwn() {
        assertEquals(16, names("k=${").size());
        assertEquals("bucket", names("k=${").getFirst());
        assertEquals(OWN, names("{\"by\": ${x:"));
        assertEquals(List.of("imageInfo.height", "imageInfo.width", "imageInfo.format"), names("${IMAGE"));
        assertEquals(List.of("object", "operation"), names("${size}${o"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"k=|4", "k=${size}|9", "k=$|3", "'k=${\nx'|6", "${nothing|9", "''|0", "$|0", "${|1"})
    void elsewhereThereIsNothing(String body, int caret) {
        assertTrue(BodyCompletions.at(body, Math.min(caret, body.length()), OWN).isEmpty());
    }

    @Test
    void theRestOfTheNameAndItsBraceAreReplaced() {
        var found = BodyCompletions.at("a=${ob}&c", 5, OWN).orElseThrow();
        assertEquals(4, found.start());
        assertEquals(7, found.end());
        assertEquals(5, BodyCompletions.at("a=${obj&c", 5, OWN).orElseThrow().end());
    }

    @Test
    void eachHasASentenceInEachLanguage() {
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE)) {
            BodyCompletions.at("${", 2, OWN).orElseThrow().items().forEach(item -> assertFalse(item.text(Messages.of(locale)).isEmpty()));
        }
    }

    @Test
    void anyCaretInAnyTextIsFine() {
        var random = new Random(31);
        for (int i = 0; i < 20_000; i++) {
            var body = Callbacks.anyText(random, 20);
            int caret = random.nextInt(body.length() + 1);
            BodyCompletions.at(body, caret, OWN).ifPresent(found -> {
                assertEquals("${", body.substring(found.start() - 2, found.start()));
                assertTrue(found.start() <= caret && caret <= found.end() && found.end() <= body.length());
            });
            BodyTemplate.parse(body).variableAt(caret).ifPresent(variable -> assertTrue(body.startsWith("${" + variable.name() + "}", variable.start())));
        }
    }
}
