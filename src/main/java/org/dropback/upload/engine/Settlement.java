package org.dropback.upload.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of an upload whose answer was lost after its last byte: HEAD tells (house: "States"). */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    /** When to look again: bytes that had left us may still be on their way, and OSS finishes what its client no longer waits for (facts 5). */
    private static final List<Duration> LOOKS = List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofMillis(1000));

    /** Our bytes' CRC64, where it can be had. */
    interface OurCrc64 {
        long value() throws IOException;
    }

    private Settlement() {
    }

    /** @param evidence of the lost answer, {@link Stored#UNKNOWN} */
    static Outcome settle(ObjectStore store, ObjectTarget target, long size, OurCrc64 crc64, ErrorEvidence evidence, boolean cancelled) {
        try {
            var found = find(store, target, size, Crc64.unsigned(crc64.value()));
            return found.map(result -> Outcome.found(result, target.callback() != null, evidence))
                    .orElseGet(() -> ended(Stored.NO, evidence, cancelled));
        } catch (StoreException | IOException e) {
            LOG.info("Nobody knows whether {} is stored", target.key(), e);
            return ended(Stored.UNKNOWN, evidence, cancelled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended(Stored.UNKNOWN, evidence, cancelled);
        }
    }

    private static Outcome ended(Stored stored, ErrorEvidence evidence, boolean cancelled) {
        return cancelled ? Outcome.cancelled(stored) : Outcome.failed(Outcome.as(stored, evidence));
    }

    private static Optional<StoreResult> find(ObjectStore store, ObjectTarget target, long size, String crc64)
            throws StoreException, InterruptedException {
        for (var pause : LOOKS) {
            Thread.sleep(pause);
            try {
                var head = store.head(target.bucket(), target.key());
                if (head.size() == size && head.crc64().equals(crc64)) {
                    return Optional.of(new StoreResult(head.etag(), head.crc64(), head.requestId(), null));
                }
            } catch (StoreException e) {
                if (e.evidence().stored() != Stored.NO) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }
}
