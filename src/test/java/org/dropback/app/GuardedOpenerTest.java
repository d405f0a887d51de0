package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.secret.Secret;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.Test;

class GuardedOpenerTest {

    @Test
    void whatAStoreIsOpenedWithIsMaskedFromThenOn() throws Exception {
        var redactor = new Redactor();
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "bucket", SignatureVersion.V4);
        var opener = new GuardedOpener(redactor);
        opener.open(connection, new Credentials("id", new Secret("pl4nted-s3cret"), new Secret("pl4nted-t0ken"))).close();
        opener.open(connection, new Credentials("id", new Secret("an0ther"), null)).close();
        assertEquals("•••• and •••• and ••••", redactor.redact("pl4nted-s3cret and pl4nted-t0ken and an0ther"));
    }
}
