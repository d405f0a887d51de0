package org.dropback.oss.aliyun;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.dropback.connection.Line;
import org.jspecify.annotations.Nullable;

/** How the name in a server's certificate is checked: by the JDK, and by the client library where the JDK takes no such name, that of a bucket with an underscore. */
final class NameChecks {

    private NameChecks() {
    }

    static TlsSocketStrategy of(@Nullable Line line) {
        SSLContext tls = line == null ? SSLContexts.createDefault() : line.tls();
        var usual = new DefaultClientTlsStrategy(tls);
        var underscore = new DefaultClientTlsStrategy(tls, HostnameVerificationPolicy.CLIENT, HttpsSupport.getDefaultHostnameVerifier());
        return (socket, host, port, attachment, context) -> (host.contains("_") ? underscore : usual).upgrade(socket, host, port, attachment, context);
    }
}
