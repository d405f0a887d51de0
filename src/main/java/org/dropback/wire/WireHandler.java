package org.dropback.wire;

import java.io.IOException;

/** Answers requests. Called on a virtual thread of its own for each request; may block. */
@FunctionalInterface
public interface WireHandler {

    /**
     * Answers through the exchange. A handler that returns without an answer, or throws, cuts the connection.
     *
     * @throws IOException          where the peer went away or sent less than it promised
     * @throws InterruptedException where the server is closed meanwhile
     */
    void handle(Exchange exchange) throws IOException, InterruptedException;
}
