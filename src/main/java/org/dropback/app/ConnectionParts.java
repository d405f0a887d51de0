package org.dropback.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.dropback.secret.FileVault;
import org.dropback.secret.KeychainVault;
import org.dropback.secret.Sealer;
import org.dropback.secret.SecretKeeper;
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;

/** What saved connections stand on: their secrets, and what opens them. */
record ConnectionParts(SecretKeeper secrets, SavedStores stores) {

    /** Opens the encrypted file where there is no keychain and nobody to ask. */
    static final String PASSPHRASE = "DROPBACK_PASSPHRASE";

    /** A keychain may ask its owner in a window. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static ConnectionParts of(AppHome home, UnaryOperator<@Nullable String> environment, Executor workers, Clock clock, Redactor redactor) {
        var secrets = new SecretKeeper(new KeychainVault(workers, PATIENCE), new FileVault(home.secrets()), () -> passphrase(environment));
        return new ConnectionParts(secrets, new SavedStores(secrets, environment, Path.of(System.getProperty("user.home")), workers, clock, redactor));
    }

    /** With a key among them. */
    KeptSealing sealing() {
        return new KeptSealing(new Sealer(secrets, "journal/key"));
    }

    private static char @Nullable [] passphrase(UnaryOperator<@Nullable String> environment) {
        var given = environment.apply(PASSPHRASE);
        return given == null || given.isEmpty() ? null : given.toCharArray();
    }
}
