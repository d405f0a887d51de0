package org.dropback.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something borrowed, exchanged for a new one before it runs out. One thread fetches, the others go on with the old one as long as it is good. Where the
 * lender fails it is spent to its end.
 */
final class Renewing<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Renewing.class);
    private static final Duration EARLY = Duration.ofMinutes(5);
    /** Of a lender that fails, while what was lent is still good. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** Who lends. */
    interface Lender<T> {
        T fetch() throws CredentialsException;
    }

    private final Lender<T> lender;
    private final Function<T, @Nullable Instant> expiration;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held<T> held;
    /** What the lender said last when it lent nothing. */
    private volatile @Nullable CredentialsException failed;

    /** @param renewal when to look for a new one */
    private record Held<T>(T lent, Instant expiration, Instant renewal) {
    }

    /** @param expiration null for what is good for one use */
    Renewing(Lender<T> lender, Function<T, @Nullable Instant> expiration, Clock clock) {
        this.lender = lender;
        this.expiration = expiration;
        this.clock = clock;
    }

    T current() throws CredentialsException {
        var now = clock.instant();
        var known = held;
        if (known != null && now.isBefore(known.renewal())) {
            return known.lent();
        }
        boolean good = known != null && now.isBefore(known.expiration());
        var failedBefore = failed;
        if (good && !fetching.tryLock()) {
            return known.lent();
        }
        if (!good) {
            fetching.lock();
        }
        try {
            if (held != known && held != null) {
                return held.lent();
            }
            // Of those who wait for a lender that is silent each would else wait as long, one after the other.
            if (failed != null && failed != failedBefore) {
                throw failed;
            }
            return renewed(known, now, good);
        } finally {
            fetching.unlock();
        }
    }

    private T renewed(@Nullable Held<T> known, Instant now, boolean good) throws CredentialsException {
        try {
            var lent = lender.fetch();
            var ends = expiration.apply(lent);
            if (ends == null) {
                return lent;
            }
            var life = Duration.between(now, ends);
            if (life.isNegative() || life.isZero()) {
                throw CredentialsException.told(true, "keys.lent.over", ends.toString());
            }
            // A fifth of a short life is kept in reserve, of a long one five minutes.
            var early = EARLY.compareTo(life.dividedBy(5)) < 0 ? EARLY : life.dividedBy(5);
            held = new Held<>(lent, ends, ends.minus(early));
            return lent;
        } catch (CredentialsException e) {
            if (!good || known == null) {
                failed = e;
                throw e;
            }
            LOG.warn("Nothing new yet: {}", e.getMessage());
            held = new Held<>(known.lent(), known.expiration(), now.plus(PAUSE));
            return known.lent();
        }
    }

    /** Only what was refused is thrown away; another thread may have fetched a better one. */
    void refused(Predicate<T> which) {
        fetching.lock();
        try {
            var known = held;
            if (known != null && which.test(known.lent())) {
                held = null;
            }
        } finally {
            fetching.unlock();
        }
    }
}
