package org.dropback.desktop.profiles.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.dropback.desktop.profiles.body.TextSearch.Hit;
import org.junit.jupiter.api.Test;

class TextSearchTest {

    private final SimpleStringProperty text = new SimpleStringProperty("Size size [SIZE]");
    private final TextSearch search = new TextSearch(text);

    @Test
    void whateverTheCase() {
        search.wordsProperty().set("size");
        assertEquals(List.of(new Hit(0, 4), new Hit(5, 9), new Hit(11, 15)), search.hitsProperty().get());
    }

    @Test
    void signsAreTakenAsTheyAre() {
        search.wordsProperty().set("[");
        assertEquals(List.of(new Hit(10, 11)), search.hitsProperty().get());
    }

    @Test
    void afterTheLastComesTheFirstAndBeforeTheFirstTheLast() {
        search.wordsProperty().set("size");
        assertEquals(1, search.next(4));
        assertEquals(0, search.next(12));
        assertEquals(2, search.previous(0));
        assertEquals(0, search.previous(5));
    }

    @Test
    void itFollowsTheText() {
        search.wordsProperty().set("size");
        text.set("no more");
        assertEquals(List.of(), search.hitsProperty().get());
        assertEquals(-1, search.next(0));
        assertEquals(-1, search.previous(3));
    }
}
