package org.dropback.upload.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dropback.callback.LocalError;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.OngoingUpload;
import org.dropback.oss.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * InitiateMultipartUpload, whose answer may be lost: then OSS holds an upload whose ID nobody knows. OSS lets nothing be marked in its list of uploads, so it is told
 * by what only a lost one of ours is: its key, begun since our first try by OSS's own clock, without a part. Where there are more such than tries were lost,
 * one is somebody else's, and nobody can tell which. None is ever aborted here. One thread.
 */
final class Initiation {

    private static final Logger LOG = LoggerFactory.getLogger(Initiation.class);
    private static final Set<String> LOST = Set.of(LocalError.CONNECTION_LOST.code(), LocalError.TIMED_OUT.code(), LocalError.ANSWER_UNREADABLE.code());
    /** OSS tells whole seconds. */
    private static final Duration INACCURACY = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final ObjectTarget target;
    private final long began = System.nanoTime();
    private int lost;

    Initiation(ObjectStore store, ObjectTarget target) {
        this.store = store;
        this.target = target;
    }

    /** One try. */
    String initiate() throws StoreException {
        try {
            return store.initiate(target);
        } catch (StoreException e) {
            lost += mayHaveBegun(e) ? 1 : 0;
            throw e;
        }
    }

    private static boolean mayHaveBegun(StoreException e) {
        return LOST.contains(e.evidence().code()) || e.evidence().httpStatus() >= 500 && e.kind() != FailureKind.THROTTLED;
    }

    /** The IDs of those that nobody will go on with. @param known that of the try that was answered */
    List<String> leftBehind(String known) {
        if (lost == 0) {
            return List.of();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        try {
            var ofKey = store.listUploads(target.bucket(), target.key()).stream().filter(upload -> upload.key().equals(target.key())).toList();
            var since = ofKey.stream().filter(upload -> upload.uploadId().equals(known)).map(OngoingUpload::initiated).findFirst().orElse(Instant.MAX)
                    .minus(took).minus(INACCURACY);
            var found = new ArrayList<String>();
            for (var upload : ofKey) {
                if (!upload.uploadId().equals(known) && !upload.initiated().isBefore(since)
                        && store.listParts(target.bucket(), target.key(), upload.uploadId()).isEmpty()) {
                    found.add(upload.uploadId());
                }
            }
            return found.size() <= lost ? found : List.of();
        } catch (StoreException | RuntimeException e) {
            LOG.warn("Nobody can tell whether an upload of {} was begun whose ID was lost", target.key(), e);
            return List.of();
        }
    }
}
