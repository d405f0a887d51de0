package org.dropback.desktop.uploads;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreResult;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** Snapshots of jobs in any state. */
final class Jobs {

    static final Connection CONNECTION = new Connection("Sandbox", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "sandbox", SignatureVersion.V4);

    private Jobs() {
    }

    static CallbackProfile profile(String... urls) {
        return new CallbackProfile("Order", List.of(urls), null, false, BodyType.JSON, "{\"o\":${object}}", List.of(), Map.of());
    }

    static JobSnapshot job(long id, String name, JobState state) {
        return job(id, name, state, profile("https://a.example/cb"), null, null);
    }

    static JobSnapshot keyed(long id, String name, String key) {
        var job = job(id, name, JobState.UPLOADING);
        return new JobSnapshot(id, job.request(), job.file(), 1000, "sandbox", key, JobState.UPLOADING, UploadMethod.PUT, 0, 7, 0, 0, 10, null, null,
                null, null, List.of());
    }

    static JobSnapshot moving(long size, long sent, long speed) {
        var job = job(1, "a", JobState.UPLOADING);
        return new JobSnapshot(1, job.request(), job.file(), size, "sandbox", "a", JobState.UPLOADING, UploadMethod.PUT, sent, speed, 0, 0, 10, null, null,
                null, null, List.of());
    }

    static JobSnapshot job(long id, String name, JobState state, @Nullable CallbackProfile profile, @Nullable StoreResult result,
                           @Nullable ErrorEvidence failure) {
        var request = new UploadRequest(Path.of(name), name, CONNECTION, "k/{name}", profile, UploadOptions.DEFAULT);
        return new JobSnapshot(id, request, Path.of(name), 1000, "sandbox", "k/" + name, state, UploadMethod.PUT, 0,
                state == JobState.UPLOADING ? id : 0, 0, 0, 400,
                profile == null ? null : profile.resolve(template -> template), null, result, failure, List.of());
    }

    static JobSnapshot callbackFailed(CallbackProfile profile, String message, String ec) {
        var error = new ErrorEvidence(Stored.YES, 203, "CallbackFailed", message, "655C0000000000000000A1F3", ec);
        var xml = ("<Error><Code>CallbackFailed</Code><Message>" + message + "</Message></Error>").getBytes(StandardCharsets.UTF_8);
        var answer = new CallbackAnswer(203, "application/xml", xml, false, Duration.ofMillis(1200), error);
        return job(1, "a", JobState.CALLBACK_FAILED, profile, new StoreResult("E", "1", "655C0000000000000000A1F3", answer), error);
    }

    static JobSnapshot done(@Nullable CallbackProfile profile, byte @Nullable [] body) {
        var answer = body == null ? null : new CallbackAnswer(200, "application/json", body, false, Duration.ofMillis(38), null);
        return job(1, "a", JobState.DONE, profile, new StoreResult("E", "1", "R", answer), null);
    }

    static JobSnapshot with(JobSnapshot job, List<TimelineEvent> timeline) {
        return new JobSnapshot(job.id(), job.request(), job.file(), job.size(), job.bucket(), job.key(), job.state(), job.method(), job.bytesSent(), 0, 0, 0, job.millis(),
                job.callback(), job.headers(), job.result(), job.failure(), timeline);
    }
}
