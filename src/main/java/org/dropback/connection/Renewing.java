package org.dropback.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something borrowed, exchanged for a new one before it runs out. One thread fetches, the others go on with the old one as long as it is good. Where the
 * lender fails it is spent to its end. Whoever is interrupted waits no longer, and the next one asks the lender anew.
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
    private final AtomicReference<@Nullable Held<T>> held = new AtomicReference<>();
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
        var known = held.get();
        if (known != null && now.isBefore(known.renewal())) {
            return known.lent();
        }
        boolean good = known != null && now.isBefore(known.expiration());
        var failedBefore = failed;
        if (good && !fetching.tryLock()) {
            return known.lent();
        }
        if (!good) {
            await();
        }
        try {
            var meanwhile = held.get();
            if (meanwhile != known && meanwhile != null) {
                return meanwhile.lent();
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

    private void await() throws CredentialsException {
        try {
            fetching.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsException("interrupted while another asked", true, e);
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
            held.set(new Held<>(lent, ends, ends.minus(early)));
            return lent;
        } catch (CredentialsException e) {
            // Of one whose caller went away the others learn nothing.
            boolean interrupted = Thread.currentThread().isInterrupted();
            if (!good || known == null) {
                failed = interrupted ? failed : e;
                throw e;
            }
            if (!interrupted) {
                LOG.warn("Nothing new yet: {}", e.getMessage());
                held.compareAndSet(known, new Held<>(known.lent(), known.expiration(), now.plus(PAUSE)));
            }
            return known.lent();
        }
    }

    /** Only what was refused is thrown away; another thread may have fetched a better one. */
    void refused(Predicate<T> which) {
        var known = held.get();
        if (known != null && which.test(known.lent())) {
            held.compareAndSet(known, null);
        }
    }
}
