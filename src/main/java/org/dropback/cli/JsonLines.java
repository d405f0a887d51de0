package org.dropback.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Writes one JSON object a line, flushed at once. Any thread: lines never mix. */
final class JsonLines {

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out;

    JsonLines(PrintStream out) {
        this.out = out;
    }

    /** @return false when nobody reads any more */
    boolean write(Object line) {
        try {
            var text = mapper.writeValueAsString(line) + "\n";
            synchronized (out) {
                out.print(text);
                return !out.checkError();
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
