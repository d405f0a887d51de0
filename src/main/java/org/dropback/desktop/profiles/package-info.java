/** The Profiles screen. */
@NullMarked
package org.dropback.desktop.profiles;

import org.jspecify.annotations.NullMarked;
