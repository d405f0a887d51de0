/** Composition root: builds every object once, by constructor, and knows the order of shutdown. */
@NullMarked
package org.dropback.app;

import org.jspecify.annotations.NullMarked;
