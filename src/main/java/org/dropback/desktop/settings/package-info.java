/** The Settings screen. */
@NullMarked
package org.dropback.desktop.settings;

import org.jspecify.annotations.NullMarked;
