package org.dropback.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.callback.ErrorEvidence;
import org.dropback.text.ByteSize;
import org.dropback.text.Durations;
import org.dropback.text.Messages;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;

/** {@code --output text}: a block a file: what happened, whether it is stored, what to do, the evidence as received. */
final class TextReporter implements Reporter {

    /** Letters of an answer that are shown; the whole of it is in {@code --output jsonl}. */
    private static final int ANSWER_LETTERS = 2_000;

    private final PrintStream out;
    private final Messages messages;
    private final Locale locale;
    private final ProgressBar bar;
    private final int letters;

    TextReporter(Console console, Messages messages) {
        this(console, messages, ANSWER_LETTERS);
    }

    /** @param letters of an answer that are shown */
    TextReporter(Console console, Messages messages, int letters) {
        this.letters = letters;
        this.out = console.out();
        this.messages = messages;
        this.locale = messages.locale();
        this.bar = new ProgressBar(console, messages);
    }

    @Override
    public void progress(RunTotals totals) {
        bar.show(totals);
    }

    @Override
    public void progress(long ended, long all) {
        bar.show(ended, all);
    }

    @Override
    public void finished(Finished finished) {
        bar.clear();
        var text = new StringBuilder();
        var object = Printable.line(finished.bucket() + "/" + finished.key());
        text.append(mark(finished.state())).append(' ').append(finished.file() == null ? "" : Printable.line(finished.file()) + " → ").append(object).append('\n');
        var failure = finished.failure();
        if (failure != null && finished.state() != JobState.CANCELLED) {
            explain(text, failure, finished.https());
        } else {
            line(text, 1, storedSentence(finished));
        }
        var result = finished.result();
        if (result != null && finished.method() != null) {
            if (finished.state() != JobState.FAILED && finished.state() != JobState.CANCELLED) {
                line(text, 1, sentSentence(finished, finished.method()));
            }
            line(text, 1, messages.get("cli.block.object", result.etag(), result.crc64(), result.requestId()));
        }
        if (result != null && result.callback() != null) {
            answer(text, result.callback());
        }
        out.print(text);
        out.flush();
    }

    @Override
    public void ended() {
        bar.clear();
    }

    private String sentSentence(Finished finished, UploadMethod method) {
        if (finished.state() == JobState.SKIPPED) {
            return messages.get("uploads.story.skipped");
        }
        var time = Durations.format(Duration.ofMillis(finished.millis()), locale);
        var size = ByteSize.format(finished.size(), locale);
        if (finished.file() == null || method == UploadMethod.COPY) {
            return messages.get("cli.block.copied", size, time);
        }
        long there = finished.size() - finished.bytesSent();
        if (there > 0 && finished.bytesSent() == 0) {
            return messages.get("cli.block.was-there", size);
        }
        return messages.get(there > 0 ? "cli.block.sent-rest" : "cli.block.sent", method.name().toLowerCase(Locale.ROOT),
                ByteSize.format(finished.bytesSent(), locale), time, ByteSize.format(Math.max(0, there), locale));
    }

    @Override
    public void summary(RunTotals totals) {
        bar.clear();
        if (totals.files() > 1) {
            long done = totals.ended(JobState.DONE, JobState.SKIPPED);
            long stored = totals.ended(JobState.CALLBACK_FAILED, JobState.CALLBACK_UNKNOWN);
            long cancelled = totals.ended(JobState.CANCELLED);
            out.println(messages.get(cancelled == 0 ? "cli.summary" : "cli.summary-cancelled", text(totals.files()), text(done), text(stored),
                    text(totals.ended(JobState.FAILED, JobState.URL_NEEDED)), text(cancelled)));
        }
    }

    static String mark(JobState state) {
        return switch (state) {
            case DONE, SKIPPED -> "✓";
            case CALLBACK_FAILED, CALLBACK_UNKNOWN -> "⚠";
            case FAILED, CANCELLED, WAITING, UPLOADING, CALLING_BACK, PAUSED, ASKING, URL_NEEDED -> "✗";
        };
    }

    private void explain(StringBuilder text, ErrorEvidence failure, boolean https) {
        var explanation = ErrorCatalogue.explain(failure);
        line(text, 1, explanation.headline(messages));
        line(text, 1, explanation.cause(messages));
        for (var advice : explanation.advice(messages, https)) {
            line(text, 1, "→ " + advice);
        }
        var evidence = new ArrayList<String>();
        if (failure.httpStatus() != 0) {
            evidence.add("HTTP " + failure.httpStatus());
        }
        evidence.add(failure.code());
        evidence.add(failure.message());
        if (failure.ec() != null) {
            evidence.add("EC " + failure.ec());
        }
        if (failure.requestId() != null) {
            evidence.add(messages.get("cli.block.request-id", failure.requestId()));
        }
        line(text, 1, messages.get("cli.block.evidence", String.join(" · ", evidence)));
    }

    private String storedSentence(Finished finished) {
        var stored = finished.stored();
        var sentence = messages.get("cli.block.stored." + (stored == null ? "unknown" : stored ? "yes" : "no"));
        return finished.state() == JobState.CANCELLED ? messages.get("cli.block.cancelled") + " " + sentence : sentence;
    }

    private void answer(StringBuilder text, CallbackAnswer answer) {
        line(text, 1, messages.get("cli.block.answer", text(answer.httpStatus()), Objects.requireNonNullElseGet(answer.contentType(), () -> messages.get("cli.block.no-type")),
                Durations.format(answer.waited(), locale)));
        var body = Utf8.text(answer.body(), answer.truncated());
        if (body.isEmpty()) {
            line(text, 2, messages.get("cli.block.binary", ByteSize.format(answer.body().length, locale)));
            return;
        }
        var whole = body.get();
        line(text, 2, whole.length() > letters ? whole.substring(0, letters) + "…" : whole);
    }

    private static void line(StringBuilder text, int depth, String words) {
        Printable.of(words).lines().forEach(line -> text.append("  ".repeat(depth)).append(line).append('\n'));
    }

    private static String text(long number) {
        return String.valueOf(number);
    }
}
