/** The editor of a callback body: colours, completion of {@code ${…}}, search, and what each variable will be. */
@NullMarked
package org.dropback.desktop.profiles.body;

import org.jspecify.annotations.NullMarked;
