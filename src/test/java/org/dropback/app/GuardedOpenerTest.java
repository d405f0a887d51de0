package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Clock;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.secret.Secret;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.Test;

class GuardedOpenerTest {

    @Test
    void whatAStoreIsOpenedWithIsMaskedFromThenOn() throws Exception {
        var redactor = new Redactor();
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "bucket", SignatureVersion.V4);
        try (var opener = new GuardedOpener(redactor, Clock.systemUTC())) {
            used(opener.open(connection, Grant.of(new Credentials("id", new Secret("pl4nted-s3cret"), new Secret("pl4nted-t0ken")))));
            used(opener.open(connection, Grant.of(new Credentials("id", new Secret("an0ther"), null))));
            var server = URI.create("http://127.0.0.1:1/sts?user=pl4nted");
            opener.open(connection.with(Access.stsServer(server)), Grant.ofServer(server)).close();
        }
        assertEquals("•••• and •••• and •••• and ••••", redactor.redact("pl4nted-s3cret and pl4nted-t0ken and an0ther and http://127.0.0.1:1/sts?user=pl4nted"));
    }

    /** Nothing listens there. */
    private static void used(ObjectStore store) {
        try (store) {
            assertThrows(StoreException.class, () -> store.head("bucket", "key"));
        }
    }
}
