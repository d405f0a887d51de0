package org.dropback.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptUriTest {

    @ParameterizedTest
    @CsvSource({"http://a.example/cb;https://b.example:8/c?d=e&f=g+h#i, http://a.example/cb;https://b.example:8/c?d=e&f=g+h#i",
            "http://a/%E4%B8%AD%20x%25y, http://a/中 x%y", "http://a/%5B%7C%5D, http://a/[|]"})
    void aUrlThatEncodeUriCanGiveIsTakenBack(String url, String text) {
        assertEquals(Optional.of(text), ScriptUri.decode(url));
    }

    @ParameterizedTest
    @CsvSource({"http://a/%2F", "http://a/?x=%26", "http://a/%e4%b8%ad", "http://a/%41", "http://a/%FF", "http://a/[x]", "http://a/100%", "http://a/中"})
    void anotherIsNot(String url) {
        assertEquals(Optional.empty(), ScriptUri.decode(url));
    }
}
