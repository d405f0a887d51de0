package org.dropback.connection.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once, and again when the keys run out or OSS refuses them: then somebody may have changed the file. Any thread. */
public final class FoundCredentials implements CredentialsSource {

    private static final Logger LOG = LoggerFactory.getLogger(FoundCredentials.class);
    private static final Duration EARLY = Duration.ofMinutes(2);

    private final KeyFinder finder;
    private final Clock clock;
    private final ReentrantLock finding = new ReentrantLock();
    /** Guarded by the lock. */
    private @Nullable FoundKeys found;

    public FoundCredentials(KeyFinder finder, Clock clock) {
        this.finder = finder;
        this.clock = clock;
    }

    @Override
    public Credentials current() throws CredentialsException {
        try {
            finding.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsException("interrupted while another looked for keys", true, e);
        }
        try {
            var known = found;
            if (known == null || known.expiration() != null && clock.instant().isAfter(known.expiration().minus(EARLY))) {
                known = finder.find();
                found = known;
            }
            return known.credentials();
        } finally {
            finding.unlock();
        }
    }

    /** Only other keys are worth another request. */
    @Override
    public boolean refused(Credentials credentials) {
        finding.lock();
        try {
            found = finder.find();
            return !same(found.credentials(), credentials);
        } catch (CredentialsException e) {
            LOG.warn("Keys that were refused cannot be looked for again: {}", e.getMessage());
            return false;
        } finally {
            finding.unlock();
        }
    }

    private static boolean same(Credentials one, Credentials other) {
        return one.accessKeyId().equals(other.accessKeyId()) && one.accessKeySecret().reveal().equals(other.accessKeySecret().reveal())
                && token(one).equals(token(other));
    }

    private static String token(Credentials credentials) {
        return credentials.token() == null ? "" : credentials.token().reveal();
    }
}
