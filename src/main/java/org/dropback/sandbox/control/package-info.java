/** The control endpoint, by which another process changes a sandbox while it runs. */
@NullMarked
package org.dropback.sandbox.control;

import org.jspecify.annotations.NullMarked;
