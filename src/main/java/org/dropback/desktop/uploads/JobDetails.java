package org.dropback.desktop.uploads;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.KeyPreview;
import org.jspecify.annotations.Nullable;

/** All that is known of an upload, as plain text for a ticket or a colleague. Any thread. */
final class JobDetails {

    /** One line of it. */
    record Fact(String name, String value) {
    }

    private final Messages messages;

    JobDetails(Messages messages) {
        this.messages = messages;
    }

    String of(JobSnapshot job) {
        var story = new CallbackStories(ZoneId.systemDefault(), messages).of(job);
        var lines = new ArrayList<String>();
        lines.add(story.headline());
        lines.addAll(story.cause());
        story.advice().forEach(advice -> lines.add("- " + advice));
        lines.add("");
        object(job).forEach(fact -> lines.add(fact.name() + ": " + fact.value()));
        var evidence = story.evidence();
        if (evidence != null) {
            lines.add("");
            lines.add(evidence.title() + (evidence.facts().isEmpty() ? "" : " · " + evidence.facts()));
            lines.add(evidence.copied());
        }
        return String.join("\n", lines);
    }

    /** The object and the file it came from; what is not known is left out. */
    List<Fact> object(JobSnapshot job) {
        var facts = new ArrayList<Fact>();
        var result = job.result();
        add(facts, "file", job.file().toString());
        add(facts, "size", job.size() < 0 ? null : messages.get("uploads.object.bytes", job.size()));
        add(facts, "endpoint", job.request().connection().endpoint().toString());
        add(facts, "bucket", job.bucket());
        add(facts, "key", KeyPreview.of(job, ZonedDateTime.now()));
        add(facts, "etag", result == null ? null : result.etag());
        add(facts, "crc64", result == null ? null : result.crc64());
        add(facts, "requestId", result != null ? result.requestId() : job.failure() == null ? null : job.failure().requestId());
        return facts;
    }

    private void add(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(messages.get("uploads.object." + key), value));
        }
    }
}
