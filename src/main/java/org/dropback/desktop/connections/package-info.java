/** The Connections screen: what uploads can go to, with which keys, and what is wrong with it. */
@NullMarked
package org.dropback.desktop.connections;

import org.jspecify.annotations.NullMarked;
