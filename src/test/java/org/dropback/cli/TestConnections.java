package org.dropback.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.dropback.check.ConnectionDoor;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Line;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.keys.FoundKeys;
import org.dropback.oss.ObjectStore;
import org.dropback.secret.FileVault;
import org.dropback.secret.KeychainVault;
import org.dropback.secret.SecretKeeper;
import org.dropback.store.ConnectionStore;

/** Saved connections of a home, which nobody opens; that is tried with the whole program. */
final class TestConnections {

    private TestConnections() {
    }

    static Connections of(Path home) {
        var secrets = new SecretKeeper(new KeychainVault(Thread::startVirtualThread, Duration.ofSeconds(5)), new FileVault(home.resolve("secrets.json")), () -> null);
        return new Connections(() -> new ConnectionStore(home.resolve("connections.json")), secrets, new ConnectionDoor() {
            @Override
            public FoundKeys keys(SavedConnection connection) throws CredentialsException {
                throw new CredentialsException("not in this test", false);
            }

            @Override
            public UploadPolicy policy(SavedConnection connection) throws CredentialsException {
                throw new CredentialsException("not in this test", false);
            }

            @Override
            public ObjectStore store(SavedConnection connection) {
                throw new IllegalStateException("not in this test");
            }

            @Override
            public Line line(SavedConnection connection) {
                throw new IllegalStateException("not in this test");
            }
        });
    }
}
