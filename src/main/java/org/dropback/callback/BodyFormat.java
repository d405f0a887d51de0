package org.dropback.callback;

import java.util.Optional;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;

/** Lays out the JSON of a body template; variables, strings and numbers stay as they are written. Pure, never throws. */
public final class BodyFormat {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;
    private int depth;
    private boolean inString;
    private boolean opened;

    private BodyFormat(boolean pretty) {
        this.pretty = pretty;
    }

    /** A field a line; empty where the template is no JSON. */
    public static Optional<String> pretty(String body) {
        return formatted(body, true);
    }

    /** Without a space that is not needed: fewer bytes in the header. Empty where the template is no JSON. */
    public static Optional<String> compact(String body) {
        return formatted(body, false);
    }

    private static Optional<String> formatted(String body, boolean pretty) {
        if (!new JsonTemplate(body).isJson()) {
            return Optional.empty();
        }
        var format = new BodyFormat(pretty);
        for (var piece : BodyTemplate.parse(body).pieces()) {
            switch (piece) {
                case Text(var text, _, _) -> format.text(text);
                case Variable(var name, _, _) -> format.value("${" + name + "}");
            }
        }
        return Optional.of(format.out.toString());
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                out.append(c);
                if (c == '\\') {
                    out.append(text.charAt(++i));
                }
                inString = c != '"';
            } else if (c == '"') {
                value("\"");
                inString = true;
            } else {
                structure(c);
            }
        }
    }

    private void structure(char c) {
        switch (c) {
            case ' ', '\t', '\r', '\n' -> { }
            case '{', '[' -> {
                value(String.valueOf(c));
                depth++;
                opened = true;
            }
            case '}', ']' -> {
                depth--;
                if (!opened) {
                    newLine();
                }
                opened = false;
                out.append(c);
            }
            case ',' -> {
                out.append(c);
                newLine();
            }
            case ':' -> out.append(pretty ? ": " : ":");
            default -> value(String.valueOf(c));
        }
    }

    private void value(String text) {
        if (opened) {
            opened = false;
            newLine();
        }
        out.append(text);
    }

    private void newLine() {
        if (pretty) {
            out.append('\n').append(INDENT.repeat(depth));
        }
    }
}
