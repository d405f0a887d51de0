/** What a callback is: profile, URLs, body template, variables, checks, rendering, header encoding, signature, outcome and the explanation of every error. No I/O. */
@NullMarked
package org.dropback.callback;

import org.jspecify.annotations.NullMarked;
