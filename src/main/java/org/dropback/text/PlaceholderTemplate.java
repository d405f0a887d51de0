package org.dropback.text;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text with placeholders such as {@code incoming/{yyyy}/{name}}: the language of object keys and variable values.
 * <code>{{</code> is a brace; an unknown placeholder is an error. Immutable, any thread.
 */
public final class PlaceholderTemplate {

    /** The placeholders that take no argument, then those that need one. */
    public static final List<String> NAMES = List.of("name", "stem", "ext", "parent", "relpath", "size", "mtime", "sha256", "md5", "uuid",
            "yyyy", "MM", "dd", "date", "env", "row");

    private static final Set<String> WITH_ARGUMENT = Set.of("date", "env", "row");

    private sealed interface Piece {
        record Text(String text) implements Piece {
        }

        record Hole(Placeholder placeholder, int position) implements Piece {
        }
    }

    private final List<Piece> pieces;

    private PlaceholderTemplate(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** @throws PlaceholderException with the position of the first mistake */
    public static PlaceholderTemplate parse(String template) {
        var pieces = new ArrayList<Piece>();
        var text = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            if (template.charAt(i) != '{') {
                text.append(template.charAt(i++));
            } else if (template.startsWith("{{", i)) {
                text.append('{');
                i += 2;
            } else {
                int end = template.indexOf('}', i);
                int inner = template.indexOf('{', i + 1);
                if (end < 0 || inner >= 0 && inner < end) {
                    throw new PlaceholderException("placeholder.unclosed", List.of("{", "}", "{{"), i);
                }
                if (i > 0 && template.charAt(i - 1) == '$') {
                    throw new PlaceholderException("placeholder.oss", List.of("$" + template.substring(i, end + 1)), i - 1);
                }
                pieces.add(new Piece.Text(text.toString()));
                text.setLength(0);
                pieces.add(new Piece.Hole(placeholder(template.substring(i + 1, end), i), i));
                i = end + 1;
            }
        }
        pieces.add(new Piece.Text(text.toString()));
        return new PlaceholderTemplate(pieces);
    }

    private static Placeholder placeholder(String inside, int position) {
        int colon = inside.indexOf(':');
        var name = colon < 0 ? inside : inside.substring(0, colon);
        if (!NAMES.contains(name)) {
            throw new PlaceholderException("placeholder.unknown", List.of("{" + inside + "}", known()), position);
        }
        if (!WITH_ARGUMENT.contains(name)) {
            if (colon >= 0) {
                throw new PlaceholderException("placeholder.argument.unexpected", List.of("{" + name + "}", "{" + inside + "}"), position);
            }
            return new Placeholder(name, null);
        }
        var argument = inside.substring(colon + 1);
        if (colon < 0 || argument.isBlank()) {
            throw new PlaceholderException("placeholder.argument.missing", List.of("{" + inside + "}", example(name)), position);
        }
        if (name.equals("date")) {
            requirePattern(argument, position);
        }
        return new Placeholder(name, argument);
    }

    private static void requirePattern(String pattern, int position) {
        try {
            DateTimeFormatter.ofPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw new PlaceholderException("placeholder.date", List.of("{date:" + pattern + "}", example("date")), position);
        }
    }

    private static String example(String name) {
        return switch (name) {
            case "date" -> "{date:yyyy-MM-dd}";
            case "env" -> "{env:HOME}";
            default -> "{row:id}";
        };
    }

    private static String known() {
        return NAMES.stream().map(name -> WITH_ARGUMENT.contains(name) ? example(name) : "{" + name + "}").collect(Collectors.joining(" "));
    }

    /** In the order of the template. */
    public List<Placeholder> placeholders() {
        return pieces.stream().filter(Piece.Hole.class::isInstance).map(piece -> ((Piece.Hole) piece).placeholder()).toList();
    }

    /** @throws PlaceholderException of {@code values}, with the placeholder's position where it named none */
    public String resolve(PlaceholderValues values) {
        var resolved = new StringBuilder();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Text(var text) -> resolved.append(text);
                case Piece.Hole(var placeholder, var position) -> resolved.append(value(values, placeholder, position));
            }
        }
        return resolved.toString();
    }

    private static String value(PlaceholderValues values, Placeholder placeholder, int position) {
        try {
            return values.value(placeholder);
        } catch (PlaceholderException e) {
            throw e.position() >= 0 ? e : new PlaceholderException(e.messageKey(), e.args(), position);
        }
    }
}
