package org.dropback.desktop.profiles.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private final Completions completions =
            new Completions(() -> List.of(new Suggestion("bucket", ""), new Suggestion("object", ""), new Suggestion("x:order", "")));

    @Test
    void typingNarrowsAndTheChosenOneTakesThePlace() {
        completions.offer("a=${", 4);
        assertEquals(3, completions.offered().size());
        completions.move(1);
        completions.offer("a=${o", 5);
        assertEquals(List.of("object", "x:order"), completions.offered().stream().map(Suggestion::name).toList());
        assertEquals(0, completions.chosenProperty().get());
        completions.move(-1);
        assertEquals(new Completions.Replacement(2, 5, "${x:order}"), completions.accept());
        assertFalse(completions.openProperty().get());
    }

    @Test
    void whereNothingFitsItCloses() {
        completions.offer("${", 2);
        assertTrue(completions.openProperty().get());
        completions.offer("${zzz", 5);
        assertFalse(completions.openProperty().get());
    }

    @Test
    void theCaretAloneNeverOpensIt() {
        completions.follow("${o}", 3);
        assertFalse(completions.openProperty().get());
    }

    @Test
    void leavingTheVariableCloses() {
        completions.offer("${o}, 1", 3);
        completions.follow("${o}, 1", 6);
        assertFalse(completions.openProperty().get());
    }
}
