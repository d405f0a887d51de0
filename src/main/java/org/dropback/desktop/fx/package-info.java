/** The one door to the FX thread, and the poller. */
@NullMarked
package org.dropback.desktop.fx;

import org.jspecify.annotations.NullMarked;
