package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.dropback.callback.BodyTemplate.Flaw;
import org.dropback.callback.BodyTemplate.FlawKind;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTemplateTest {

    @Test
    void textAndVariablesAreCutWithTheirPlaces() {
        assertEquals(List.of(new Text("k=", 0, 2), new Variable("object", 2, 11), new Text("&v=", 11, 14), new Variable("x:a", 14, 20)),
                BodyTemplate.parse("k=${object}&v=${x:a}").pieces());
    }

    @Test
    void variableNamesAreListedOnceInOrderOfUse() {
        assertEquals(List.of("size", "object"), List.copyOf(BodyTemplate.parse("${size}${object}${size}").variableNames()));
    }

    @Test
    void aCustomNameMayBeChinese() {
        var variable = (Variable) BodyTemplate.parse("${x:键值1}").pieces().getFirst();
        assertEquals("x:键值1", variable.name());
        assertTrue(variable.isCustom());
    }

    @Test
    void aDollarSignAloneIsText() {
        var template = BodyTemplate.parse("price=$5 $$ $");
        assertEquals(List.of(new Text("price=$5 $$ $", 0, 13)), template.pieces());
        assertEquals(List.of(), template.flaws());
    }

    @Test
    void aDollarSignBeforeAVariableIsText() {
        assertEquals(List.of(new Text("$", 0, 1), new Variable("size", 1, 8)), BodyTemplate.parse("$${size}").pieces());
    }

    @Test
    void aParenthesisIsAFlaw() {
        assertEquals(List.of(new Flaw(FlawKind.PARENTHESIS, 2, 4)), BodyTemplate.parse("k=$(object)").flaws());
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${object", "a${ob{ject}", "${ob${size}", "${obj\nect}"})
    void aVariableWithoutNameOrEndIsAFlaw(String source) {
        var flaws = BodyTemplate.parse(source).flaws();
        assertEquals(1, flaws.size());
        assertEquals(FlawKind.BROKEN, flaws.getFirst().kind());
    }

    @Test
    void aVariableInsideABrokenOneIsStillFound() {
        assertEquals(List.of("size"), List.copyOf(BodyTemplate.parse("${ob${size}").variableNames()));
    }

    @Test
    void thePiecesOfAnyTextAreTheWholeText() {
        var random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            var source = Callbacks.anyText(random, 60);
            var joined = new StringBuilder();
            for (var piece : BodyTemplate.parse(source).pieces()) {
                assertEquals(joined.length(), piece.start(), source);
                joined.append(switch (piece) {
                    case Text text -> text.text();
                    case Variable variable -> "${" + variable.name() + "}";
                });
                assertEquals(joined.length(), piece.end(), source);
            }
            assertEquals(source, joined.toString());
        }
    }
}
