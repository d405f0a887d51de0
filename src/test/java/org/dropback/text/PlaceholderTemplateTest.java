package org.dropback.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholderTemplateTest {

    private static final Map<String, String> VALUES = Map.of("{name}", "价格 表.xlsx", "{yyyy}", "2026", "{MM}", "11", "{stem}", "{ext}",
            "{date:HH:mm}", "09:30", "{env:TEAM}", "media", "{row:order id}", "42");

    @ParameterizedTest
    @CsvSource({"'',''", "plain,plain", "{name},价格 表.xlsx", "incoming/{yyyy}/{MM}/{name},incoming/2026/11/价格 表.xlsx", "a{date:HH:mm}b,a09:30b",
        "{env:TEAM}-{row:order id},media-42", "{{name},{name}", "{{{yyyy},{2026", "a}b}},a}b}}", "$ {yyyy},$ 2026", "😀{MM}😀,😀11😀"})
    void resolves(String template, String text) {
        assertEquals(text, PlaceholderTemplate.parse(template).resolve(placeholder -> VALUES.get(placeholder.toString())));
    }

    @Test
    void aValueIsNotReadAsATemplate() {
        assertEquals("{ext}", PlaceholderTemplate.parse("{stem}").resolve(placeholder -> VALUES.get(placeholder.toString())));
    }

    @Test
    void namesItsPlaceholdersInOrder() {
        assertEquals(List.of(new Placeholder("yyyy", null), new Placeholder("date", "HH:mm"), new Placeholder("yyyy", null)),
                PlaceholderTemplate.parse("{yyyy}/{{x/{date:HH:mm}{yyyy}").placeholders());
    }

    @ParameterizedTest
    @CsvSource({"{nome},placeholder.unknown,0", "a/{Name},placeholder.unknown,2", "{},placeholder.unknown,0", "{mm},placeholder.unknown,0",
        "{ name},placeholder.unknown,0", "x{name,placeholder.unclosed,1", "{,placeholder.unclosed,0", "{a{name},placeholder.unclosed,0",
        "{date},placeholder.argument.missing,0", "{env:},placeholder.argument.missing,0", "{row: },placeholder.argument.missing,0",
        "{size:5},placeholder.argument.unexpected,0", "{date:no pattern},placeholder.date,0", "a${object},placeholder.oss,1"})
    void refusesWithThePlaceOfTheMistake(String template, String messageKey, int position) {
        var refused = assertThrows(PlaceholderException.class, () -> PlaceholderTemplate.parse(template));
        assertEquals(messageKey, refused.messageKey());
        assertEquals(position, refused.position());
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("zh-Hant"))) {
            var sentence = Messages.of(locale).get(messageKey, refused.args().toArray());
            assertFalse(sentence.matches(".*\\{\\d}.*"), sentence);
            assertTrue(sentence.contains("{"), sentence);
        }
    }

    @Test
    void aValueThatIsMissingHasThePlaceOfItsPlaceholder() {
        var template = PlaceholderTemplate.parse("ab{env:NOPE}");
        var refused = assertThrows(PlaceholderException.class, () -> template.resolve(placeholder -> {
            throw new PlaceholderException("placeholder.env", List.of(placeholder.toString()), -1);
        }));
        assertEquals(2, refused.position());
        assertEquals(List.of("{env:NOPE}"), refused.args());
    }

    @Test
    void arbitraryTextParsesOrIsRefusedInsideItself() {
        var random = new Random(11);
        var alphabet = "{}$:nameMMdt ";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(14), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            try {
                PlaceholderTemplate.parse(text.toString()).resolve(Placeholder::toString);
            } catch (PlaceholderException refused) {
                assertTrue(refused.position() >= 0 && refused.position() < text.length(), text.toString());
            }
        }
    }
}
