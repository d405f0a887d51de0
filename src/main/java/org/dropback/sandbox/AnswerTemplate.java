package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dropback.text.PlaceholderException;

/**
 * Text of an answer with values of the callback that it answers: {@code {object}}, {@code {body.order}}. Unlike in a name, a brace that is not
 * followed by a word and a closing brace is itself, so that JSON needs no doubling; <code>{{</code> is a brace everywhere. A value that the callback
 * does not have is empty. Immutable, any thread.
 */
public final class AnswerTemplate {

    /** As they are shown to people; the last three take the name of a field, header or parameter. */
    public static final List<String> PLACEHOLDERS = List.of("{bucket}", "{object}", "{requestId}", "{method}", "{path}", "{target}", "{body}",
            "{body.FIELD}", "{header.NAME}", "{query.NAME}");

    private static final Set<String> PLAIN = Set.of("bucket", "object", "requestId", "method", "path", "target", "body");
    private static final Set<String> WITH_NAME = Set.of("body", "header", "query");
    private static final Pattern HOLE = Pattern.compile("\\{\\{|\\{([A-Za-z][A-Za-z0-9]*)(?:\\.([^{}\"\\s]+))?}");

    private final String text;

    private AnswerTemplate(String text) {
        this.text = text;
    }

    /** @throws PlaceholderException for a placeholder that does not exist, with its position */
    public static AnswerTemplate parse(String text) {
        for (var hole = HOLE.matcher(text); hole.find(); ) {
            boolean known = hole.group(1) == null || (hole.group(2) == null ? PLAIN : WITH_NAME).contains(hole.group(1));
            if (!known) {
                throw new PlaceholderException("placeholder.unknown", List.of(hole.group(), String.join(" ", PLACEHOLDERS)), hole.start());
            }
        }
        return new AnswerTemplate(text);
    }

    /** @param json whether values are put into JSON strings, and so must be escaped; {@code {body}} is always put in as it came */
    String resolve(ReceivedCallback callback, boolean json) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var fields = BodyFields.of(callback);
        return HOLE.matcher(text).replaceAll(hole -> {
            if (hole.group(1) == null) {
                return "{";
            }
            var value = hole.group(2) == null ? plain(hole.group(1), callback, fields) : named(hole.group(1), hole.group(2), callback, fields);
            boolean whole = hole.group(1).equals("body") && hole.group(2) == null;
            return Matcher.quoteReplacement(json && !whole ? new String(JsonStringEncoder.getInstance().quoteAsString(value)) : value);
        });
    }

    private static String plain(String name, ReceivedCallback callback, BodyFields fields) {
        return switch (name) {
            case "bucket" -> callback.bucket().orElse("");
            case "object" -> fields.object().orElse("");
            case "requestId" -> callback.requestId().orElse("");
            case "method" -> callback.method();
            case "path" -> callback.path();
            case "target" -> callback.target();
            default -> new String(callback.body(), UTF_8);
        };
    }

    private static String named(String kind, String name, ReceivedCallback callback, BodyFields fields) {
        return switch (kind) {
            case "body" -> fields.get(name).orElse("");
            case "header" -> callback.header(name).orElse("");
            default -> Stream.of(callback.target().substring(callback.path().length()).replaceFirst("^\\?", "").split("&"))
                    .map(pair -> pair.split("=", 2)).filter(pair -> BodyFields.decoded(pair[0]).equals(name)).findFirst()
                    .map(pair -> pair.length > 1 ? BodyFields.decoded(pair[1]) : "").orElse("");
        };
    }
}
