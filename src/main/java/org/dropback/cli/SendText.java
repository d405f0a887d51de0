package org.dropback.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dropback.fire.Attempt;
import org.dropback.fire.FireOrder;
import org.dropback.fire.FireReport;
import org.dropback.fire.FireWords;
import org.dropback.text.ByteSize;
import org.dropback.text.Messages;
import org.dropback.wire.Delivery;
import org.dropback.wire.WireAnswer;

/** A test callback for people: a block a URL as soon as it is known, then what OSS would make of it. Any thread. */
final class SendText {

    /** Letters of an answer that are shown; the whole of it is in {@code --output json}. */
    private static final int ANSWER_LETTERS = 2_000;

    private final PrintStream out;
    private final Messages messages;
    private final FireWords words;
    private int told;

    SendText(PrintStream out, Messages messages) {
        this.out = out;
        this.messages = messages;
        this.words = new FireWords(messages);
    }

    void begin(FireOrder order) {
        out.println(words.origin(order));
        out.flush();
    }

    synchronized void tell(FireReport report) {
        // Of the last one more may become known.
        int known = report.finished() ? report.attempts().size() : report.attempts().size() - 1;
        for (; told < known; told++) {
            block(report.attempts().get(told), report.order());
        }
    }

    void end(FireReport report) {
        tell(report);
        out.println();
        out.println(Printable.line(words.verdict(report)));
        var reasons = words.reasons(report);
        for (int i = 0; i < reasons.size(); i++) {
            out.println((i == 0 ? "" : "→ ") + Printable.line(reasons.get(i)));
        }
        out.flush();
    }

    private void block(Attempt attempt, FireOrder order) {
        out.println();
        out.println(attempt.url());
        for (var mark : words.way(attempt)) {
            var detail = Printable.line(mark.detail());
            out.println("  " + (mark.done() ? "✓ " : "✗ ") + (mark.took().isEmpty() ? messages.get("cli.send.mark", mark.name(), detail)
                    : messages.get("cli.send.step", mark.name(), detail, mark.took())));
        }
        out.println("  " + Printable.line(words.outcome(attempt)));
        if (attempt.delivery() instanceof Delivery.Answered answered) {
            answer(answered.answer());
        }
        words.notes(attempt, order).forEach(note -> out.println("  ! " + Printable.line(note)));
        out.flush();
    }

    private void answer(WireAnswer answer) {
        var head = new String(answer.rawHead(), StandardCharsets.ISO_8859_1);
        var body = Utf8.text(answer.body(), answer.tooLong())
                .orElseGet(() -> messages.get("cli.block.binary", ByteSize.format(answer.body().length, messages.locale())));
        var shown = body.length() > ANSWER_LETTERS ? body.substring(0, ANSWER_LETTERS) + "…" : body;
        Printable.of(head + shown).lines().forEach(line -> out.println("    " + line));
    }
}
