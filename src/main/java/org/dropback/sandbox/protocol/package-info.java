/** What goes over the wire between the OSS and its clients: requests taken apart, the operations that they ask for, answers and errors. */
@NullMarked
package org.dropback.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
