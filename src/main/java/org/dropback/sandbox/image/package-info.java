/** Size and format of an uploaded image, for the callback. */
@NullMarked
package org.dropback.sandbox.image;

import org.jspecify.annotations.NullMarked;
