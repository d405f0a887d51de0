package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

/** What is set while uploads run counts for them. */
class EngineLiveLimitsTest extends OnBench {

    private static final Pattern PART = Pattern.compile("partNumber=(\\d+)");

    EngineLiveLimitsTest() {
        super(new EngineLimits(1, 1, Duration.ofMinutes(5)));
    }

    private void awaitUploading(long wanted) {
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> bench.queue.counts().getOrDefault(JobState.UPLOADING, 0L) == wanted);
    }

    private void add(String name, int count) throws Exception {
        var requests = new ArrayList<UploadRequest>();
        for (int i = 0; i < count; i++) {
            requests.add(bench.relayed(bench.request(bench.file(name + i, 1000), name + i, null)));
        }
        bench.queue.add(requests);
    }

    @Test
    void moreFilesBeginAtOnceAndFewerAfterThem() throws Exception {
        bench.relay.rule(_ -> Relay.Fate.HOLD_BODY);
        add("a", 4);
        awaitUploading(1);
        bench.queue.use(new EngineLimits(3, 1, Duration.ZERO));
        awaitUploading(3);
        bench.queue.use(new EngineLimits(1, 1, Duration.ZERO));
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertEquals(4, bench.queue.counts().get(JobState.DONE));
        bench.relay.rule(_ -> Relay.Fate.HOLD_BODY);
        add("b", 3);
        awaitUploading(1);
        bench.relay.openAll();
        bench.queue.awaitIdle();
    }

    @Test
    void aLargeFileThatWaitedBeginsToo() throws Exception {
        bench.queue.limit(MIB);
        var requests = new ArrayList<UploadRequest>();
        for (int i = 0; i < 2; i++) {
            requests.add(bench.request(bench.file("large" + i, 12 * MIB), "large" + i, null));
        }
        bench.queue.add(requests);
        awaitUploading(1);
        bench.queue.use(new EngineLimits(2, 1, Duration.ZERO));
        awaitUploading(2);
        bench.queue.limit(0);
        bench.queue.awaitIdle();
        assertEquals(2, bench.queue.counts().get(JobState.DONE));
    }

    @Test
    void theFileThatIsSentGetsMorePartsAtOnceAndFewer() throws Exception {
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        var second = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        bench.relay.rule(line -> {
            var part = PART.matcher(line);
            if (part.find()) {
                int number = Integer.parseInt(part.group(1));
                begun.add(number);
                await(number == 1 ? new CountDownLatch(0) : number == 2 ? second : others);
            }
            return Relay.Fate.PASS;
        });
        var request = bench.relayed(bench.request(bench.file("parts", 9 * MIB), "parts", null));
        var id = bench.start(request.with(new UploadOptions(UploadMethod.MULTIPART, MIB)));
        awaitExactly(Set.of(1, 2), begun);
        bench.queue.use(new EngineLimits(1, 3, Duration.ZERO));
        second.countDown();
        awaitExactly(Set.of(1, 2, 3, 4, 5), begun);
        bench.queue.use(new EngineLimits(1, 1, Duration.ZERO));
        others.countDown();
        bench.queue.awaitIdle();
        assertEquals(JobState.DONE, bench.now(id).state());
        assertEquals(9, begun.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitExactly(Set<Integer> parts, Set<Integer> begun) {
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> begun.equals(parts));
    }

    @Test
    void aShorterTimeOfRetriesEndsThoseThatGoOn() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("503 op=PutObject"));
        var id = bench.start(bench.request(bench.file("a", 1000), "a", null));
        Awaitility.await().until(() -> bench.now(id).retry() != null);
        bench.queue.use(new EngineLimits(1, 1, Duration.ZERO));
        bench.queue.awaitIdle();
        assertEquals(JobState.FAILED, bench.now(id).state());
    }
}
