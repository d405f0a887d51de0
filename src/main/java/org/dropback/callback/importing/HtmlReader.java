package org.dropback.callback.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dropback.callback.importing.Imported.Format;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The callback of an HTML form for PostObject: its fields {@code callback} and {@code x:…} (facts 1.3). */
final class HtmlReader {

    private HtmlReader() {
    }

    static Imported read(String text, String nameless) throws ImportException {
        var page = Jsoup.parse(text, "", Parser.htmlParser().setTrackPosition(true));
        Map<String, String> variables = new LinkedHashMap<>();
        Element callback = null;
        for (var field : page.select("input[name], textarea[name]")) {
            var name = field.attr("name");
            if (name.equals("callback") && callback == null) {
                callback = field;
            } else if (name.startsWith("x:")) {
                variables.putIfAbsent(name, field.val());
            }
        }
        if (callback == null) {
            throw new ImportException(Place.NOWHERE, "import.formWithoutCallback");
        }
        var start = callback.sourceRange().start();
        var place = new Place(start.lineNumber(), start.columnNumber());
        var json = Base64Json.read(callback.val(), place, "callback");
        return new CallbackFields(json, _ -> place).read(Format.FORM, variables, nameless);
    }
}
