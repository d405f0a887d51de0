package org.dropback.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final TemplateValues VALUES = new TemplateValues(Map.of("name", "'$1\\ «if yes»'"), Map.of("yes", true, "no", false),
            Map.of("items", List.of(Map.of("item", "1"), Map.of("item", "«name»")), "none", List.of()));

    private static String fill(String template) {
        return Template.fill(template, VALUES);
    }

    @Test
    void aHoleTakesItsValueAsItIs() {
        assertEquals("a('$1\\ «if yes»', '$1\\ «if yes»') ${x} %s {0}\n", fill("a(«name», «name») ${x} %s {0}"));
    }

    @Test
    void blocksAreKeptLeftOutAndRepeated() {
        assertEquals("yes\nnot no\n", fill("«if yes»\nyes\n«end»\n  «if no»\nno\n«unless no»\nx\n«end»\n  «end»\n«unless no»\nnot no\n«end»\n«unless yes»\nnot yes\n«end»\n"));
        assertEquals("+1\n+«name»\n", fill("«each items»\n+«item»\n«end»\n«each none»\n-«item»\n«end»"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"«unknown»", "«if unknown»\n«end»", "«each unknown»\n«end»", "«if yes»\n", "«end»", "«item»"})
    void aMistakeInATemplateIsFound(String template) {
        assertThrows(IllegalArgumentException.class, () -> fill(template));
    }
}
