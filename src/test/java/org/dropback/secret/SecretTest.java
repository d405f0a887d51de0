package org.dropback.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.dropback.connection.Credentials;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void isRevealedOnDemandAndNeverByItself() {
        var secret = new Secret("pl4nted");
        assertEquals("pl4nted", secret.reveal());
        assertFalse(secret.toString().contains("pl4nted"));
        assertFalse(new Credentials("ak", secret, secret).toString().contains("pl4nted"));
        assertFalse(secret.equals(new Secret("pl4nted")), "compared by identity, so that no length or content leaks");
    }
}
