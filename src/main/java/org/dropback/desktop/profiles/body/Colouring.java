package org.dropback.desktop.profiles.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.dropback.callback.BodyTemplate;
import org.dropback.callback.BodyTemplate.Variable;
import org.dropback.callback.BodyType;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.Highlighter;

/** Which stretches of a body template have which colour. Any thread; never fails. */
final class Colouring {

    /** Each coloured run is a node: of a body longer than OSS takes, the rest stays plain. */
    private static final int MAX_COLOURED = 16 << 10;

    /** A line is laid out anew at each key, all its runs: of a longer one only the variables are coloured. */
    private static final int MAX_LINE = 1500;

    enum Kind {
        PLAIN, NAME, STRING, NUMBER,
        /** A variable that has a value. */
        VARIABLE,
        /** A variable that nobody fills. */
        UNKNOWN,
        /** What starts like a variable and is none. */
        BROKEN;

        String styleClass() {
            return "template-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param length in UTF-16 units */
    record Run(Kind kind, int length) {
    }

    private Colouring() {
    }

    /** In order, without gaps; empty for an empty text. */
    static List<Run> of(String text, BodyType type, Predicate<String> isKnown) {
        var kinds = new Kind[text.length()];
        Arrays.fill(kinds, Kind.PLAIN);
        var coloured = text.substring(0, Math.min(text.length(), MAX_COLOURED));
        if (coloured.lines().allMatch(line -> line.length() <= MAX_LINE)) {
            int at = 0;
            for (var token : Highlighter.tokens(new Code(type == BodyType.JSON ? Code.Language.JSON : Code.Language.FORM, coloured))) {
                Arrays.fill(kinds, at, at + token.text().length(), Kind.valueOf(token.kind().name()));
                at += token.text().length();
            }
        }
        var template = BodyTemplate.parse(coloured);
        for (var piece : template.pieces()) {
            if (piece instanceof Variable variable) {
                Arrays.fill(kinds, variable.start(), variable.end(), isKnown.test(variable.name()) ? Kind.VARIABLE : Kind.UNKNOWN);
            }
        }
        template.flaws().forEach(flaw -> Arrays.fill(kinds, flaw.start(), flaw.end(), Kind.BROKEN));
        return runs(kinds);
    }

    private static List<Run> runs(Kind[] kinds) {
        var runs = new ArrayList<Run>();
        int start = 0;
        for (int at = 1; at <= kinds.length; at++) {
            if (at == kinds.length || kinds[at] != kinds[start]) {
                runs.add(new Run(kinds[start], at - start));
                start = at;
            }
        }
        return runs;
    }
}
