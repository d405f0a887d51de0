/** The Uploads screen. */
@NullMarked
package org.dropback.desktop.uploads;

import org.jspecify.annotations.NullMarked;
