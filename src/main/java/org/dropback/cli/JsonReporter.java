package org.dropback.cli;

import org.dropback.text.Messages;

/** {@code --output jsonl}: one object a line. */
final class JsonReporter implements Reporter {

    private final JsonLines lines;
    private final Messages messages;

    JsonReporter(Console console, Messages messages) {
        this.lines = new JsonLines(console.out());
        this.messages = messages;
    }

    /** Goes on when nobody reads any more: an upload half done because of a closed pipe would be worse. */
    @Override
    public void finished(Finished finished) {
        lines.write(FinishedEvent.of(finished, messages));
    }
}
