/** Small reusable controls. */
@NullMarked
package org.dropback.desktop.common;

import org.jspecify.annotations.NullMarked;
