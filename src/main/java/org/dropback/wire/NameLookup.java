package org.dropback.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks names up with an end: the system's resolver may take far longer than anybody waits. */
public final class NameLookup {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private NameLookup() {
    }

    /** The addresses of a host; empty where it has none or none came in 5 s. Any thread. */
    public static List<InetAddress> resolve(String host) throws InterruptedException {
        var task = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread.ofVirtual().name("lookup").start(task);
        try {
            return List.of(task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                return List.of();
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
