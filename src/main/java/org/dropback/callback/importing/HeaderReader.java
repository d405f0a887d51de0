package org.dropback.callback.importing;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropback.callback.importing.Imported.Format;

/** The two headers of an upload: as lines with their names, among others or not, or the bare Base64, the variables on a line of their own. */
final class HeaderReader {

    private static final Pattern CALLBACK = header("x-oss-callback");
    private static final Pattern VARIABLES = header("x-oss-callback-var");

    private HeaderReader() {
    }

    private static Pattern header(String name) {
        return Pattern.compile("^[ \\t\"'-]*(?:H[ \\t]+[\"'])?" + name + "[\"']?[ \\t]*[:=][ \\t]*[\"']?(?<value>[^\\s\"',]+)",
                Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    static Imported read(String text, String nameless) throws ImportException {
        var header = CALLBACK.matcher(text);
        var variables = VARIABLES.matcher(text);
        if (header.find()) {
            return read(header.group("value"), Place.of(text, header.start("value")), variables.find()
                    ? Optional.of(new Value(variables.group("value"), Place.of(text, variables.start("value")))) : Optional.empty(), nameless);
        }
        if (variables.reset().find()) {
            throw new ImportException(Place.of(text, variables.start()), "import.onlyVariables");
        }
        return bare(text, nameless);
    }

    private record Value(String base64, Place place) {
    }

    private static Imported bare(String text, String nameless) throws ImportException {
        var words = text.strip().split("\\s+");
        int start = text.length() - text.stripLeading().length();
        if (!words[0].startsWith("e")) {
            // A JSON object in Base64 begins with "ey" or "ew".
            throw new ImportException(Place.of(text, start), "import.unknown");
        }
        for (var word : words) {
            if (!Base64Json.isBase64(word)) {
                throw new ImportException(Place.of(text, text.indexOf(word)), "import.unknown");
            }
        }
        var all = String.join("", words);
        if (words.length == 1 || Base64Json.object(words[0]).isEmpty() && Base64Json.object(all).isPresent()) {
            // Whatever wrapped the one line into several.
            return read(all, Place.of(text, start), Optional.empty(), nameless);
        }
        var rest = all.substring(words[0].length());
        return read(words[0], Place.of(text, start), Optional.of(new Value(rest, Place.of(text, text.indexOf(words[1], start + words[0].length())))), nameless);
    }

    private static Imported read(String base64, Place place, Optional<Value> variables, String nameless) throws ImportException {
        var json = Base64Json.read(base64, place, "x-oss-callback");
        if (!CallbackFields.isCallback(json)) {
            throw new ImportException(place, "import.noCallback");
        }
        var fields = new CallbackFields(json, _ -> place);
        if (variables.isEmpty()) {
            return fields.read(Format.HEADER, Map.of(), nameless);
        }
        var value = variables.get();
        var inner = Base64Json.read(value.base64(), value.place(), "x-oss-callback-var");
        return fields.read(Format.HEADER, new CallbackFields(inner, _ -> value.place()).variables(inner, "x-oss-callback-var"), nameless);
    }
}
