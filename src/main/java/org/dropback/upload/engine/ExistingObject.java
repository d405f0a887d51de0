package org.dropback.upload.engine;

import java.io.IOException;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.ObjectKeys;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.dropback.upload.IfExists;
import org.dropback.upload.TimelineEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Looks at what is there under the key of an upload that begins, and does with it as its user wants. One thread. */
record ExistingObject(Job job, IfExists wanted, ObjectStore store, SourceFile file, TakenKeys taken, Retry retry) {

    /** What OSS says where it is not to overwrite one. */
    static final String THERE = "FileAlreadyExists";
    private static final int MOST_NAMES = 10_000;

    /** What is left to do: an upload, or nothing more. */
    record Decision(Preparation preparation, @Nullable Outcome outcome) {
    }

    Decision decide(Preparation preparation) throws StoreException {
        var target = preparation.target();
        return switch (wanted) {
            case OVERWRITE -> new Decision(preparation, null);
            case FAIL -> {
                var there = head(target.bucket(), target.key());
                if (there != null) {
                    throw taken("HEAD found an object of " + there.size() + " bytes, ETag " + there.etag(), there.requestId());
                }
                yield new Decision(preparation, null);
            }
            case ASK -> new Decision(preparation, head(target.bucket(), target.key()) == null ? null : Outcome.asks());
            case SKIP -> {
                var there = head(target.bucket(), target.key());
                yield new Decision(preparation, there != null && isSame(there)
                        ? Outcome.skipped(new StoreResult(there.etag(), there.crc64(), there.requestId(), null)) : null);
            }
            case RENAME -> new Decision(renamed(preparation), null);
        };
    }

    /** Another number than the first one is not free: with it a job of this very run may be under way. */
    private Preparation renamed(Preparation preparation) throws StoreException {
        var target = preparation.target();
        for (int number = 1; number <= MOST_NAMES; number++) {
            var key = numbered(target.key(), number);
            if (ObjectKeys.problem(key).isEmpty() && taken.take(target.bucket(), key)) {
                if (head(target.bucket(), key) == null) {
                    if (number > 1) {
                        job.note(Kind.RENAMED, key);
                    }
                    return preparation.withKey(key);
                }
                taken.free(target.bucket(), key);
            }
        }
        throw taken(MOST_NAMES + " names are taken", null);
    }

    /** Seen here, before OSS had to refuse: no answer of its has the status 409. */
    private static StoreException taken(String seen, @Nullable String requestId) {
        return new StoreException(new ErrorEvidence(Stored.NO, 0, THERE, seen, requestId, null), null);
    }

    static String numbered(String key, int number) {
        if (number == 1) {
            return key;
        }
        int name = key.lastIndexOf('/') + 1;
        int dot = key.lastIndexOf('.');
        int end = dot > name ? dot : key.length();
        return key.substring(0, end) + " (" + number + ")" + key.substring(end);
    }

    private boolean isSame(ObjectHead there) throws StoreException {
        try {
            return there.size() == file.size() && there.crc64().equals(Crc64.unsigned(file.crc64(job.cancelSignal()::isCancelled)));
        } catch (IOException e) {
            var problem = file.problem();
            throw new StoreException(problem != null ? problem : ErrorEvidence.local(Stored.NO, LocalError.FILE_UNREADABLE, e.toString()), e);
        }
    }

    /** Null where there is none. */
    private @Nullable ObjectHead head(String bucket, String key) throws StoreException {
        while (true) {
            try (var _ = new InterruptOnCancel(job.cancelSignal())) {
                var there = store.head(bucket, key);
                retry.succeeded();
                return there;
            } catch (StoreException e) {
                if (e.evidence().httpStatus() == 404 && !e.evidence().code().equals("NoSuchBucket")) {
                    retry.succeeded();
                    return null;
                }
                retry.orThrow(e);
            }
        }
    }
}
