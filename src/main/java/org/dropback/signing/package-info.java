/** Signatures V1 and V4 of OSS requests: canonical forms, sign, verify. Depends on nothing of ours. */
@NullMarked
package org.dropback.signing;

import org.jspecify.annotations.NullMarked;
