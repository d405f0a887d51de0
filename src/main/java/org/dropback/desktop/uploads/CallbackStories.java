package org.dropback.desktop.uploads;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.callback.ErrorEvidence;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.Received;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.uploads.CallbackStory.Evidence;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.TimelineEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Tells what became of an upload. Any thread. */
final class CallbackStories {

    /** What the answer on show may have come of. */
    private static final Set<Kind> TRIES = Set.of(Kind.STARTED, Kind.RESUMED, Kind.CALLED_AGAIN, Kind.NOT_CALLED_AGAIN);

    private final Messages messages;
    private final RowText text;
    private final DateTimeFormatter clock;

    CallbackStories(ZoneId zone, Messages messages) {
        this.messages = messages;
        clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
        this.text = new RowText(messages);
    }

    CallbackStory of(JobSnapshot job) {
        var story = end(job);
        return job.differs().isEmpty() ? story : new CallbackStory(story.tone() == Tone.SUCCESS ? Tone.WARNING : story.tone(), story.headline(), story.cause(),
                Stream.concat(Stream.of(messages.get("uploads.story.differs", String.join(", ", job.differs()))), story.advice().stream()).toList(),
                story.evidence(), story.ec());
    }

    private CallbackStory end(JobSnapshot job) {
        var failure = job.failure();
        if (failure != null && job.state() != JobState.CALLING_BACK) {
            return failed(job, failure);
        }
        var retry = job.retry();
        if (retry != null) {
            return retrying(retry.reason());
        }
        if (job.state() == JobState.ASKING) {
            return plain(Tone.WARNING, "asks", "asksCause");
        }
        if (!job.state().isFinished()) {
            return plain(Tone.NEUTRAL, "running", job.request().profile() == null ? "runningNoCallback" : "runningCallback");
        }
        var answer = answer(job);
        if (answer == null) {
            return switch (job.state()) {
                case DONE -> plain(Tone.SUCCESS, "stored", "noCallback");
                case SKIPPED -> plain(Tone.NEUTRAL, "skipped", "noCallback");
                default -> plain(Tone.NEUTRAL, "cancelled", "cancelledCause");
            };
        }
        return new CallbackStory(Tone.SUCCESS, messages.get("uploads.story.called"), callbackFacts(job, "uploads.story.server"), List.of(),
                received(job, answer), "");
    }

    private CallbackStory plain(Tone tone, String headline, String cause) {
        return new CallbackStory(tone, messages.get("uploads.story." + headline), List.of(messages.get("uploads.story." + cause)), List.of(), null, "");
    }

    private CallbackStory retrying(ErrorEvidence reason) {
        var explanation = ErrorCatalogue.explain(reason);
        return new CallbackStory(Tone.WARNING, messages.get("uploads.story.running"), List.of(messages.get("uploads.story.retrying"), explanation.cause(messages)),
                explanation.advice(messages), told(reason), reason.ec() == null ? "" : reason.ec());
    }

    private CallbackStory failed(JobSnapshot job, ErrorEvidence failure) {
        var explanation = ErrorCatalogue.explain(failure);
        var profile = job.request().profile();
        var cause = new ArrayList<String>();
        cause.add(explanation.cause(messages));
        cause.addAll(callbackFacts(job, "uploads.story.asked"));
        var answer = answer(job);
        return new CallbackStory(RowGroup.of(job.state()).tone(), explanation.headline(messages), cause, explanation.advice(messages, profile == null || profile.callsHttps()),
                answer == null ? told(failure) : received(job, answer), failure.ec() == null ? "" : failure.ec());
    }

    /** Who was asked, and when the answer came. OSS tells neither which of several URLs answered nor how long the callback alone took. */
    private List<String> callbackFacts(JobSnapshot job, String serverKey) {
        var facts = new ArrayList<String>();
        var answer = answer(job);
        if (job.callback() != null && answer != null) {
            var urls = job.callback().urls();
            facts.add(urls.size() == 1
                    ? messages.get(serverKey, urls.getFirst(), String.valueOf(answer.httpStatus()))
                    : messages.get(serverKey + "Several", String.valueOf(urls.size()), String.valueOf(answer.httpStatus())));
            facts.add(messages.get("uploads.story.answered", text.duration(answer.waited())));
            calledAgain(job).ifPresent(at -> facts.add(messages.get("uploads.story.calledAgain", clock.format(at))));
        }
        return facts;
    }

    /** When this answer was asked for, where it was without the file's bytes. */
    private static Optional<Instant> calledAgain(JobSnapshot job) {
        return job.timeline().stream().filter(event -> TRIES.contains(event.kind())).reduce((_, later) -> later)
                .filter(last -> last.kind() == Kind.CALLED_AGAIN).map(TimelineEvent::at);
    }

    private static @Nullable CallbackAnswer answer(JobSnapshot job) {
        return job.result() == null ? null : job.result().callback();
    }

    private Evidence received(JobSnapshot job, CallbackAnswer answer) {
        var received = Received.of(answer.body(), answer.truncated());
        var ec = answer.error() == null ? null : answer.error().ec();
        var facts = facts(answer.contentType(), job.result() == null ? null : job.result().requestId(), ec);
        var copied = received.binary() ? received.code().text() : new String(answer.body(), StandardCharsets.UTF_8);
        return new Evidence("HTTP " + answer.httpStatus(), facts, received.code(), copied, note(received, answer.truncated()));
    }

    private String note(Received received, boolean truncated) {
        var notes = new ArrayList<String>();
        if (received.length() == 0) {
            notes.add(messages.get("uploads.answer.empty"));
        }
        if (received.binary()) {
            notes.add(messages.get("uploads.answer.binary"));
        }
        if (received.cut()) {
            notes.add(messages.get("uploads.answer.cut", text.size(received.shown()), text.size(received.length())));
        }
        if (truncated) {
            notes.add(messages.get("uploads.answer.truncated", text.size(CallbackAnswer.MAX_BYTES)));
        }
        return String.join(" ", notes);
    }

    /** A failure without an answer body: what is known of it, a line each. */
    private Evidence told(ErrorEvidence failure) {
        var lines = failure.code() + "\n" + failure.message();
        var title = failure.httpStatus() > 0 ? "HTTP " + failure.httpStatus() : messages.get("uploads.answer.none");
        return new Evidence(title, facts(null, failure.requestId(), failure.ec()), new Code(Code.Language.PLAIN, lines), lines, "");
    }

    private String facts(@Nullable String contentType, @Nullable String requestId, @Nullable String ec) {
        return Stream.of(contentType, requestId == null ? null : messages.get("uploads.answer.request", requestId), ec == null ? null : "EC " + ec)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
