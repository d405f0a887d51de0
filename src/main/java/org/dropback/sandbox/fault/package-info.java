/** Faults that bend the OSS: cut, slow, refused or wrong answers, as rules ask for them. */
@NullMarked
package org.dropback.sandbox.fault;

import org.jspecify.annotations.NullMarked;
