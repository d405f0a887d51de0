/** Endpoint, region, bucket, and where credentials come from. */
@NullMarked
package org.dropback.connection;

import org.jspecify.annotations.NullMarked;
