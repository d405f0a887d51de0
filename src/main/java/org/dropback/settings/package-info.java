/** What the app remembers of its user: tolerant JSON, written then moved. */
@NullMarked
package org.dropback.settings;

import org.jspecify.annotations.NullMarked;
