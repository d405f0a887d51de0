package org.dropback.sandbox;

import org.dropback.sandbox.storage.Bucket;
import org.jspecify.annotations.Nullable;

/** The one place that is asked whether a caller may do something. Any thread. */
final class Access {

    private Access() {
    }

    /**
     * The owner may do everything, others nothing.
     *
     * @param bucket null where the request names none that exists
     */
    static void check(Caller caller, Operation operation, @Nullable Bucket bucket) throws OssError {
        if (caller == Caller.ANONYMOUS) {
            throw OssError.accessDenied("You have no right to access this object because of bucket acl.", "0003-00000001");
        }
    }
}
