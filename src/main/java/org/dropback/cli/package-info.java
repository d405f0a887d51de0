/** The command line: one file a command. */
@NullMarked
package org.dropback.cli;

import org.jspecify.annotations.NullMarked;
