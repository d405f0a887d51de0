package org.dropback.secret;

import java.time.Duration;
import java.util.concurrent.Executors;

/** Runs in a process of its own, on a bus of its own: keeps, gives and forgets a secret. Prints no secret. */
public final class SecretServiceProbe {

    private SecretServiceProbe() {
    }

    /** Ends with 0 and prints "kept" where the keychain did all of it; else prints why not. */
    public static void main(String... words) throws Exception {
        // Not closed: that would wait for what hangs.
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        try (var vault = new KeychainVault(workers, Duration.ofSeconds(Long.parseLong(words[0])))) {
            vault.write("test/secret", new Secret("pl4nted 图"));
            vault.write("test/secret", new Secret("pl4nted 片"));
            vault.write("test/other", new Secret("o"));
            if (!vault.read("test/secret").orElseThrow().reveal().equals("pl4nted 片") || !vault.read("test/other").orElseThrow().reveal().equals("o")) {
                throw new IllegalStateException("another secret came back");
            }
            vault.delete("test/secret");
            System.out.println("\nkept; then " + reason(vault));
        } catch (VaultException e) {
            System.out.println("\n" + e.reason());
        }
        System.exit(0);
    }

    private static String reason(KeychainVault vault) {
        try {
            vault.read("test/secret");
            return "still there";
        } catch (VaultException e) {
            return e.reason().toString();
        }
    }
}
