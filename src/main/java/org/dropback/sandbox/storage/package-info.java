/**
 * The sandbox's objects on disk. Names of objects are data and never part of a path. A folder survives {@code kill -9}: bytes are written
 * first, a small JSON file that names them is moved into place afterwards, and what no JSON file names is removed at the next start.
 */
@NullMarked
package org.dropback.sandbox.storage;

import org.jspecify.annotations.NullMarked;
