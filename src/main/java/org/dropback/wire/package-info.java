/**
 * One HTTP/1.1 server and one sender that can do what OSS does: free Host, SNI on or off, no redirects, 5 s, raw bytes kept, connections cut
 * on purpose. The server is Jetty. The sender is plain sockets: it must write headers as given and read answers that Jetty's client refuses
 * before anyone can judge them (a Content-Length that is no number is one of OSS's own messages).
 */
@NullMarked
package org.dropback.wire;

import org.jspecify.annotations.NullMarked;
