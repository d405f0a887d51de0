package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.text.BadInputException;
import org.dropback.testing.AppServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills an upload (SIGKILL to a process of its own) in each of its states and at random points, under faults, gives the same command again, or
 * {@code --resume}, until it ends, and kills callback retries too; in each way to upload. What the kills have hit is told at the end.
 * What is right is read from the sandbox: its objects, what it served, and what its receiver got; never from our own database. Seeded; {@code -Pfaults} runs
 * two hundred.
 */
class KillTest {

    private static final int SEEDS = Integer.getInteger("dropback.kills", 10);
    static final int SMALL_FILES = 8;
    private static final int PART = 100 << 10;
    private static final List<String> FAULTS = List.of("503 op=UploadPart every=4", "503 op=PutObject every=5", "reset-after=40KiB op=UploadPart every=5",
            "lose-answer op=PutObject every=6", "lose-answer op=CompleteMultipartUpload times=1", "first-byte=150ms op=PutObject", "delay=60ms op=UploadPart",
            "503 op=CompleteMultipartUpload times=1", "503 op=PostObject every=5", "lose-answer op=PostObject every=6", "refuse every=9", "bandwidth=3MB/s");

    /** Moments of a callback retry. */
    private static final List<KillMoment> AGAIN = List.of(KillMoment.INITIATE, KillMoment.PART, KillMoment.COMPLETE, KillMoment.CALLBACK, KillMoment.SOON, KillMoment.LATER);

    private static final KillCounts COUNTS = new KillCounts();

    @TempDir
    private Path folder;

    @AfterAll
    static void tell() {
        System.out.println(COUNTS);
    }

