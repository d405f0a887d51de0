package org.dropback.secret;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;

/** Whether the Secret Service's usual collection is locked (Secret Service API 0.2, property Locked). Elsewhere nobody can say. Blocks. */
final class SecretServiceLock implements Callable<Boolean> {

    private static final String SERVICE = "org.freedesktop.secrets";
    private static final String USUAL = "/org/freedesktop/secrets/aliases/default";

    @Override
    public Boolean call() throws DBusException, IOException {
        // Not the shared one: java-keyring's is in the middle of a call.
        try (var bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            return bus.getRemoteObject(SERVICE, USUAL, Properties.class).Get("org.freedesktop.Secret.Collection", "Locked").equals(true);
        } catch (DBusExecutionException e) {
            return false;
        }
    }
}
