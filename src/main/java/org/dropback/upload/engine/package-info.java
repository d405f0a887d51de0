/** The work of an upload: put, multipart, part plan, cancel. */
@NullMarked
package org.dropback.upload.engine;

import org.jspecify.annotations.NullMarked;
