/** The application server that the sandbox plays: what it received, what it answers by, and what it answered. */
@NullMarked
package org.dropback.sandbox.receiver;

import org.jspecify.annotations.NullMarked;
