package org.dropback.callback;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A callback body cut into text and {@code ${…}} (facts 1.4). Any text can be parsed; what OSS would refuse stays text and is listed as
 * a flaw. The texts and variables in a row are the whole source. Immutable, any thread.
 */
public record BodyTemplate(List<Piece> pieces, List<Flaw> flaws) {

    /** A stretch of the source; {@code start} and {@code end} count UTF-16 units of it. */
    public sealed interface Piece {
        int start();

        int end();
    }

    /** Sent as it stands. */
    public record Text(String text, int start, int end) implements Piece {
    }

    /** {@code ${name}}, braces included in the range. */
    public record Variable(String name, int start, int end) implements Piece {

        public boolean isCustom() {
            return name.startsWith("x:");
        }
    }

    public enum FlawKind {
        /** {@code $(} instead of {@code ${}: refused by OSS. */
        PARENTHESIS,
        /** {@code ${} without its end, without a name, or with a brace or dollar sign in the name: refused by OSS. */
        BROKEN
    }

    public record Flaw(FlawKind kind, int start, int end) {
    }

    public BodyTemplate {
        pieces = List.copyOf(pieces);
        flaws = List.copyOf(flaws);
    }

    public static BodyTemplate parse(String source) {
        var pieces = new ArrayList<Piece>();
        var flaws = new ArrayList<Flaw>();
        int textStart = 0;
        int dollar = source.indexOf('$');
        while (dollar >= 0) {
            int next = dollar + 1;
            if (source.startsWith("$(", dollar)) {
                flaws.add(new Flaw(FlawKind.PARENTHESIS, dollar, dollar + 2));
            } else if (source.startsWith("${", dollar)) {
                int end = endOfName(source, dollar + 2);
                if (end == dollar + 2 || end == source.length() || source.charAt(end) != '}') {
                    flaws.add(new Flaw(FlawKind.BROKEN, dollar, end));
                } else {
                    addText(pieces, source, textStart, dollar);
                    next = end + 1;
                    pieces.add(new Variable(source.substring(dollar + 2, end), dollar, next));
                    textStart = next;
                }
            }
            dollar = source.indexOf('$', next);
        }
        addText(pieces, source, textStart, source.length());
        return new BodyTemplate(pieces, flaws);
    }

    /** In order of first use. */
    public Set<String> variableNames() {
        var names = new LinkedHashSet<String>();
        for (var piece : pieces) {
            if (piece instanceof Variable variable) {
                names.add(variable.name());
            }
        }
        return names;
    }

    /** The variable that holds a place of the source, in UTF-16 units; empty for text. */
    public Optional<Variable> variableAt(int place) {
        return pieces.stream().filter(piece -> piece.start() <= place && place < piece.end())
                .filter(Variable.class::isInstance).map(Variable.class::cast).findFirst();
    }

    private static int endOfName(String source, int from) {
        int at = from;
        while (at < source.length() && "${}\r\n".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static void addText(List<Piece> pieces, String source, int start, int end) {
        if (start < end) {
            pieces.add(new Text(source.substring(start, end), start, end));
        }
    }
}
