package org.dropback.desktop.uploads;

import org.dropback.snippet.SnippetInput;
import org.dropback.upload.ContentTypes;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.PartPlan;
import org.dropback.upload.UploadMethod;
import org.jspecify.annotations.Nullable;

/** An upload as a program would repeat it. */
final class JobSnippets {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private JobSnippets() {
    }

    /** Null where there is none, or one whose callback is not known. */
    static @Nullable SnippetInput of(@Nullable UploadRow row) {
        var job = row == null ? null : row.snapshot();
        return job == null ? null : of(job);
    }

    static @Nullable SnippetInput of(JobSnapshot job) {
        var callback = job.callback();
        var profile = job.request().profile();
        if (callback == null || profile == null) {
            return null;
        }
        var options = job.request().options();
        boolean multipart = job.size() > 0 && (job.method() == null ? UploadMethod.choose(options, job.size()) : job.method()) == UploadMethod.MULTIPART;
        var partSize = multipart ? PartPlan.of(job.size(), options.partSize()).partSize() : PartPlan.inLimits(options.partSize());
        var type = options.contentType() == null ? new ContentTypes().of(job.file().getFileName().toString()).orElse(UNKNOWN_TYPE) : options.contentType();
        return new SnippetInput(job.request().connection(), callback, job.key(), job.file().toString(), type, multipart, partSize).withoutSecretsOf(profile);
    }
}
