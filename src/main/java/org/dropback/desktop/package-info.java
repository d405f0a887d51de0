/** The window. The only room that imports javafx. */
@NullMarked
package org.dropback.desktop;

import org.jspecify.annotations.NullMarked;
