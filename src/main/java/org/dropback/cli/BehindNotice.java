package org.dropback.cli;

import org.dropback.text.Messages;

/** Says once that nothing can be recorded, as on a full disk, and once that it can be again. One thread. */
final class BehindNotice {

    private final Console console;
    private final Messages messages;
    private boolean behind;

    BehindNotice(Console console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    /** @param now whether it is so now @param reporter what it shows is taken away first */
    void look(boolean now, Reporter reporter) {
        if (now != behind) {
            behind = now;
            reporter.ended();
            console.err().println("dropback: " + messages.get(now ? "cli.behind" : "cli.behind-no-more"));
        }
    }
}
