package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tens of thousands of objects of the command line: each is asked for when there is room for it. */
@Timeout(180)
class AgainRunTest {

    private static final int MANY = 20_000;
    private static final int LANES = 8;

    private final ShutStores shut = new ShutStores();
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void noMoreAreTakenThanHaveRoomAndEachEndsOnce() throws Exception {
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "bucket", SignatureVersion.V4);
        var profile = new CallbackProfile("p", List.of("http://127.0.0.1:1/callback"), null, false, BodyType.JSON, "{}", List.of(), Map.of());
        var clock = Clock.systemUTC();
        var calls = IntStream.range(0, MANY).mapToObj(number -> {
            taken.incrementAndGet();
            return new AgainRun.Call(connection, profile, AgainRequest.of("bucket", "key " + number, profile, null, clock.instant().atZone(clock.getZone())));
        }).iterator();
        try (var journal = SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor());
             var run = new AgainRun(calls, shut, journal, LANES, Duration.ZERO, clock)) {
            await().until(() -> shut.asked.get() == LANES);
            assertTrue(taken.get() <= LANES + 1, taken + " were taken");
            shut.open.countDown();
            var ended = new HashSet<String>();
            for (var end = run.next(); end != null; end = run.next()) {
                assertEquals(JobState.FAILED, end.state());
                ended.add(end.key());
            }
            assertEquals(MANY, ended.size());
            assertEquals(MANY, shut.asked.get());
        }
    }

    @Test
    void whatHasNoTurnYetIsLeftAloneByACancel() throws Exception {
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "bucket", SignatureVersion.V4);
        var profile = new CallbackProfile("p", List.of("http://127.0.0.1:1/callback"), null, false, BodyType.JSON, "{}", List.of(), Map.of());
        var clock = Clock.systemUTC();
        var calls = IntStream.range(0, MANY).mapToObj(number -> new AgainRun.Call(connection, profile,
                AgainRequest.of("bucket", "key " + number, profile, null, clock.instant().atZone(clock.getZone())))).iterator();
        try (var journal = SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor());
             var run = new AgainRun(calls, shut, journal, LANES, Duration.ZERO, clock)) {
            await().until(() -> shut.asked.get() == LANES);
            run.cancel();
            shut.open.countDown();
            int ended = 0;
            while (run.last() != null) {
                ended++;
            }
            assertEquals(LANES, ended);
            assertEquals(LANES, shut.asked.get());
            assertEquals(LANES, journal.history(new HistoryFilter("", Instant.EPOCH, Set.of()), Long.MAX_VALUE, 100).size());
        }
    }

    @Test
    void aListThatCannotBeReadOnIsNoEndOfIt() {
        var calls = IntStream.range(0, 1).<AgainRun.Call>mapToObj(_ -> {
            throw new IllegalArgumentException("on purpose");
        }).iterator();
        try (var journal = SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor());
             var run = new AgainRun(calls, shut, journal, 1, Duration.ZERO, Clock.systemUTC())) {
            assertThrows(IllegalStateException.class, run::next);
        }
    }
}
