/** One window for each home: a second start hands its files to the first over a Unix domain socket that only its owner reaches. */
@NullMarked
package org.dropback.app.instance;

import org.jspecify.annotations.NullMarked;
