/** The entry points: without words the window, with words the command line. */
@NullMarked
package org.dropback;

import org.jspecify.annotations.NullMarked;
