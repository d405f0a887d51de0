package org.dropback.callback.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.importing.Imported.Format;
import org.dropback.callback.importing.ShellWords.Word;
import org.jspecify.annotations.Nullable;

/** The callback of an upload by curl: in a header, in the query, or in the fields of a form (facts 1.3). */
final class CurlReader {

    private final String text;
    private final Map<String, String> formVariables = new LinkedHashMap<>();
    private @Nullable Found callback;
    private @Nullable Found variables;

    /** A value and where it stands. */
    private record Found(String value, Place place) {
    }

    private CurlReader(String text) {
        this.text = text;
    }

    static Imported read(String text, String nameless) throws ImportException {
        var reader = new CurlReader(text);
        var words = ShellWords.of(text, text.indexOf("curl"));
        for (int i = 1; i < words.size(); i++) {
            i += reader.word(words, i);
        }
        return reader.imported(nameless);
    }

    /** @return how many words more were taken */
    private int word(List<Word> words, int i) throws ImportException {
        var word = words.get(i);
        var option = option(word.text());
        if (option == null) {
            if (word.text().indexOf('?') >= 0) {
                query(word);
            }
            return 0;
        }
        boolean joined = !option.rest().isEmpty();
        var value = joined ? new Word(option.rest(), word.start(), word.expanded()) : i + 1 < words.size() ? words.get(i + 1) : null;
        if (value != null && option.header()) {
            header(value);
        } else if (value != null) {
            field(value);
        }
        return joined ? 0 : 1;
    }

    private record Option(boolean header, String rest) {
    }

    private static @Nullable Option option(String word) {
        for (var name : new String[] {"--header", "--form-string", "--form"}) {
            if (word.equals(name) || word.startsWith(name + "=")) {
                return new Option(name.equals("--header"), word.length() > name.length() ? word.substring(name.length() + 1) : "");
            }
        }
        return word.startsWith("-H") ? new Option(true, word.substring(2)) : word.startsWith("-F") ? new Option(false, word.substring(2)) : null;
    }

    private void header(Word word) throws ImportException {
        int colon = word.text().indexOf(':');
        if (colon > 0) {
            put(word.text().substring(0, colon).strip().toLowerCase(Locale.ROOT).replaceFirst("^x-oss-", ""), word.text().substring(colon + 1).strip(), word);
        }
    }

    private void query(Word word) throws ImportException {
        for (var pair : word.text().substring(word.text().indexOf('?') + 1).replaceFirst("#.*$", "").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1).replace("+", "%2B"), UTF_8), word);
                } catch (IllegalArgumentException e) {
                    throw new ImportException(Place.of(text, word.start()), "import.badPercent", pair.substring(0, equals));
                }
            }
        }
    }

    private void field(Word word) throws ImportException {
        int equals = word.text().indexOf('=');
        if (equals <= 0) {
            return;
        }
        var name = word.text().substring(0, equals);
        var value = word.text().substring(equals + 1).replaceFirst(";type=[^;]*$", "");
        if (name.startsWith("x:")) {
            refuseExpanded(name, value, word);
            formVariables.put(name, value);
        } else {
            put(name, value, word);
        }
    }

    private void put(String name, String value, Word word) throws ImportException {
        if (name.equals("callback") || name.equals("callback-var")) {
            refuseExpanded(name, value, word);
            var found = new Found(value, Place.of(text, word.start()));
            if (name.equals("callback")) {
                callback = found;
            } else {
                variables = found;
            }
        }
    }

    private void refuseExpanded(String name, String value, Word word) throws ImportException {
        if (word.expanded() && (value.contains("$") || value.contains("`"))) {
            throw new ImportException(Place.of(text, word.start()), "import.shellVariable", name);
        }
        if (value.startsWith("@") || value.startsWith("<")) {
            throw new ImportException(Place.of(text, word.start()), "import.curlFile", name);
        }
    }

    private Imported imported(String nameless) throws ImportException {
        if (callback == null) {
            throw new ImportException(Place.of(text, text.indexOf("curl")), "import.curlWithoutCallback");
        }
        var place = callback.place();
        var json = Base64Json.read(callback.value(), place, "callback");
        var all = new LinkedHashMap<>(formVariables);
        if (variables != null) {
            var from = variables.place();
            var inner = Base64Json.read(variables.value(), from, "callback-var");
            all.putAll(new CallbackFields(inner, _ -> from).variables(inner, "callback-var"));
        }
        return new CallbackFields(json, _ -> place).read(Format.CURL, all, nameless);
    }
}
