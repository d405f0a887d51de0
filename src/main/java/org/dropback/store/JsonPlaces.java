package org.dropback.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.dropback.callback.importing.Place;

/** Where a field stands in a JSON text; looked for only when something is wrong with it. */
final class JsonPlaces {

    private JsonPlaces() {
    }

    /**
     * @param before how many fields of that name come first; where there are not so many, the last is meant
     * @return {@link Place#NOWHERE} where there is none
     */
    static Place of(String text, String field, int before) {
        var place = Place.NOWHERE;
        int left = before;
        try (var parser = new JsonFactory().createParser(text)) {
            for (var token = parser.nextToken(); token != null && left >= 0; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals(field)) {
                    place = Place.of(parser.currentTokenLocation());
                    left--;
                }
            }
        } catch (IOException e) {
            return place;
        }
        return place;
    }
}
