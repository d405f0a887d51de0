/** What tests of several rooms share. */
@NullMarked
package org.dropback.testing;

import org.jspecify.annotations.NullMarked;
