package org.dropback.callback;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropback.callback.BodyTemplate.FlawKind;
import org.dropback.callback.BodyTemplate.Piece;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;

/** Changes of a body template that leave the rest of it as its author wrote it. Pure, never throws. */
final class BodyEdits {

    private static final Pattern IN_PARENTHESES = Pattern.compile("\\$\\(([^(){}$\\r\\n]+)\\)");
    private static final Pattern AFTER_PARENTHESIS = Pattern.compile("\\$\\(([A-Za-z0-9_.:]+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:]+");
    private static final Pattern INDENT = Pattern.compile("(?s).*\\n([ \\t]*)\\S.*");

    private BodyEdits() {
    }

    static String rename(String body, String from, String to) {
        return BodyTemplate.parse(body).pieces().stream().map(piece -> switch (piece) {
            case Text text -> text.text();
            case Variable variable -> "${" + (variable.name().equals(from) ? to : variable.name()) + "}";
        }).collect(Collectors.joining());
    }

    /** {@code $(name)} as <code>${name}</code>. */
    static String withBraces(String body) {
        return AFTER_PARENTHESIS.matcher(IN_PARENTHESES.matcher(body).replaceAll("\\${$1}")).replaceAll("\\${$1}");
    }

    /** Closes {@code ${name} where the name ends, and takes away what has none. */
    static String closed(String body) {
        var before = body;
        var after = closedOnce(body);
        // What is taken away can leave another, as in $${{.
        while (!after.equals(before)) {
            before = after;
            after = closedOnce(before);
        }
        return after;
    }

    private static String closedOnce(String body) {
        var closed = new StringBuilder(body);
        for (var flaw : BodyTemplate.parse(body).flaws().reversed()) {
            var name = NAME.matcher(body).region(Math.min(flaw.start() + 2, body.length()), body.length());
            if (flaw.kind() == FlawKind.PARENTHESIS) {
                continue;
            }
            if (name.lookingAt()) {
                closed.insert(name.end(), '}');
            } else {
                closed.delete(flaw.start(), body.startsWith("${}", flaw.start()) ? flaw.start() + 3 : flaw.start() + 2);
            }
        }
        return closed.toString();
    }

    /** Takes the quotation marks from around a variable wherever it fills a JSON string alone. */
    static String unquoted(String body, String variable) {
        var pieces = BodyTemplate.parse(body).pieces();
        var out = new StringBuilder();
        boolean inString = false;
        boolean closing = false;
        for (int i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Text(var whole, _, _) -> {
                    var text = closing ? whole.substring(1) : whole;
                    boolean before = inString;
                    inString = JsonStrings.isInside(text, before);
                    closing = inString && text.endsWith("\"") && !JsonStrings.isInside(text.substring(0, text.length() - 1), before)
                            && fills(pieces, i + 1, variable);
                    out.append(text, 0, closing ? text.length() - 1 : text.length());
                    inString &= !closing;
                }
                case Variable(var name, _, _) -> out.append("${").append(name).append('}');
            }
        }
        return out.toString();
    }

    private static boolean fills(List<Piece> pieces, int at, String variable) {
        return at + 1 < pieces.size() && pieces.get(at) instanceof Variable(var name, _, _) && name.equals(variable)
                && pieces.get(at + 1) instanceof Text text && text.text().startsWith("\"");
    }

    /** Puts quotation marks around each bare use of a variable. */
    static String quoted(String body, String variable) {
        var out = new StringBuilder();
        boolean inString = false;
        for (var piece : BodyTemplate.parse(body).pieces()) {
            switch (piece) {
                case Text text -> {
                    inString = JsonStrings.isInside(text.text(), inString);
                    out.append(text.text());
                }
                case Variable(var name, _, _) -> {
                    var mark = name.equals(variable) && !inString ? "\"" : "";
                    out.append(mark).append("${").append(name).append('}').append(mark);
                }
            }
        }
        return out.toString();
    }

    /** With a field that holds a variable; empty where the body has no place for it: JSON that is no object. */
    static Optional<String> with(String body, BodyType type, String variable) {
        var key = variable.startsWith("x:") ? variable.substring(2) : variable;
        var longer = type == BodyType.JSON ? inObject(body, free(body, key), variable)
                : Optional.of(body + (body.isEmpty() || body.endsWith("&") ? "" : "&") + BodyConversion.formKey(key) + "=${" + variable + "}");
        // A name with a brace in it can be used in no body.
        return longer.filter(one -> BodyTemplate.parse(one).variableNames().contains(variable));
    }

    private static String free(String body, String key) {
        var free = key;
        for (int n = 2; body.contains(JsonStrings.quote(free)); n++) {
            free = key + n;
        }
        return free;
    }

    private static Optional<String> inObject(String body, String key, String variable) {
        var trimmed = body.stripTrailing();
        if (!body.stripLeading().startsWith("{") || !trimmed.endsWith("}") || endsInVariable(trimmed)) {
            return Optional.empty();
        }
        var inside = trimmed.substring(0, trimmed.length() - 1);
        var content = inside.stripTrailing();
        var indent = INDENT.matcher(content);
        var lines = inside.contains("\n");
        var line = lines ? "\n" + (indent.matches() ? indent.group(1) : "  ") : content.endsWith("{") ? "" : " ";
        var comma = content.endsWith("{") || content.endsWith(",") ? "" : ",";
        var end = lines ? inside.substring(content.length()) : "";
        return Optional.of(content + comma + line + JsonStrings.quote(key) + ": ${" + variable + "}" + end + "}");
    }

    private static boolean endsInVariable(String body) {
        return !body.isEmpty() && BodyTemplate.parse(body).pieces().getLast() instanceof Variable;
    }
}
