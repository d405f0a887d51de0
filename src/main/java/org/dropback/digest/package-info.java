/** CRC64-ECMA and MD5 as OSS counts them. Depends on nothing of ours. */
@NullMarked
package org.dropback.digest;

import org.jspecify.annotations.NullMarked;
