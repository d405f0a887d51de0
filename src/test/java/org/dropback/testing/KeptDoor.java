package org.dropback.testing;

import java.util.List;
import org.dropback.check.ConnectionDoor;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.KeySource;
import org.dropback.connection.Line;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.keys.EnvironmentKeys;
import org.dropback.connection.keys.FoundKeys;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.secret.SecretKeeper;
import org.dropback.secret.VaultException;
import org.dropback.text.BadInputException;

/** Opens connections with keys that are kept; those of the environment are missing. */
public record KeptDoor(SecretKeeper secrets) implements ConnectionDoor {

    @Override
    public FoundKeys keys(SavedConnection connection) throws CredentialsException {
        return switch (connection.keys()) {
            case KeySource.Kept kept -> kept(connection, kept.accessKeyId());
            case KeySource.Session session -> kept(connection, session.accessKeyId());
            default -> new EnvironmentKeys(_ -> null).find();
        };
    }

    private FoundKeys kept(SavedConnection connection, String id) throws CredentialsException {
        try {
            var secret = secrets.find(SecretSlot.ACCESS_KEY_SECRET.entry(connection.id())).orElseThrow(() -> CredentialsException.told("keys.none"));
            return new FoundKeys(new Credentials(id, secret, null), null, "session", List.of());
        } catch (VaultException e) {
            throw new CredentialsException(e.toString(), false);
        }
    }

    @Override
    public UploadPolicy policy(SavedConnection connection) throws CredentialsException {
        throw CredentialsException.told("keys.none");
    }

    @Override
    public ObjectStore store(SavedConnection connection) throws StoreException {
        CredentialsSource keys = () -> keys(connection).credentials();
        try {
            return AliyunObjectStore.open(connection.connection(), keys, line(connection));
        } catch (BadInputException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Line line(SavedConnection connection) throws BadInputException {
        return Line.of(connection.network(), connection.connection().endpoint(), null);
    }
}
