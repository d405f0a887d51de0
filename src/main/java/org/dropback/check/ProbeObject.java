package org.dropback.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.dropback.callback.Stored;
import org.dropback.check.Step.Kind;
import org.dropback.check.Step.Outcome;
import org.dropback.check.Step.Sentence;
import org.dropback.connection.SavedConnection;
import org.dropback.oss.ByteBody;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.Unwatched;

/** An object that is put to see whether that is allowed, under a name that says so and that nothing has, and deleted again. */
final class ProbeObject {

    private static final String PREFIX = ".dropback-probe-";
    private static final byte[] CONTENT = "Put by the check of a connection; may be deleted.\n".getBytes(StandardCharsets.US_ASCII);

    private final SavedConnection connection;
    private final String bucket;
    private final ObjectStore store;
    private final CancelSignal cancel;
    private final String key = PREFIX + UUID.randomUUID();

    ProbeObject(SavedConnection connection, ObjectStore store, CancelSignal cancel) {
        this.connection = connection;
        bucket = connection.bucket();
        this.store = store;
        this.cancel = cancel;
    }

    Step put() {
        try {
            store.put(new ObjectTarget(bucket, key, "text/plain", ObjectOptions.NONE.forbiddingOverwrite(), null), new ByteBody(CONTENT), new Unwatched(cancel));
        } catch (StoreException e) {
            // Of an answer that was lost nobody knows: the object may be there.
            return e.evidence().stored() == Stored.NO || isDeleted() ? Rights.notPut(connection, e.evidence()) : left(e);
        }
        try {
            store.delete(bucket, key);
            return Step.passed(Kind.PUT, Sentence.of("test.put.object", bucket, key));
        } catch (StoreException e) {
            return left(e);
        }
    }

    private boolean isDeleted() {
        try {
            store.delete(bucket, key);
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    private Step left(StoreException why) {
        return new Step(Kind.PUT, Outcome.WARNING, Sentence.of("test.put.object.left", bucket, key), List.of(Sentence.of("test.put.object.left.mend", key)),
                Rights.proof(why.evidence()));
    }
}
