package org.dropback.secret;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dropback.secret.VaultException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The system's own: Keychain, Credential Manager, Secret Service. It may ask its owner in a window, or hang: it works on a thread of its own, and whoever
 * called waits only so long. While one call hangs, no other one is begun.
 */
public final class KeychainVault implements Vault, AutoCloseable {

    private static final String SERVICE = "Dropback";
    /** For a look at whether it is locked. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Executor workers;
    private final Duration patience;
    private final Callable<Keychain> opener;
    private final Callable<Boolean> locked;
    private final Callable<Boolean> there;
    private final Semaphore free = new Semaphore(1);
    private volatile @Nullable Keychain keychain;

    /** What a keychain can do; its exceptions are told by their words. */
    interface Keychain {

        String get(String entry) throws Exception;

        void set(String entry, String secret) throws Exception;

        void delete(String entry) throws Exception;

        void close() throws Exception;
    }

    /** @param workers a thread of them is lost while the keychain hangs */
    public KeychainVault(Executor workers, Duration patience) {
        this(workers, patience, () -> new Native(Keyring.create()), SecretService::isLocked, SecretService::isThere);
    }

    /** Where none may be used. */
    public static KeychainVault none() {
        return new KeychainVault(Runnable::run, Duration.ofSeconds(1), () -> {
            throw new BackendNotSupportedException("none is used");
        });
    }

    KeychainVault(Executor workers, Duration patience, Callable<Keychain> opener) {
        this(workers, patience, opener, () -> false, () -> false);
    }

    /**
     * @param locked asked when the keychain gave or took nothing: whether its owner would have to unlock it
     * @param there  asked when none could be reached: whether there is one that does not answer
     */
    KeychainVault(Executor workers, Duration patience, Callable<Keychain> opener, Callable<Boolean> locked, Callable<Boolean> there) {
        this.locked = locked;
        this.there = there;
        this.workers = workers;
        this.patience = patience;
        this.opener = opener;
    }

    /** @throws VaultException where there is none that answers */
    public void probe() throws VaultException {
        within(open -> "");
    }

    @Override
    public Optional<Secret> read(String entry) throws VaultException {
        return Optional.of(new Secret(within(open -> open.get(entry))));
    }

    @Override
    public void write(String entry, Secret secret) throws VaultException {
        within(open -> {
            open.set(entry, secret.reveal());
            return "";
        });
        demandOpen();
        if (!within(open -> open.get(entry)).equals(secret.reveal())) {
            throw new VaultException(Reason.REFUSED, "it has another one", null);
        }
    }

    /** The Secret Service takes and forgets nothing while it is locked, and does not say so. */
    private void demandOpen() throws VaultException {
        if (is(locked)) {
            throw new VaultException(Reason.LOCKED, "", null);
        }
    }

    @Override
    public void delete(String entry) throws VaultException {
        within(open -> {
            open.delete(entry);
            return "";
        });
        demandOpen();
    }

    private interface Work {
        String on(Keychain open) throws Exception;
    }

    private String within(Work work) throws VaultException {
        try {
            return attempted(work);
        } catch (VaultException e) {
            if (e.reason() == Reason.ABSENT) {
                throw is(there) ? new VaultException(Reason.HANGING, "org.freedesktop.secrets", e) : e;
            }
            throw is(locked) ? new VaultException(Reason.LOCKED, e.detail(), e) : e;
        }
    }

    private boolean is(Callable<Boolean> state) {
        var answer = new CompletableFuture<Boolean>();
        workers.execute(() -> {
            try {
                answer.complete(state.call());
            } catch (Exception | LinkageError e) {
                answer.complete(false);
            }
        });
        try {
            return answer.get(LOOK.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String attempted(Work work) throws VaultException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new VaultException(Reason.HANGING, patience.toSeconds() + " s", null);
            }
            var answer = new CompletableFuture<String>();
            workers.execute(() -> {
                try {
                    answer.complete(work.on(opened()));
                } catch (Exception | LinkageError e) {
                    answer.completeExceptionally(e);
                } finally {
                    free.release();
                }
            });
            return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new VaultException(Reason.HANGING, patience.toSeconds() + " s", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException(Reason.HANGING, "interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private Keychain opened() throws Exception {
        var open = keychain;
        if (open == null) {
            open = opener.call();
            keychain = open;
        }
        return open;
    }

    private static VaultException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case BackendNotSupportedException e -> new VaultException(Reason.ABSENT, String.valueOf(e.getMessage()), e);
            case PasswordAccessException e -> new VaultException(Reason.REFUSED, String.valueOf(e.getMessage()), e);
            // A native library that does not load, a bus that is not there.
            case LinkageError e -> new VaultException(Reason.ABSENT, e.getClass().getSimpleName(), e);
            case null -> new VaultException(Reason.REFUSED, "", null);
            default -> new VaultException(Reason.REFUSED, cause.getClass().getSimpleName(), cause);
        };
    }

    @Override
    public void close() {
        var open = keychain;
        if (open != null && free.tryAcquire()) {
            try {
                open.close();
            } catch (Exception e) {
                // The bus goes with the process.
            }
        }
    }

    private record Native(Keyring keyring) implements Keychain {

        @Override
        public String get(String entry) throws PasswordAccessException {
            return keyring.getPassword(SERVICE, entry);
        }

        @Override
        public void set(String entry, String secret) throws PasswordAccessException {
            keyring.setPassword(SERVICE, entry, secret);
        }

        @Override
        public void delete(String entry) throws PasswordAccessException {
            keyring.deletePassword(SERVICE, entry);
        }

        @Override
        public void close() throws Exception {
            keyring.close();
        }
    }
}
