package org.dropback.callback.importing;

import java.util.regex.Pattern;

/** Tells of what kind a text is and reads the callback in it. Any thread. */
public final class Importer {

    private static final Pattern CURL = Pattern.compile("(?:[$#>]\\s+)?curl(?:\\.exe)?\\s.*", Pattern.DOTALL);
    private static final Pattern HTML = Pattern.compile("<\\s*(?:form|input|html|body|!doctype)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON = Pattern.compile("(?:(?:const|let|var)\\s+\\w+\\s*=\\s*)?[\\[{].*", Pattern.DOTALL);

    private Importer() {
    }

    /**
     * @param nameless what a profile is called whose URL does not say more
     * @throws ImportException where the text is of no known kind, broken, or holds no callback; nothing is taken then
     */
    public static Imported read(String text, String nameless) throws ImportException {
        var start = text.stripLeading();
        if (start.isEmpty()) {
            throw new ImportException(Place.NOWHERE, "import.empty");
        }
        int offset = text.length() - start.length();
        if (CURL.matcher(start).matches()) {
            return CurlReader.read(text, nameless);
        }
        if (JSON.matcher(start).matches()) {
            return JsonReader.read(text, offset + indexOfBrace(start), nameless);
        }
        if (HTML.matcher(text).find()) {
            return HtmlReader.read(text, nameless);
        }
        return HeaderReader.read(text, nameless);
    }

    private static int indexOfBrace(String start) {
        int object = start.indexOf('{');
        int array = start.indexOf('[');
        return object < 0 || array >= 0 && array < object ? array : object;
    }
}
