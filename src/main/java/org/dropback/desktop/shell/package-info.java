/** The window that holds the screens. */
@NullMarked
package org.dropback.desktop.shell;

import org.jspecify.annotations.NullMarked;
