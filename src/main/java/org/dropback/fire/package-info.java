/**
 * Fires a callback without an upload: asks its URLs from this machine as OSS would, and says what OSS would make of it. Makes no thread but
 * those of {@code wire}, keeps nothing.
 */
@NullMarked
package org.dropback.fire;

import org.jspecify.annotations.NullMarked;
