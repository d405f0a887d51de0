package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.Unwatched;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who renames where something is there already overwrites nothing, whoever comes in between. */
@Timeout(180)
class EngineRenameTest extends OnBench {

    EngineRenameTest() {
        super(new EngineLimits(1, 1, Duration.ZERO));
    }

    private UploadRequest large(String name, String key) throws Exception {
        return bench.relayed(bench.request(bench.file(name, 64 * MIB), key, null));
    }

    @Test
    void aRenamedUploadThatRestedOverwritesNobody() throws Exception {
        var rename = new UploadOptions(null, 5 * MIB, null, IfExists.RENAME);
        bench.relay.rule(line -> line.contains("partNumber=6&") || line.contains("partNumber=6 ") ? Fate.HOLD_BODY : Fate.PASS);
        long id = bench.start(large("a", "key").with(rename));
        bench.relay.awaitHeld();
        await().until(() -> bench.now(id).partsDone() >= 4);
        bench.queue.pause(List.of(id));
        bench.queue.awaitIdle();
        bench.relay.rule(_ -> Fate.PASS);
        // Another file of the same name meanwhile.
        var other = bench.run(bench.request(bench.file("other/a", 1000), "key", null).with(rename));
        assertEquals(JobState.DONE, other.state());
        assertArrayEquals(Bench.random(1000), bench.stored(other.key()));
        bench.queue.resumeAll();
        bench.queue.awaitIdle();
        assertEquals(JobState.DONE, bench.now(id).state());
        assertArrayEquals(Bench.random(1000), bench.stored(other.key()), other.key() + " was overwritten; the other went to " + bench.now(id).key());
    }

    @Test
    void aRenamedUploadDoesNotOverwriteWhatCameMeanwhile() throws Exception {
        var rename = new UploadOptions(null, 5 * MIB, null, IfExists.RENAME);
        bench.relay.rule(line -> line.startsWith("PUT") ? Fate.HOLD_BODY : Fate.PASS);
        long id = bench.start(bench.relayed(bench.request(bench.file("a", 2000), "key", null).with(rename)));
        bench.relay.awaitHeld();
        bench.store.put(new ObjectTarget(bench.bucket(), "key", null, null), new ByteBody(Bench.random(1000)), new Unwatched());
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertArrayEquals(Bench.random(1000), bench.stored("key"), bench.now(id).toString());
        assertEquals("key (2)", bench.now(id).key());
        assertArrayEquals(Bench.random(2000), bench.stored("key (2)"));
    }

    @Test
    void oneWhoFreesNothingOfHisOwnFreesNobodysKey() throws Exception {
        restart(new EngineLimits(4, 1, Duration.ZERO));
        var puts = new AtomicInteger();
        bench.relay.rule(line -> !line.startsWith("PUT") ? Fate.PASS : puts.incrementAndGet() == 2 ? Fate.REFUSE : Fate.HOLD_BODY);
        var rename = new UploadOptions(null, 5 * MIB, null, IfExists.RENAME);
        var skip = new UploadOptions(null, 5 * MIB, null, IfExists.SKIP);
        long first = bench.start(bench.relayed(bench.request(bench.file("1", 1000), "key", null).with(rename)));
        bench.relay.awaitHeld();
        // Another job with the same key in its plain form fails meanwhile and gives the key free that the first has taken.
        var foreign = bench.request(bench.file("2", 2000), "key", null).with(skip);
        long second = bench.start(bench.relayed(foreign));
        await().until(() -> bench.now(second).state().isFinished());
        long third = bench.start(bench.relayed(bench.request(bench.file("3", 3000), "key", null).with(rename)));
        await().until(() -> puts.get() == 3);
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertEquals(List.of("key", "key (2)"), List.of(bench.now(first).key(), bench.now(third).key()));
    }
}
