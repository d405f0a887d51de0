package org.dropback.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails each test, of all classes, while which JavaFX had anything to say of style sheets. */
public final class StyleWarnings extends Handler implements AfterEachCallback {

    /** Kept, as the handlers of a logger that nobody keeps are lost. */
    private final Logger logger = Logger.getLogger("javafx.css");
    private final List<Throwable> said = new CopyOnWriteArrayList<>();

    public StyleWarnings() {
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord told) {
        said.add(new Throwable(told.getMessage()));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (!said.isEmpty()) {
            var first = said.getFirst();
            said.clear();
            throw new AssertionError("JavaFX said of style sheets: " + first.getMessage(), first);
        }
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        // It is there as long as the tests run.
    }
}
