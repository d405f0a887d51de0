/** The Inspector screen: what the sandbox's receiver got, how it was checked, what it answers. */
@NullMarked
package org.dropback.desktop.inspector;

import org.jspecify.annotations.NullMarked;
