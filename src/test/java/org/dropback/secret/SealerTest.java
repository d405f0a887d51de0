package org.dropback.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {

    @TempDir
    private Path folder;

    private Sealer sealer(String file) {
        return new Sealer(new SecretKeeper(KeychainVault.none(), new FileVault(folder.resolve(file), new Passphrase.Cost(64, 1, 1)), () -> "p".toCharArray()), "journal/key");
    }

    @Test
    void theKeyIsKeptAndOpensLater() throws Exception {
        var sealed = sealer("a").seal("pl4nted 图");
        assertFalse(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1).contains("pl4nted"));
        assertEquals(Optional.of("pl4nted 图"), sealer("a").open(sealed));
        assertNotEquals(sealed, sealer("a").seal("pl4nted 图"), "nobody can compare");
        assertTrue(sealer("b").open(sealed).isEmpty(), "no key");
        sealer("b").seal("x");
        assertTrue(sealer("b").open(sealed).isEmpty(), "another key");
        assertTrue(sealer("a").open("").isEmpty() && sealer("a").open("no base64!").isEmpty() && sealer("a").open("AAAA").isEmpty());
    }
}
