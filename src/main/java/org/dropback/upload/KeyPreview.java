package org.dropback.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;

/** What a template would give for a file, without touching the disk: fit for the FX thread. What only the file itself can tell stays as it is written. */
public final class KeyPreview {

    private static final Set<String> LEFT = Set.of("size", "mtime", "sha256", "md5", "uuid", "row");

    private KeyPreview() {
    }

    /** The object key of a job; of one that failed before it had a key, the one that it would get now. */
    public static String of(JobSnapshot job, ZonedDateTime now) {
        var request = job.request();
        if (!job.key().equals(request.keyTemplate())) {
            return job.key();
        }
        try {
            return of(request.keyTemplate(), job.file(), request.relativePath(), now);
        } catch (PlaceholderException e) {
            return job.key();
        }
    }

    /**
     * @param relativePath always with {@code /}
     * @throws PlaceholderException where the template is wrong, or names something that is not there
     */
    public static String of(String template, Path file, String relativePath, ZonedDateTime now) {
        var values = new FilePlaceholders(new FilePlaceholders.Facts(file, relativePath, 0, Instant.EPOCH), now, System::getenv, () -> false);
        return PlaceholderTemplate.parse(template)
                .resolve(placeholder -> LEFT.contains(placeholder.name()) ? placeholder.toString() : values.value(placeholder));
    }
}
