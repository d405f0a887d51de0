package org.dropback.oss.aliyun;

import java.time.Duration;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Which connections are kept for the next request: not one on which a request broke off, and none for a while after one that was kept turned out dead.
 * Who hangs up without a word does so again, and a request with a callback that is lost so could not be told from a stored object. Any thread.
 */
final class KeptConnections implements ConnectionReuseStrategy {

    private static final Duration DISTRUST = Duration.ofSeconds(20);

    private volatile long distrustedSince = System.nanoTime() - DISTRUST.toNanos();

    void oneDied() {
        distrustedSince = System.nanoTime();
    }

    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse answer, HttpContext context) {
        return System.nanoTime() - distrustedSince > DISTRUST.toNanos() && context.getAttribute(RefusalReader.BROKEN) == null
                && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, answer, context);
    }
}
