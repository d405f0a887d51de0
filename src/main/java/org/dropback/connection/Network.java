package org.dropback.connection;

import java.time.Duration;

/**
 * How a connection uses the network. TLS is always verified.
 *
 * @param authority      PEM file of a company's own certificate authority that is trusted beside the system's; "" for none
 * @param connectTimeout for TCP and TLS, 1 s to 5 minutes
 * @param answerTimeout  without a byte of an answer, 30 s to 10 minutes: OSS holds its answer while it calls back, up to 25 s (facts 3.1)
 */
public record Network(Proxy proxy, String authority, Duration connectTimeout, Duration answerTimeout) {

    public static final Duration MIN_CONNECT = Duration.ofSeconds(1);
    public static final Duration MAX_CONNECT = Duration.ofMinutes(5);
    public static final Duration MIN_ANSWER = Duration.ofSeconds(30);
    public static final Duration MAX_ANSWER = Duration.ofMinutes(10);

    public static final Network DEFAULT = new Network(Proxy.SYSTEM, "", Duration.ofSeconds(15), Duration.ofSeconds(50));

    /** For what is on this machine. */
    public static final Network DIRECT = new Network(Proxy.NONE, "", DEFAULT.connectTimeout(), DEFAULT.answerTimeout());
}
