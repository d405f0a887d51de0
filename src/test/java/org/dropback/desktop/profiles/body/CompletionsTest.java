package org.dropback.desktop.profiles.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dropback.callback.BodyCompletions.Item;
import org.dropback.callback.SystemVariable;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private final List<String> added = new ArrayList<>();
    private final Completions completions =
            new Completions(() -> List.of("x:order", "x:other"), added::add);

    @Test
    void typingNarrowsAndTheChosenOneTakesThePlace() {
        completions.offer("a=${", 4);
        assertEquals(SystemVariable.values().length + 2, completions.offered().size());
        completions.move(1);
        completions.offer("a=${x:o", 7);
        assertEquals(List.of("x:order", "x:other"), completions.offered().stream().map(Item::name).toList());
        assertEquals(0, completions.chosenProperty().get());
        completions.move(-1);
        assertEquals(new Completions.Replacement(4, 7, "x:other}"), completions.accept());
        assertFalse(completions.openProperty().get());
    }

    @Test
    void aVariableThatIsNotThereYetIsOfferedAndAdded() {
        completions.offer("${x:new_one", 11);
        assertEquals(List.of(new Item("x:new_one", true)), completions.offered());
        assertEquals(new Completions.Replacement(2, 11, "x:new_one}"), completions.accept());
        assertEquals(List.of("x:new_one"), added);
        completions.offer("${x:other", 9);
        completions.accept();
        assertEquals(List.of("x:new_one"), added);
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
