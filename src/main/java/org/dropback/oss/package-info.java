/** What the engine needs of an object store, and its errors. */
@NullMarked
package org.dropback.oss;

import org.jspecify.annotations.NullMarked;
