/** Byte sizes, durations, placeholders, messages and redaction. Depends on nothing of ours. */
@NullMarked
package org.dropback.text;

import org.jspecify.annotations.NullMarked;
