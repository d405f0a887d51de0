package org.dropback.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;

class RowColumnsTest {

    private final Messages messages = Messages.of(Locale.ENGLISH);

    private static CallbackProfile profile(CallbackVariable... variables) {
        return new CallbackProfile("P", List.of("https://a.example"), null, false, BodyType.FORM, "a=b", List.of(variables), Map.of());
    }

    private static RowTable table() throws RowTableException {
        return RowTable.parse("rows.csv", "path,order\na.txt,7\n".getBytes(UTF_8));
    }

    @Test
    void whatIsThereIsNoProblem() throws Exception {
        assertEquals(Optional.empty(), RowColumns.problem("in/{row:order}/{name}", profile(CallbackVariable.fromFile("x:o", "{row:order}")), table(), messages));
        assertEquals(Optional.empty(), RowColumns.problem("{name}", profile(CallbackVariable.fixed("x:o", "{row:else}")), null, messages));
        assertEquals(Optional.empty(), RowColumns.problem("{name", null, null, messages));
    }

    @Test
    void aMissingColumnIsNamedBesideThoseThatAreThere() throws Exception {
        var told = RowColumns.problem("{name}", profile(CallbackVariable.fromFile("x:o", "{row:oder}")), table(), messages).orElseThrow();
        assertTrue(told.contains("{row:oder}") && told.contains("rows.csv") && told.contains("order"), told);
    }

    @Test
    void withoutATableNoColumnIsThere() {
        assertTrue(RowColumns.problem("{row:id}", null, null, messages).orElseThrow().contains("{row:id}"));
    }
}
