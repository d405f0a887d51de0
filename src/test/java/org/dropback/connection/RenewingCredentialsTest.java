package org.dropback.connection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.secret.Secret;
import org.junit.jupiter.api.Test;

class RenewingCredentialsTest {

    private final Hands clock = new Hands();
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile boolean lenderFails;
    private volatile Duration life = Duration.ofHours(1);
    private final RenewingCredentials source = new RenewingCredentials(this::fetch, clock);

    @Test
    void oneLeaseServesUntilItIsNearlyOver() throws Exception {
        var first = source.current();
        clock.move(Duration.ofMinutes(54));
        assertSame(first, source.current());
        clock.move(Duration.ofMinutes(2));
        assertNotSame(first, source.current());
        assertEquals(2, fetched.get());
    }

    @Test
    void aShortLifeIsSpentToFourFifths() throws Exception {
        life = Duration.ofSeconds(100);
        var first = source.current();
        clock.move(Duration.ofSeconds(79));
        assertSame(first, source.current());
        clock.move(Duration.ofSeconds(2));
        assertNotSame(first, source.current());
    }

    @Test
    void whereTheLenderFailsTheOldOnesAreSpentToTheirEndAndHeIsNotPestered() throws Exception {
        var first = source.current();
        lenderFails = true;
        clock.move(Duration.ofMinutes(56));
        assertSame(first, source.current());
        assertSame(first, source.current());
        assertEquals(2, fetched.get(), "not asked again at once");
        clock.move(Duration.ofMinutes(1));
        assertSame(first, source.current());
        assertEquals(3, fetched.get());
        clock.move(Duration.ofMinutes(4));
        assertTrue(assertThrows(CredentialsException.class, source::current).isTemporary());
        lenderFails = false;
        assertNotSame(first, source.current());
    }

    @Test
    void onlyWhatWasRefusedIsThrownAway() throws Exception {
        var first = source.current();
        assertTrue(source.refused(first));
        var second = source.current();
        assertNotSame(first, second);
        assertTrue(source.refused(first), "another thread saw the first refused, too late");
        assertSame(second, source.current());
    }

    @Test
    void whatHasRunOutWhenItComesIsNoLease() {
        life = Duration.ZERO;
        assertTrue(assertThrows(CredentialsException.class, source::current).isTemporary());
    }

    @Test
    void whileOneThreadFetchesTheOthersGoOn() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var slow = new RenewingCredentials(() -> {
            if (fetched.get() > 0) {
                asked.countDown();
                try {
                    answer.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new CredentialsException("interrupted", true, e);
                }
            }
            return fetch();
        }, clock);
        var first = slow.current();
        clock.move(Duration.ofMinutes(56));
        var fetching = new CompletableFuture<Credentials>();
        Thread.ofVirtual().start(() -> {
            try {
                fetching.complete(slow.current());
            } catch (CredentialsException e) {
                fetching.completeExceptionally(e);
            }
        });
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        assertSame(first, slow.current());
        answer.countDown();
        var second = fetching.get(60, TimeUnit.SECONDS);
        assertNotSame(first, second);
        await().untilAsserted(() -> assertSame(second, slow.current()));
        assertEquals(2, fetched.get());
    }

    /** Each would wait as long as the first for a lender that is silent, one after the other. */
    @Test
    void whoWaitsForALenderThatThenFailsHearsThatToo() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var silent = new RenewingCredentials(() -> {
            asked.countDown();
            try {
                answer.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new CredentialsException("interrupted", true, e);
            }
            lenderFails = true;
            return fetch();
        }, clock);
        var failures = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 5; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                if (assertThrows(CredentialsException.class, silent::current).isTemporary()) {
                    failures.incrementAndGet();
                }
            }));
        }
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING));
        answer.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(5, failures.get());
        assertEquals(1, fetched.get());
        assertThrows(CredentialsException.class, silent::current);
        assertEquals(2, fetched.get(), "who comes later asks anew");
    }

    /** Whoever asks may be cancelled: the others ask anew instead of waiting for him, or of failing with him. */
    @Test
    void whoIsInterruptedWaitsNoLongerAndTakesNobodyAlong() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var silent = new RenewingCredentials(() -> {
            if (asked.getCount() > 0) {
                asked.countDown();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CredentialsException("interrupted", true, e);
                }
            }
            return fetch();
        }, clock);
        var asking = new Asking(silent);
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        var waiting = new Asking(silent);
        var impatient = new Asking(silent);
        await().until(() -> waiting.isWaiting() && impatient.isWaiting());
        impatient.thread.interrupt();
        assertThrows(ExecutionException.class, () -> impatient.result.get(60, TimeUnit.SECONDS));
        assertTrue(waiting.isWaiting() && asking.isWaiting());
        asking.thread.interrupt();
        assertThrows(ExecutionException.class, () -> asking.result.get(60, TimeUnit.SECONDS));
        assertEquals("STS.1", waiting.result.get(60, TimeUnit.SECONDS).accessKeyId());
    }

    /** OSS's word must not wait for a lender that is silent. */
    @Test
    void whatIsRefusedWhileALenderIsSilentIsThrownAwayAtOnce() throws Exception {
        var silent = new CountDownLatch(1);
        var slow = new RenewingCredentials(() -> {
            if (fetched.get() > 0) {
                try {
                    silent.await();
                } catch (InterruptedException e) {
                    throw new CredentialsException("interrupted", true, e);
                }
            }
            return fetch();
        }, clock);
        var first = slow.current();
        clock.move(Duration.ofMinutes(56));
        var asking = new Asking(slow);
        await().until(asking::isWaiting);
        var refusing = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> refusing.complete(slow.refused(first)));
        assertTrue(refusing.get(60, TimeUnit.SECONDS));
        silent.countDown();
        assertNotSame(first, asking.result.get(60, TimeUnit.SECONDS));
    }

    private static final class Asking {

        final CompletableFuture<Credentials> result = new CompletableFuture<>();
        final Thread thread;

        Asking(RenewingCredentials source) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    result.complete(source.current());
                } catch (CredentialsException e) {
                    result.completeExceptionally(e);
                }
            });
        }

        boolean isWaiting() {
            return thread.getState() == Thread.State.WAITING;
        }
    }

    private Lease fetch() throws CredentialsException {
        int number = fetched.incrementAndGet();
        if (lenderFails) {
            throw new CredentialsException("gone", true);
        }
        return new Lease(new Credentials("STS." + number, new Secret("s"), new Secret("t")), clock.instant().plus(life));
    }

    private static final class Hands extends Clock {

        private volatile Instant now = Instant.parse("2026-11-25T00:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
