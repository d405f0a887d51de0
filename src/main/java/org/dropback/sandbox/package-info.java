/** An OSS on 127.0.0.1 that really calls back, and the receiver that answers. */
@NullMarked
package org.dropback.sandbox;

import org.jspecify.annotations.NullMarked;
