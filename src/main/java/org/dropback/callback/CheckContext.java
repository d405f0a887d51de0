package org.dropback.callback;

import org.jspecify.annotations.Nullable;

/**
 * Where the callback will be used, and with what.
 *
 * @param sandbox  whether the store is the sandbox, which calls private addresses too (facts 10)
 * @param region   of the store, with or without {@code oss-}; null where it is not known
 * @param mimeType of the file that the profile is looked at with; null where it is not known
 */
public record CheckContext(boolean sandbox, @Nullable String region, @Nullable String mimeType) {

    public CheckContext(boolean sandbox) {
        this(sandbox, null, null);
    }

    boolean isPicture() {
        return mimeType != null && mimeType.startsWith("image/");
    }
}
