/** Whether there is a newer Dropback: asks a page of the user's choice for a signed file, and tells. Fetches no program and changes none. */
@NullMarked
package org.dropback.update;

import org.jspecify.annotations.NullMarked;
