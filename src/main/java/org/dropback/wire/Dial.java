package org.dropback.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to a host of perhaps several addresses: each is tried in turn until one takes it. May be closed by another thread, at any time. */
final class Dial implements AutoCloseable {

    private @Nullable Socket current;
    private boolean closed;

    /**
     * Connects.
     *
     * @param addresses at least one
     * @throws IOException why the last one took no connection, or where this is closed
     */
    Socket connect(List<InetAddress> addresses, int port) throws IOException {
        for (var address : addresses.subList(0, addresses.size() - 1)) {
            try {
                return connect(address, port);
            } catch (IOException e) {
                // The next one may take it.
            }
        }
        return connect(addresses.getLast(), port);
    }

    private Socket connect(InetAddress address, int port) throws IOException {
        var socket = next();
        socket.connect(new InetSocketAddress(address, port));
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** A socket that could not connect is of no further use. */
    private synchronized Socket next() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        current = new Socket();
        return current;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            // The exchange is over; a connection that cannot be closed properly is closed all the same.
        }
    }
}
