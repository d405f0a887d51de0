/** Keys that are read where somebody else keeps them: the environment, the files of other tools, what a program prints. Nothing is copied. */
@NullMarked
package org.dropback.connection.keys;

import org.jspecify.annotations.NullMarked;
