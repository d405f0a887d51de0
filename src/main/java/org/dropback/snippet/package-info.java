/** "Copy as code": one upload with its callback as a program in the language of its reader, one small template a language. */
@NullMarked
package org.dropback.snippet;

import org.jspecify.annotations.NullMarked;
