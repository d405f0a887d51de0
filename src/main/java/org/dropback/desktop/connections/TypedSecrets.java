package org.dropback.desktop.connections;

import java.util.Map;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.secret.Secret;
import org.dropback.secret.SecretKeeper;
import org.dropback.secret.VaultException;

/**
 * A connection with secrets that were typed and not saved, for as long as it is looked at: under an id of its own, so that whatever runs goes on with those that
 * are saved. Any thread; blocks while it asks the keychain for the others.
 */
final class TypedSecrets implements AutoCloseable {

    private final SecretKeeper keeper;
    private final SavedConnection connection;
    private final boolean any;

    /** @param typed none where the connection may be taken as it is */
    TypedSecrets(SecretKeeper keeper, SavedConnection real, Map<SecretSlot, String> typed) {
        this.keeper = keeper;
        any = !typed.isEmpty();
        connection = any ? real.copied() : real;
        if (any) {
            for (var slot : SecretSlot.values()) {
                var secret = typed.get(slot);
                if (secret != null) {
                    keeper.keepForSession(slot.entry(connection.id()), new Secret(secret));
                } else {
                    lend(slot, real);
                }
            }
        }
    }

    /** What cannot be had is told where it is missed. */
    private void lend(SecretSlot slot, SavedConnection real) {
        try {
            keeper.find(slot.entry(real.id())).ifPresent(saved -> keeper.keepForSession(slot.entry(connection.id()), saved));
        } catch (VaultException e) {
            return;
        }
    }

    SavedConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        if (any) {
            for (var slot : SecretSlot.values()) {
                keeper.endSession(slot.entry(connection.id()));
            }
        }
    }
}
