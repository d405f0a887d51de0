package org.dropback.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What JavaFX has to say of style sheets while this is open: closing fails a test in which that was anything. */
public final class StyleWarnings extends Handler {

    private final Logger logger = Logger.getLogger("javafx.css");
    private final List<String> said = new CopyOnWriteArrayList<>();

    public StyleWarnings() {
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord told) {
        said.add(told.getMessage());
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        assertEquals(List.of(), said);
    }
}
