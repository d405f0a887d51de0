/** Where secrets live. */
@NullMarked
package org.dropback.secret;

import org.jspecify.annotations.NullMarked;
