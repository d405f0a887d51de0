package org.dropback.fire;

import org.dropback.callback.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What to fire. Immutable.
 *
 * @param body   rendered
 * @param bucket that {@code x-oss-bucket} names
 * @param signer null for a callback without a signature
 */
public record FireOrder(Callback callback, String body, String bucket, @Nullable FireSigner signer) {
}
