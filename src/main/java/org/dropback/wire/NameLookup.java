package org.dropback.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the addresses of names. Any thread. */
@FunctionalInterface
public interface NameLookup {

    /** The system's resolver. */
    NameLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** At least one address; may take far longer than anybody waits. */
    List<InetAddress> all(String host) throws UnknownHostException;

    /** The same with an end. @return empty where the host has no address, or none came in time */
    default List<InetAddress> within(Duration limit, String host) throws InterruptedException {
        var task = new FutureTask<>(() -> all(host));
        Thread.ofVirtual().name("lookup").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
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
