/** One HTTP/1.1 server and one sender that can do what OSS does: free Host, SNI on or off, no redirects, 5 s, raw bytes kept, connections cut on purpose. */
@NullMarked
package org.dropback.wire;

import org.jspecify.annotations.NullMarked;
