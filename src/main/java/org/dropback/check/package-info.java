/** What is wrong with a connection, found step by step from the name of its host to the right to upload. */
@NullMarked
package org.dropback.check;

import org.jspecify.annotations.NullMarked;
