/** PostObject's forms: parts read as a stream, and the policy that signs them. */
@NullMarked
package org.dropback.sandbox.form;

import org.jspecify.annotations.NullMarked;
