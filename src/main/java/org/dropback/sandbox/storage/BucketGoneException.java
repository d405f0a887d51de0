package org.dropback.sandbox.storage;

import java.io.IOException;

/** The bucket was deleted while it was written to. */
public final class BucketGoneException extends IOException {

    BucketGoneException(String bucket) {
        super(bucket);
    }
}
