package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.Transfer;
import org.dropback.oss.Unwatched;
import org.dropback.oss.UploadBody;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes to the bucket while an upload rests. */
@Timeout(60)
class EngineRestTest extends OnBench {

    /** Lets the user pause when the last byte of the first put is out, which arrives only when told. */
    private ObjectStore late(Runnable pause, AtomicReference<Runnable> arrive) {
        return Hooked.of(ObjectStore.class, bench.store, (method, arguments, real) -> {
            if (method.equals("put") && arrive.get() == null) {
                pause.run();
                ((Transfer) arguments[2]).allSent();
                arrive.set(() -> {
                    try {
                        bench.store.put((ObjectTarget) arguments[0], (UploadBody) arguments[1], new Unwatched());
                    } catch (StoreException e) {
                        throw new IllegalStateException(e);
                    }
                });
                throw new StoreException(ErrorEvidence.local(Stored.UNKNOWN, LocalError.CONNECTION_LOST, "on purpose"), FailureKind.UNKNOWN_OUTCOME, null, null);
            }
            return real.call();
        });
    }

    @Test
    void whatArrivesMeanwhileIsFoundBeforeItIsSentAgain() throws Exception {
        var queue = new AtomicReference<EngineQueue>();
        var arrive = new AtomicReference<Runnable>();
        var late = late(() -> queue.get().pauseAll(), arrive);
        try (var of = bench.another(_ -> late, bench.journal, Bench.IMPATIENT)) {
            queue.set(of);
            var body = bench.file("a", 0);
            var id = of.add(List.of(bench.request(body, "key", bench.profile("/callback")))).getFirst().id();
            of.awaitIdle();
            assertEquals(JobState.PAUSED, of.job(id).orElseThrow().state());
            arrive.get().run();
            of.resumeAll();
            of.awaitIdle();
            assertEquals(1, bench.sandbox.callbacks().size());
            assertEquals(JobState.CALLBACK_UNKNOWN, of.job(id).orElseThrow().state());
        }
    }

    @Test
    void whoIsToBeAskedIsAskedAlsoAboutWhatCameMeanwhile() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber=3") ? Fate.HOLD_BODY : Fate.PASS);
        var ask = new UploadOptions(null, 5 * MIB, null, IfExists.ASK);
        long id = bench.start(bench.relayed(bench.request(bench.file("a", 12 * MIB), "key", null).with(ask)));
        bench.relay.awaitHeld();
        await().until(() -> bench.now(id).partsDone() >= 1);
        bench.queue.pause(List.of(id));
        bench.queue.awaitIdle();
        bench.relay.openAll();
        bench.relay.rule(_ -> Fate.PASS);
        assertEquals(JobState.DONE, bench.run(bench.request(bench.file("other", 1000), "key", null)).state());
        bench.queue.resumeAll();
        bench.queue.awaitIdle();
        assertEquals(JobState.ASKING, bench.now(id).state());
        assertEquals(List.of(), bench.uploadsLeftBehind());
        bench.queue.answer(IfExists.OVERWRITE);
        bench.queue.awaitIdle();
        assertArrayEquals(Bench.random(12 * MIB), bench.stored("key"));
    }
}
