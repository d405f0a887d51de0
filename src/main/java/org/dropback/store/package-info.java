/** Profile files on disk; later the journal. */
@NullMarked
package org.dropback.store;

import org.jspecify.annotations.NullMarked;
