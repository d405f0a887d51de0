package org.dropback.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Borrowed keys, exchanged for new ones before they run out. One thread fetches, the others go on with the old ones as long as these are good. Where the
 * lender fails they are spent to their end.
 */
public final class RenewingCredentials implements CredentialsSource {

    /** Who lends. */
    @FunctionalInterface
    public interface Lender {
        Lease fetch() throws CredentialsException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(RenewingCredentials.class);
    private static final Duration EARLY = Duration.ofMinutes(5);
    /** Of a lender that fails, while the old keys are still good. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Lender lender;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;

    /** @param renewal when to look for new ones */
    private record Held(Lease lease, Instant renewal) {
    }

    public RenewingCredentials(Lender lender, Clock clock) {
        this.lender = lender;
        this.clock = clock;
    }

    @Override
    public Credentials current() throws CredentialsException {
        var now = clock.instant();
        var known = held;
        if (known != null && now.isBefore(known.renewal())) {
            return known.lease().credentials();
        }
        boolean good = known != null && now.isBefore(known.lease().expiration());
        if (good && !fetching.tryLock()) {
            return known.lease().credentials();
        }
        if (!good) {
            fetching.lock();
        }
        try {
            return held == known || held == null ? renewed(known, now, good) : held.lease().credentials();
        } finally {
            fetching.unlock();
        }
    }

    private Credentials renewed(@Nullable Held known, Instant now, boolean good) throws CredentialsException {
        try {
            var lease = lender.fetch();
            var life = Duration.between(now, lease.expiration());
            if (life.isNegative() || life.isZero()) {
                throw new CredentialsException("the keys that were lent had run out at " + lease.expiration(), true);
            }
            // A fifth of a short life is kept in reserve, of a long one five minutes.
            var early = EARLY.compareTo(life.dividedBy(5)) < 0 ? EARLY : life.dividedBy(5);
            held = new Held(lease, lease.expiration().minus(early));
            return lease.credentials();
        } catch (CredentialsException e) {
            if (!good || known == null) {
                throw e;
            }
            LOG.warn("No new keys yet: {}", e.getMessage());
            held = new Held(known.lease(), now.plus(PAUSE));
            return known.lease().credentials();
        }
    }

    /** Only those that were refused are thrown away; another thread may have fetched better ones. */
    @Override
    public boolean refused(Credentials credentials) {
        fetching.lock();
        try {
            var known = held;
            if (known != null && known.lease().credentials().equals(credentials)) {
                held = null;
            }
            return true;
        } finally {
            fetching.unlock();
        }
    }
}
