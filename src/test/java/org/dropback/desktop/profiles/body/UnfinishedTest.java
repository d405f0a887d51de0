package org.dropback.desktop.profiles.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfinishedTest {

    /** The caret is at the bar. */
    private static String completed(String text) {
        int caret = text.indexOf('|');
        var plain = text.replace("|", "");
        return Unfinished.at(plain, caret).map(at -> plain.substring(0, at.start()) + "${etag}" + plain.substring(at.end())).orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "${|; ${etag}",
            "a=${si|; a=${etag}",
            "a=${si|ze}&b=1; a=${etag}&b=1",
            "a=${x:|}&b=${size}; a=${etag}&b=${size}",
            "{\"a\": ${imageInfo.h|, \"b\": 1}; {\"a\": ${etag}, \"b\": 1}",
            // What follows is somebody else's.
            "${|abc; ${etag}abc",
            "${size}|; none",
            "{size|; none",
            "$|{size}; none",
            "$(si|; none",
            "|; none"})
    void whatACompletionTakesThePlaceOf(String text, String expected) {
        assertEquals(expected, completed(text));
    }

    @Test
    void namesThatBeginSoComeFirst() {
        var all = List.of(new Suggestion("mimeType", ""), new Suggestion("imageInfo.height", ""), new Suggestion("size", ""), new Suggestion("x:image", ""));
        var at = Unfinished.at("${IM", 4).orElseThrow();
        assertEquals(List.of("imageInfo.height", "x:image", "mimeType"), at.matching(all).stream().map(Suggestion::name).toList());
    }

    @Test
    void everyPlaceOfAnyTextCanBeAskedFor() {
        var text = "${${}$(\n${x:中}\ud800${a";
        for (int caret = 0; caret <= text.length(); caret++) {
            int at = caret;
            Unfinished.at(text, caret).ifPresent(found -> assertTrue(found.start() < at && found.end() >= at && found.end() <= text.length()));
        }
    }
}
