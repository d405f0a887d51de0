package org.dropback.upload;

import org.dropback.connection.Access;

/** What happens to an object that is already there under the key. */
public enum IfExists {
    OVERWRITE,
    /** An object with the same size and CRC64 is not sent again; any other is overwritten. */
    SKIP,
    /** The new one gets a free key: {@code a.txt} becomes {@code a (2).txt}. */
    RENAME,
    FAIL,
    /** The upload waits until its user has said which of the others it is to be, once for all of its batch; others go on. */
    ASK;

    /** What a setting comes to for uploads with this access: who has no key cannot look at the bucket. What was to be asked is not overwritten if OSS can be told so. */
    public IfExists under(Access access) {
        return switch (access.kind()) {
            case KEYS, STS_SERVER, ASSUME_ROLE -> this;
            case POLICY_SERVER -> this == FAIL || this == ASK ? FAIL : OVERWRITE;
            case PRESIGNED_URLS -> OVERWRITE;
        };
    }
}
