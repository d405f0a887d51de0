package org.dropback.desktop.common;

import java.util.ArrayDeque;
import java.util.List;

/** Lays XML out for reading; text inside an element stays as it was. */
final class PrettyXml {

    private PrettyXml() {
    }

    /** @return the same text where its tags do not match up, or are too deep or many to be laid out */
    static String indent(String text) {
        var pieces = Highlighter.xmlPieces(text).stream().filter(piece -> !piece.isBlank()).toList();
        var out = new Indented();
        var open = new ArrayDeque<String>();
        for (var at = 0; at < pieces.size() && !out.isTooMuch(); at++) {
            var piece = pieces.get(at);
            if (!piece.startsWith("<")) {
                return text;
            }
            if (piece.startsWith("</")) {
                if (open.isEmpty() || !open.pop().equals(name(piece))) {
                    return text;
                }
                line(out, open.size(), piece);
            } else if (piece.startsWith("<?") || piece.startsWith("<!") || piece.endsWith("/>")) {
                line(out, open.size(), piece);
            } else {
                var leaf = leafLength(pieces, at);
                line(out, open.size(), String.join("", pieces.subList(at, at + leaf)));
                if (leaf == 1) {
                    open.push(name(piece));
                }
                at += leaf - 1;
            }
        }
        return open.isEmpty() && !out.isTooMuch() ? out.toString().strip() : text;
    }

    /** How many pieces stand on one line: an element that holds text or nothing, else its opening tag alone. */
    private static int leafLength(List<String> pieces, int at) {
        var close = "</" + name(pieces.get(at)) + ">";
        if (at + 1 < pieces.size() && pieces.get(at + 1).equals(close)) {
            return 2;
        }
        return at + 2 < pieces.size() && !pieces.get(at + 1).startsWith("<") && pieces.get(at + 2).equals(close) ? 3 : 1;
    }

    private static String name(String tag) {
        return tag.replaceAll("^</?|[\\s>].*$", "");
    }

    private static void line(Indented out, int depth, String text) {
        out.newLine(depth).add(text);
    }
}
