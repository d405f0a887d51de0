/** What an upload is: request, job, state machine, queue, progress snapshot. */
@NullMarked
package org.dropback.upload;

import org.jspecify.annotations.NullMarked;
