package org.dropback.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the connections of this run need beside themselves, in memory. Any thread. */
public final class Grants implements Function<Connection, Grant> {

    private final Map<Connection, Grant> grants = new ConcurrentHashMap<>();
    private final Function<Connection, Grant> others;

    /** @param others of connections that nobody put here, such as those of an earlier run */
    public Grants(Function<Connection, Grant> others) {
        this.others = others;
    }

    public void put(Connection connection, Grant grant) {
        grants.put(connection, grant);
    }

    @Override
    public Grant apply(Connection connection) {
        var known = grants.get(connection);
        return known != null ? known : others.apply(connection);
    }
}
