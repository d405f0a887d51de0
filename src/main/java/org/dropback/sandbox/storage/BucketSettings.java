package org.dropback.sandbox.storage;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a bucket as a whole. Immutable, any thread.
 *
 * @param acl              private, public-read or public-read-write
 * @param redundancy       LRS or ZRS
 * @param createdMillis    since the epoch
 * @param callbackPolicies null where none were ever set
 */
public record BucketSettings(String acl, String storageClass, String redundancy, long createdMillis,
                             @Nullable List<CallbackPolicy> callbackPolicies) {

    public BucketSettings {
        Objects.requireNonNull(acl);
        Objects.requireNonNull(storageClass);
        Objects.requireNonNull(redundancy);
    }

    /** @param callback Base64, as {@code x-oss-callback} carries it; {@code callbackVar} likewise */
    public record CallbackPolicy(String name, String callback, @Nullable String callbackVar) { }

    public BucketSettings withAcl(String newAcl) {
        return new BucketSettings(newAcl, storageClass, redundancy, createdMillis, callbackPolicies);
    }

    public BucketSettings withCallbackPolicies(@Nullable List<CallbackPolicy> policies) {
        return new BucketSettings(acl, storageClass, redundancy, createdMillis, policies == null ? null : List.copyOf(policies));
    }

    static BucketSettings standard(long createdMillis) {
        return new BucketSettings("private", "Standard", "LRS", createdMillis, null);
    }
}
