package org.dropback.desktop.uploads;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.dropback.callback.CallbackFailure;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.desktop.common.Tone;
import org.dropback.text.ByteSize;
import org.dropback.text.Durations;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.KeyPreview;
import org.dropback.upload.RetryWait;

/** The words of a row. Any thread. */
public final class RowText {

    /** What a badge shows; empty text for none. */
    public record Badge(String text, Tone tone) {
    }

    private final Messages messages;

    public RowText(Messages messages) {
        this.messages = messages;
    }

    public String size(long bytes) {
        return bytes < 0 ? "" : ByteSize.format(bytes, messages.locale());
    }

    public String duration(Duration duration) {
        return Durations.format(duration, messages.locale());
    }

    public String group(RowGroup group) {
        return messages.get("uploads.group." + group.key());
    }

    /** 0 to 1. */
    public double fraction(JobSnapshot job) {
        return job.size() <= 0 ? 0 : Math.min(1.0, job.bytesThere() / (double) job.size());
    }

    public String key(JobSnapshot job) {
        return KeyPreview.of(job, ZonedDateTime.now());
    }

    public String progress(JobSnapshot job) {
        return switch (job.state()) {
            case WAITING -> messages.get("uploads.progress.waiting");
            case UPLOADING -> uploading(job);
            case CALLING_BACK -> job.retry() != null ? retrying(job.retry()) : messages.get(job.request().profile() == null ? "uploads.progress.sent" : "uploads.progress.calling");
            case PAUSED -> messages.get("uploads.progress.paused");
            case ASKING -> messages.get("uploads.progress.asking");
            case URL_NEEDED -> messages.get("uploads.progress.urlNeeded");
            case DONE, CALLBACK_FAILED, CALLBACK_UNKNOWN -> messages.get("uploads.progress.stored", duration(Duration.ofMillis(job.millis())));
            case SKIPPED -> messages.get("uploads.progress.skipped");
            case CANCELLED -> messages.get("uploads.progress.cancelled");
            case FAILED -> messages.get(switch (job.failure() == null ? Stored.UNKNOWN : job.failure().stored()) {
                case NO -> "uploads.progress.notStored";
                case YES -> "uploads.progress.storedOnly";
                case UNKNOWN -> "uploads.progress.perhapsStored";
            });
        };
    }

    private String uploading(JobSnapshot job) {
        if (job.retry() != null) {
            return retrying(job.retry());
        }
        var percent = String.valueOf((int) Math.floor(100 * fraction(job)));
        var left = job.size() - job.bytesThere();
        if (job.bytesPerSecond() <= 0 || left <= 0) {
            return messages.get("uploads.progress.percent", percent);
        }
        return messages.get("uploads.progress.moving", percent, size(job.bytesPerSecond()),
                duration(Duration.ofSeconds(Math.ceilDiv(left, job.bytesPerSecond()))));
    }

    private String retrying(RetryWait retry) {
        long seconds = retry.seconds(Instant.now());
        return seconds == 0 ? messages.get("uploads.progress.retrying", failed(retry.reason()))
                : messages.get("uploads.progress.retry", String.valueOf(seconds), failed(retry.reason()));
    }

    public String method(JobSnapshot job) {
        return switch (job.method()) {
            case null -> "";
            case PUT -> messages.get("uploads.method.put");
            case FORM -> messages.get("uploads.method.form");
            case PRESIGNED -> messages.get("uploads.method.presigned");
            case COPY -> messages.get("uploads.method.copy");
            case MULTIPART -> messages.get("uploads.method.multipart", String.valueOf(job.partsDone()), String.valueOf(job.partsTotal()));
        };
    }

    public Badge callback(JobSnapshot job) {
        var failure = job.failure();
        return switch (job.state()) {
            case WAITING, UPLOADING, PAUSED, ASKING, URL_NEEDED -> job.request().profile() == null ? none() : new Badge(messages.get("uploads.badge.pending"), Tone.NEUTRAL);
            case CALLING_BACK -> new Badge(messages.get("uploads.badge.calling"), Tone.ACCENT);
            case DONE -> answered(job);
            case CALLBACK_FAILED -> new Badge(failure == null ? "203" : "203 · " + refused(failure), Tone.WARNING);
            case CALLBACK_UNKNOWN -> new Badge(messages.get("uploads.badge.unknown"), Tone.WARNING);
            case FAILED -> failure == null ? none() : new Badge(failed(failure), Tone.DANGER);
            case SKIPPED, CANCELLED -> none();
        };
    }

    private static Badge none() {
        return new Badge("", Tone.NEUTRAL);
    }

    private Badge answered(JobSnapshot job) {
        var answer = job.result() == null ? null : job.result().callback();
        return answer == null ? none()
                : new Badge(answer.httpStatus() + " · " + duration(answer.waited()), Tone.SUCCESS);
    }

    private String refused(ErrorEvidence failure) {
        var status = CallbackFailure.statusIn(failure.message()).orElse(0);
        if (status > 0 && failure.message().equals(CallbackFailure.status(status).message())) {
            return messages.get("uploads.badge.serverAnswered", String.valueOf(status));
        }
        var byEc = "uploads.badge." + failure.ec();
        if (messages.has(byEc)) {
            return messages.get(byEc);
        }
        return messages.get(status == -1 ? "uploads.badge.notReached" : "uploads.badge.refused");
    }

    private String failed(ErrorEvidence failure) {
        if (failure.httpStatus() > 0) {
            return failure.httpStatus() + " " + failure.code();
        }
        var key = "uploads.short." + failure.code();
        return messages.has(key) ? messages.get(key) : failure.code();
    }
}
