package org.dropback.app;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.connection.Connection;
import org.dropback.connection.Grant;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.text.Messages;
import org.dropback.upload.StoreOpener;

/** Opens what was recorded of the window's own sandbox where that is now: its usual port may have been taken then, or be taken now. */
record MovedSandbox(StoreOpener usual, URI now) implements StoreOpener {

    /** In each language that a window may have had. */
    private static final Set<String> NAMES = Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE)
            .map(locale -> Messages.of(locale).get("app.sandbox")).collect(Collectors.toUnmodifiableSet());

    @Override
    public ObjectStore open(Connection connection, Grant grant) throws StoreException {
        return usual.open(moved(connection, grant), grant);
    }

    @Override
    public PolicySource policies(Connection connection, Grant grant) throws StoreException {
        return usual.policies(moved(connection, grant), grant);
    }

    /** Without its keys it is a saved connection of the same name. */
    private Connection moved(Connection connection, Grant grant) {
        boolean ours = NAMES.contains(connection.name()) && !grant.equals(Grant.NONE) && Objects.equals(now.getHost(), connection.endpoint().getHost());
        return !ours ? connection : new Connection(connection.name(), now, connection.region(), connection.bucket(), connection.signature(),
                connection.addressing(), connection.access());
    }
}
