package org.dropback.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;

/** A body template as JSON that a parser can read: each variable is a mark that takes its place, and can be put back. Never throws but where it says. */
final class JsonTemplate {

    private static final JsonFactory JSON = new JsonFactory();
    /** Private use: no text of a language. A template that holds it all the same is none that we can read. */
    private static final char OPEN = '\uE0A0';
    private static final char CLOSE = '\uE0A1';
    private static final Pattern MARKED = Pattern.compile("[" + OPEN + CLOSE + "]|\\\\u+[eE]0[aA][01]");
    private static final Pattern MARK = Pattern.compile(OPEN + "([0-9]+)" + CLOSE);

    private final List<String> names = new ArrayList<>();
    private final String json;
    private final boolean readable;

    JsonTemplate(String body) {
        readable = !MARKED.matcher(body).find();
        var text = new StringBuilder();
        boolean inString = false;
        for (var piece : BodyTemplate.parse(body).pieces()) {
            switch (piece) {
                case Text(var each, _, _) -> {
                    inString = JsonStrings.isInside(each, inString);
                    text.append(each);
                }
                case Variable(var name, _, _) -> {
                    var quote = inString ? "" : "\"";
                    text.append(quote).append(OPEN).append(names.size()).append(CLOSE).append(quote);
                    names.add(name);
                }
            }
        }
        json = text.toString();
    }

    boolean isJson() {
        return readable && StrictJson.isValue(json);
    }

    /** To be read only where {@link #isJson()}. */
    JsonParser parser() throws IOException {
        return JSON.createParser(json);
    }

    /** Cuts what the parser gave back into text and variables. */
    List<Part> parts(String read) {
        var parts = new ArrayList<Part>();
        int from = 0;
        var marks = MARK.matcher(read);
        while (marks.find()) {
            addText(parts, read, from, marks.start());
            parts.add(new Part(names.get(Integer.parseInt(marks.group(1))), true));
            from = marks.end();
        }
        addText(parts, read, from, read.length());
        return parts;
    }

    private static void addText(List<Part> parts, String text, int start, int end) {
        if (start < end) {
            parts.add(new Part(text.substring(start, end), false));
        }
    }

    /** @param text of a variable its name */
    record Part(String text, boolean variable) {

        static String source(List<Part> parts) {
            return parts.stream().map(part -> part.variable() ? "${" + part.text() + "}" : part.text()).collect(Collectors.joining());
        }
    }
}
