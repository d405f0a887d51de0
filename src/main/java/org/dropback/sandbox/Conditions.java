package org.dropback.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.dropback.sandbox.storage.StoredObject;

/** What a request demands of an object before it is read: {@code If-Match} and the like, and the same for the source of a copy. */
final class Conditions {

    private Conditions() {
    }

    /**
     * @param prefix before the four names; empty or {@code x-oss-copy-source-}
     * @throws OssError 412 or 304
     */
    static void check(OssRequest request, String prefix, StoredObject object) throws OssError {
        long modified = object.modified().getEpochSecond();
        var match = request.header(prefix + "if-match");
        if (match.isPresent() && !names(match.get(), object)) {
            throw failed(prefix + "if-match");
        }
        if (date(request, prefix + "if-unmodified-since").filter(since -> since.getEpochSecond() < modified).isPresent()) {
            throw failed(prefix + "if-unmodified-since");
        }
        var noneMatch = request.header(prefix + "if-none-match");
        boolean same = noneMatch.isPresent() && names(noneMatch.get(), object);
        boolean notModified = date(request, prefix + "if-modified-since").filter(since -> since.getEpochSecond() >= modified).isPresent();
        // The tag, where one is given, decides alone.
        if (same || noneMatch.isEmpty() && notModified) {
            throw new OssError(304, "NotModified", "Not Modified", null)
                    .withHeader("ETag", '"' + object.etag() + '"').withHeader("Last-Modified", ObjectHeaders.httpDate(object.modified()));
        }
    }

    private static boolean names(String tags, StoredObject object) {
        for (var tag : tags.split(",")) {
            var bare = tag.strip().replace("\"", "");
            if (bare.equals("*") || bare.equalsIgnoreCase(object.etag())) {
                return true;
            }
        }
        return false;
    }

    /** Empty also for a date that is none: it is then no condition, as HTTP has it. */
    private static Optional<Instant> date(OssRequest request, String name) {
        try {
            return request.header(name).map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OssError failed(String condition) {
        return new OssError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.", null)
                .with("Condition", condition);
    }
}
