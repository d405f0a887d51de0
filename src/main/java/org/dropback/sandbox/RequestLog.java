package org.dropback.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests that the OSS served. Any thread. */
final class RequestLog implements SandboxListener {

    /** Requests kept; older ones are forgotten. */
    static final int MAX_KEPT = 1_000;

    private final Deque<ServedRequest> kept = new ArrayDeque<>();

    @Override
    public synchronized void requestServed(ServedRequest request) {
        kept.addLast(request);
        if (kept.size() > MAX_KEPT) {
            kept.removeFirst();
        }
    }

    synchronized List<ServedRequest> requests() {
        return List.copyOf(kept);
    }

    synchronized void clear() {
        kept.clear();
    }
}
