package org.dropback.sandbox;

/** Who sent a request, as far as its signature tells. */
enum Caller {
    /** Signed with a key of the account that owns everything. */
    OWNER,
    /** Not signed at all. */
    ANONYMOUS
}
