package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {

    private final ContentTypes types = new ContentTypes();

    @ParameterizedTest
    @CsvSource({"a.jpg,image/jpeg", "图片.JPG,image/jpeg", "a b.tar.gz,application/gzip", "😀.png,image/png", "x.html,text/html", "a.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "v.MP4,video/mp4", "100%.json,application/json", "..txt,text/plain"})
    void aKnownNameHasItsType(String name, String type) {
        assertEquals(Optional.of(type), types.of(name));
    }

    @ParameterizedTest
    @CsvSource({"noextension", ".jpg", "a.", "a.unknownextension", "''", "."})
    void anUnknownNameHasNone(String name) {
        assertEquals(Optional.empty(), types.of(name));
    }

    @Test
    void theTurkishILeavesGifAlone() {
        var before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.of("tr", "TR"));
            assertEquals(Optional.of("image/gif"), types.of("A.GIF"));
        } finally {
            java.util.Locale.setDefault(before);
        }
    }
}
