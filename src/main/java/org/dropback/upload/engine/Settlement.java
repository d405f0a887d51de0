package org.dropback.upload.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of an upload whose answer was lost after its last byte: HEAD tells (house: "States").
 *
 * @param evidence of the lost answer, {@link Stored#UNKNOWN}
 */
record Settlement(ObjectStore store, ObjectTarget target, long size, OurCrc64 crc64, ErrorEvidence evidence, CancelSignal cancel) {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    /** When to look again: bytes that had left us may still be on their way, and OSS finishes what its client no longer waits for (facts 5). */
    private static final List<Duration> LOOKS = List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofMillis(1000));

    /** Our bytes' CRC64, where it can be had. */
    interface OurCrc64 {
        long value() throws IOException;
    }

    /** After a cancel it does not wait long for an answer. */
    Outcome settle() {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            return find().map(result -> Outcome.found(result, target.callback() != null, evidence)).orElseGet(() -> ended(Stored.NO));
        } catch (StoreException e) {
            LOG.warn("Nobody knows whether {} is stored", target.key(), e);
            return ended(Stored.UNKNOWN, with(e.evidence()));
        } catch (IOException | InterruptedException e) {
            LOG.warn("Nobody knows whether {} is stored", target.key(), e);
            return ended(Stored.UNKNOWN);
        }
    }

    Outcome ended(Stored stored) {
        return ended(stored, evidence);
    }

    /** @param looked what {@link #settle} said */
    Outcome unknown(Outcome looked) {
        return ended(Stored.UNKNOWN, looked.failure() == null ? evidence : looked.failure());
    }

    private Outcome ended(Stored stored, ErrorEvidence why) {
        return cancel.isCancelled() ? Outcome.cancelled(stored) : Outcome.failed(Outcome.as(stored, why));
    }

    /** What OSS said to the HEAD, most likely tells why the upload got no answer. */
    private ErrorEvidence with(ErrorEvidence head) {
        return head.httpStatus() == 0 ? evidence : new ErrorEvidence(evidence.stored(), evidence.httpStatus(), evidence.code(),
                evidence.message() + "; HEAD: HTTP " + head.httpStatus() + " " + head.code(), head.requestId(), head.ec());
    }

    private Optional<StoreResult> find() throws StoreException, IOException, InterruptedException {
        for (var pause : LOOKS) {
            Thread.sleep(pause);
            try {
                var head = store.head(target.bucket(), target.key());
                if (head.size() == size && head.crc64().equals(Crc64.unsigned(crc64.value()))) {
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
