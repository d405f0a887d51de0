/**
 * Callbacks out of texts that others wrote: headers, curl lines, SDK samples, forms, policy answers. Reads no file, keeps nothing; what it cannot
 * read it refuses with line and column, and never gives half of it.
 */
@NullMarked
package org.dropback.callback.importing;

import org.jspecify.annotations.NullMarked;
