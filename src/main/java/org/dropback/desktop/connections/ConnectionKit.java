package org.dropback.desktop.connections;

import java.util.function.Consumer;
import org.dropback.check.ConnectionDoor;
import org.dropback.connection.Connection;
import org.dropback.secret.SecretKeeper;
import org.dropback.store.ConnectionStore;

/**
 * What the screen works on.
 *
 * @param door    opens connections, to test and to check them
 * @param changed told of a connection whose client has to be opened anew
 */
public record ConnectionKit(ConnectionStore store, SecretKeeper secrets, ConnectionDoor door, Consumer<Connection> changed) {
}
