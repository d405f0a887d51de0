package org.dropback.desktop.profiles.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dropback.callback.BodyType;
import org.dropback.desktop.profiles.body.Colouring.Kind;
import org.junit.jupiter.api.Test;

class ColouringTest {

    private static List<String> coloured(String text, BodyType type) {
        var pieces = new ArrayList<String>();
        int at = 0;
        for (var run : Colouring.of(text, type, name -> name.equals("size") || name.equals("x:a"))) {
            if (run.kind() != Kind.PLAIN) {
                pieces.add(run.kind() + " " + text.substring(at, at + run.length()));
            }
            at += run.length();
        }
        return pieces;
    }

    @Test
    void json() {
        assertEquals(List.of("NAME \"s\"", "VARIABLE ${size}", "NAME \"t\"", "STRING \"a ", "UNKNOWN ${x:b}", "STRING \"", "NUMBER 1"),
                coloured("{\"s\": ${size}, \"t\": \"a ${x:b}\", 1}", BodyType.JSON));
    }

    @Test
    void form() {
        assertEquals(List.of("NAME a", "VARIABLE ${x:a}", "NAME b", "UNKNOWN ${sise}", "STRING !"),
                coloured("a=${x:a}&b=${sise}!", BodyType.FORM));
    }

    @Test
    void ofAVeryLongLineOnlyTheVariablesAreColoured() {
        assertEquals(List.of("VARIABLE ${x:a}"), coloured("a=b&".repeat(500) + "c=${x:a}", BodyType.FORM));
    }

    @Test
    void whatOnlyLooksLikeAVariableIsBroken() {
        assertEquals(List.of("NAME a", "BROKEN $(", "STRING size)", "NAME b", "BROKEN ${size"), coloured("a=$(size)&b=${size", BodyType.FORM));
    }

    @Test
    void anyTextIsCoveredWholeAndOnce() {
        var random = new Random(5);
        var signs = "${}\":,&=()ax1\n\\ 中\ud800";
        for (int round = 0; round < 2000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            var runs = Colouring.of(text.toString(), random.nextBoolean() ? BodyType.JSON : BodyType.FORM, _ -> true);
            assertEquals(text.length(), runs.stream().mapToInt(Colouring.Run::length).sum());
        }
    }

    @Test
    void aBodyFarTooLongStaysPlainAtItsEnd() {
        var runs = Colouring.of("\"a\"".repeat(100_000), BodyType.JSON, _ -> true);
        assertEquals(300_000, runs.stream().mapToInt(Colouring.Run::length).sum());
        assertEquals(Kind.PLAIN, runs.getLast().kind());
    }
}
