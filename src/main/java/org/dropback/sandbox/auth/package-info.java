/** Who may do what: signatures in header and URL, temporary keys, access lists. */
@NullMarked
package org.dropback.sandbox.auth;

import org.jspecify.annotations.NullMarked;
