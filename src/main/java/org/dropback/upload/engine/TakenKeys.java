package org.dropback.upload.engine;

import java.util.HashSet;
import java.util.Set;

/** Keys that a running job has found free, so that no two of them find the same one. Any thread. */
final class TakenKeys {

    private final Set<String> keys = new HashSet<>();

    /** @return false where another job has it */
    synchronized boolean take(String bucket, String key) {
        return keys.add(bucket + "/" + key);
    }

    synchronized void free(String bucket, String key) {
        keys.remove(bucket + "/" + key);
    }
}