    @TestFactory
    Stream<DynamicTest> eachFileIsStoredOnceAndCalledBackOnceAtMost() {
        var first = Long.getLong("dropback.seed", 1);
        return LongStream.range(first, first + SEEDS).mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(seed)));
    }

    private void run(long seed) throws Exception {
        var random = new Random(seed);
        var home = Files.createDirectories(folder.resolve("run" + seed));
        boolean refuses = random.nextInt(3) == 0;
        var answer = (refuses ? ReceiverAnswer.OK.withStatus(502) : ReceiverAnswer.OK).withDelay(Duration.ofMillis(random.nextInt(200)));
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withAnswer(answer)); var app = new AppServer(sandbox)) {
            app.callback(false);
            var faults = Stream.generate(() -> FAULTS.get(random.nextInt(FAULTS.size()))).limit(random.nextInt(3)).distinct().toList();
            sandbox.useFaults(faults.stream().map(KillTest::rule).toList());
            var way = KillWay.values()[(int) (seed % KillWay.values().length)];
            var files = files(Files.createDirectories(home.resolve("in")), way.folder(), random);
            var line = new KilledLine(sandbox, app, home, random, way, COUNTS);
            int kills = 1 + random.nextInt(3);
            boolean resumes = seed / KillWay.values().length % 2 == 0;
            boolean ended = false;
            for (int kill = 0; kill < kills && !ended; kill++) {
                var moments = way.moments();
                var moment = moments.get(kill == 0 ? (int) ((seed + seed / KillWay.values().length) % moments.size()) : random.nextInt(moments.size()));
                ended = kill > 0 ? line.goOn(moment, resumes) : line.upload(moment);
            }
            sandbox.useFaults(List.of());
            var told = "seed " + seed + ", faults " + faults + ", " + line.story;
            // Given again after its end, the command would ask for all of it again.
            assertTrue(ended || line.goOn(null, resumes), told);
            check(sandbox, files, line, way, refuses, told);
            if (refuses && way.callsBack()) {
                sandbox.useFaults(faults.stream().map(KillTest::rule).toList());
                callAgain(sandbox, files, line, random);
            }
        }
    }

    /** The server is well again: each object is called back again at most once, whenever the retry is killed, and stays what it is. */
    private static void callAgain(Sandbox sandbox, Map<String, byte[]> files, KilledLine line, Random random) throws Exception {
        var before = calls(sandbox);
        sandbox.receiver().answerBy(AnswerPlan.always(ReceiverAnswer.OK.withDelay(Duration.ofMillis(random.nextInt(200)))));
        boolean ended = false;
        for (int kills = 1 + random.nextInt(2); kills > 0 && !ended; kills--) {
            ended = line.again(AGAIN.get(random.nextInt(AGAIN.size())));
        }
        sandbox.useFaults(List.of());
        // What a fault had kept from being called is called now.
        line.again(null);
        var after = calls(sandbox);
        var history = line.history();
        try (var client = new BucketView(sandbox)) {
            for (var file : files.entrySet()) {
                var key = file.getKey();
                int more = after.getOrDefault(key, 0) - before.getOrDefault(key, 0);
                var outcome = history.get(key).get("outcome").asText();
                var what = key + " " + history.get(key) + " called " + more + " times: " + line.story;
                assertArrayEquals(file.getValue(), client.bytes(key), what);
                assertTrue(more <= 1, what);
                assertTrue(outcome.equals("callback-unknown") || outcome.equals("done") && more == 1, what);
            }
            line.abortOrphans();
            var left = new HashSet<String>();
            client.parts(left);
            assertEquals(Set.of(), left, "parts left behind: " + line.story);
        }
    }

    private static Map<String, Integer> calls(Sandbox sandbox) throws IOException {
        var mapper = new ObjectMapper();
        var calls = new HashMap<String, Integer>();
        for (var callback : sandbox.callbacks()) {
            calls.merge(mapper.readTree(callback.bodyText()).get("object").asText(), 1, Integer::sum);
        }
        return calls;
    }

    private static FaultRule rule(String words) {
        try {
            return FaultRule.parse(words);
        } catch (BadInputException e) {
            throw new IllegalArgumentException(words, e);
        }
    }

    private static Map<String, byte[]> files(Path in, String folder, Random random) throws IOException {
        var files = new HashMap<String, byte[]>();
        for (int i = 0; i < SMALL_FILES; i++) {
            files.put(folder + "small" + i + ".bin", new byte[random.nextInt(60_000)]);
        }
        files.put(folder + "large.bin", new byte[PART * (10 + random.nextInt(15)) + random.nextInt(PART)]);
        for (var file : files.entrySet()) {
            random.nextBytes(file.getValue());
            Files.write(in.resolve(file.getKey().substring(folder.length())), file.getValue());
        }
        return files;
    }

    private static void check(Sandbox sandbox, Map<String, byte[]> files, KilledLine line, KillWay way, boolean refuses, String told) throws Exception {
        var calls = calls(sandbox);
        var history = line.history();
        try (var client = new BucketView(sandbox)) {
            for (var file : files.entrySet()) {
                var key = file.getKey();
                // --resume does not tell again of what had ended well.
                var event = line.finished.getOrDefault(key, history.get(key));
                var requests = sandbox.requests().stream().filter(request -> key.equals(request.key()) && request.query().isEmpty())
                        .map(request -> "\n" + request.at() + " " + request.method() + " " + request.status() + " " + request.took().toMillis() + " ms " + request.fault()).toList();
                var what = key + " " + event + " " + told + requests;
                assertTrue(event != null, "nobody was told of " + what);
                assertEquals(event.get("outcome"), history.get(key).get("outcome"), history.get(key) + " in the history, but " + what);
                var outcome = event.get("outcome").asText();
                assertTrue(event.get("stored").asBoolean(), what);
                assertArrayEquals(file.getValue(), client.bytes(key), what);
                assertTrue(calls.getOrDefault(key, 0) <= 1, calls.get(key) + " callbacks of " + what);
                assertFalse(outcome.equals("done") && way.callsBack() && (refuses || event.get("callback").isNull() || calls.getOrDefault(key, 0) != 1), what);
                assertTrue((way.callsBack() ? Set.of("done", "callback-failed", "callback-unknown") : Set.of("done")).contains(outcome), what);
            }
            var left = new HashSet<String>();
            client.parts(left);
            assertEquals(Set.of(), left, "parts left behind: " + told);
        }
    }
}
