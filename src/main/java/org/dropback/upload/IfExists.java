package org.dropback.upload;

/** What happens to an object that is already there under the key. */
public enum IfExists {
    OVERWRITE,
    /** An object with the same size and CRC64 is not sent again; any other is overwritten. */
    SKIP,
    /** The new one gets a free key: {@code a.txt} becomes {@code a (2).txt}. */
    RENAME,
    FAIL
}
