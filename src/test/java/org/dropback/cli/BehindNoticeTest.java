package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;

class BehindNoticeTest {

    @Test
    void eachTurnIsSaidOnceAndNeverOnStandardOutput() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var messages = Messages.of(Locale.ENGLISH);
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        var notice = new BehindNotice(console, messages);
        for (boolean behind : List.of(false, true, true, false, false)) {
            notice.look(behind, new JsonReporter(console, messages));
        }
        assertEquals("", out.toString(UTF_8));
        assertEquals("dropback: " + messages.get("cli.behind") + System.lineSeparator() + "dropback: " + messages.get("cli.behind-no-more") + System.lineSeparator(),
                err.toString(UTF_8));
    }
}
