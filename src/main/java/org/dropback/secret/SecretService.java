package org.dropback.secret;

import java.io.IOException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;

/** How the Secret Service of a Linux desktop fares, asked beside java-keyring, which tells neither. Blocks; where there is no bus it throws. */
final class SecretService {

    private static final String NAME = "org.freedesktop.secrets";
    private static final String USUAL = "/org/freedesktop/secrets/aliases/default";

    private SecretService() {
    }

    /** Whether its usual collection is locked (Secret Service API 0.2, property Locked). */
    static boolean isLocked() throws DBusException, IOException {
        try (var bus = bus()) {
            return bus.getRemoteObject(NAME, USUAL, Properties.class).Get("org.freedesktop.Secret.Collection", "Locked").equals(true);
        } catch (DBusExecutionException e) {
            return false;
        }
    }

    /** Whether a program offers it, answering or not. */
    static boolean isThere() throws DBusException, IOException {
        try (var bus = bus()) {
            return bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class).NameHasOwner(NAME);
        }
    }

    /** Not the shared one: java-keyring's is in the middle of a call. */
    private static DBusConnection bus() throws DBusException {
        return DBusConnectionBuilder.forSessionBus().withShared(false).build();
    }
}
