package org.dropback.sandbox;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text made safe for where it is put. */
final class Quoted {

    private Quoted() {
    }

    /** A JSON string with its quotes. */
    static String json(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
