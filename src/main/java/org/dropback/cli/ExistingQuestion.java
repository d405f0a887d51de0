package org.dropback.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dropback.text.Messages;
import org.dropback.upload.IfExists;

/** Asks at the terminal what becomes of objects that are there already, without waiting for the answer: uploads go on. One thread. */
final class ExistingQuestion {

    private final Console console;
    private final Messages messages;
    private final StringBuilder line = new StringBuilder();
    private boolean open;

    ExistingQuestion(Console console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    /** Whether it stands on the terminal. */
    boolean isOpen() {
        return open;
    }

    /** @param key of one of them. @return what was answered, as soon as it was; a word that is no answer is asked again */
    Optional<IfExists> ask(long files, String key) {
        if (!open) {
            open = true;
            // A line of its own: other files end while it stands there.
            console.err().println(messages.get("cli.ask-exists", files, Printable.line(key)));
        }
        var word = typed();
        if (word.isEmpty()) {
            return Optional.empty();
        }
        open = false;
        return Arrays.stream(IfExists.values()).filter(how -> how != IfExists.ASK && means(word.get(), how)).findFirst();
    }

    private static boolean means(String word, IfExists how) {
        return !word.isEmpty() && how.name().toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT));
    }

    /** A line, if one is there by now. */
    private Optional<String> typed() {
        try {
            while (console.in().available() > 0) {
                int letter = console.in().read();
                if (letter == '\n') {
                    var word = line.toString().strip();
                    line.setLength(0);
                    return Optional.of(word);
                }
                line.append((char) letter);
            }
        } catch (IOException e) {
            // Of a terminal that is gone nothing more comes.
        }
        return Optional.empty();
    }
}
