package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxListener;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.text.BadInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills an upload (SIGKILL to a process of its own) in each of its states and at random points, under faults, gives the same command again, or
 * {@code --resume}, until it ends, and kills callback retries too.
 * What is right is read from the sandbox: its objects, what it served, and what its receiver got; never from our own database. Seeded; {@code -Pfaults} runs
 * two hundred.
 */
class KillTest {

    private static final int SEEDS = Integer.getInteger("dropback.kills", 10);
    private static final int SMALL_FILES = 8;
    private static final int PART = 100 << 10;
    private static final List<String> FAULTS = List.of("503 op=UploadPart every=4", "503 op=PutObject every=5", "reset-after=40KiB op=UploadPart every=5",
            "lose-answer op=PutObject every=6", "lose-answer op=CompleteMultipartUpload times=1", "first-byte=150ms op=PutObject", "delay=60ms op=UploadPart",
            "503 op=CompleteMultipartUpload times=1", "503 op=PostObject every=5", "lose-answer op=PostObject every=6", "refuse every=9", "bandwidth=3MB/s");

    /** Moments of a callback retry. */
    private static final List<Moment> AGAIN = List.of(Moment.INITIATE, Moment.PART, Moment.COMPLETE, Moment.CALLBACK, Moment.SOON, Moment.LATER);

    /** When the process is killed. */
    private enum Moment {
        PUT, PUTS, INITIATE, PART, PARTS, COMPLETE, CALLBACK, SOON, LATER, LATEST;

        boolean isDue(ServedRequest request, int served) {
            boolean part = request.query().contains("partNumber=");
            boolean form = request.method().equals("POST") && request.query().isEmpty();
            boolean put = request.method().equals("PUT") && !part || form;
            return switch (this) {
                case PUT -> put;
                case PUTS -> put && served > 5;
                case INITIATE -> request.method().equals("POST") && request.query().startsWith("uploads");
                case PART -> part;
                case PARTS -> part && served > 12;
                case COMPLETE -> request.method().equals("POST") && request.query().contains("uploadId=");
                case CALLBACK, SOON, LATER, LATEST -> false;
            };
        }

        /** Milliseconds after the first request; -1 for none. */
        long after(Random random) {
            return switch (this) {
                case SOON -> random.nextInt(60);
                case LATER -> random.nextInt(400);
                case LATEST -> random.nextInt(1_500);
                default -> -1;
            };
        }
    }

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> eachFileIsStoredOnceAndCalledBackOnceAtMost() {
        var first = Long.getLong("dropback.seed", 1);
        return LongStream.range(first, first + SEEDS).mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(seed)));
    }

    private void run(long seed) throws Exception {
        var random = new Random(seed);
        var home = Files.createDirectories(folder.resolve("run" + seed));
        var files = files(Files.createDirectories(home.resolve("in")), random);
        boolean refuses = random.nextInt(3) == 0;
        var answer = (refuses ? ReceiverAnswer.OK.withStatus(502) : ReceiverAnswer.OK).withDelay(Duration.ofMillis(random.nextInt(200)));
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withAnswer(answer))) {
            var faults = Stream.generate(() -> FAULTS.get(random.nextInt(FAULTS.size()))).limit(random.nextInt(3)).distinct().toList();
            sandbox.useFaults(faults.stream().map(KillTest::rule).toList());
            // Each third seed sends forms, each third spends URLs that it makes itself; only parts can be gone on with.
            var line = new Line(sandbox, home, random, List.of("auto", "form", "presigned").get((int) (seed % 3)));
            int kills = 1 + random.nextInt(3);
            boolean resumes = seed % 2 == 0;
            boolean ended = false;
            for (int kill = 0; kill < kills && !ended; kill++) {
                var moment = kill == 0 ? Moment.values()[(int) (seed % Moment.values().length)] : Moment.values()[random.nextInt(Moment.values().length)];
                ended = kill > 0 && resumes ? line.resume(moment) : line.upload(moment);
            }
            sandbox.useFaults(List.of());
            var told = "seed " + seed + ", faults " + faults + ", " + line.story;
            // Given again after its end, the command would ask for all of it again.
            assertTrue(ended || (resumes ? line.resume(null) : line.upload(null)), told);
            check(sandbox, files, line, refuses, told);
            if (refuses) {
                sandbox.useFaults(faults.stream().map(KillTest::rule).toList());
                callAgain(sandbox, files, line, random);
            }
        }
    }

    /** The server is well again: each object is called back again at most once, whenever the retry is killed, and stays what it is. */
    private static void callAgain(Sandbox sandbox, Map<String, byte[]> files, Line line, Random random) throws Exception {
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
        try (var client = new Client(sandbox)) {
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

    private static Map<String, byte[]> files(Path in, Random random) throws IOException {
        var files = new HashMap<String, byte[]>();
        for (int i = 0; i < SMALL_FILES; i++) {
            files.put("small" + i + ".bin", new byte[random.nextInt(60_000)]);
        }
        files.put("large.bin", new byte[PART * (10 + random.nextInt(15)) + random.nextInt(PART)]);
        for (var file : files.entrySet()) {
            random.nextBytes(file.getValue());
            Files.write(in.resolve(file.getKey()), file.getValue());
        }
        return files;
    }

    /** One command line, given as often as needed. */
    private static final class Line implements SandboxListener {

        private final Sandbox sandbox;
        private final Path home;
        private final Random random;
        private final String method;
        private final ObjectMapper mapper = new ObjectMapper();
        private final Map<String, JsonNode> finished = new HashMap<>();
        private final List<String> story = new ArrayList<>();
        private final ConcurrentLinkedQueue<ServedRequest> served = new ConcurrentLinkedQueue<>();
        private final AtomicInteger count = new AtomicInteger();
        private volatile Moment moment = Moment.LATEST;
        private volatile Process process;
        private volatile boolean armed;
        private volatile long killAt;

        Line(Sandbox sandbox, Path home, Random random, String method) {
            this.method = method;
            this.sandbox = sandbox;
            this.home = home;
            this.random = random;
            sandbox.onEvent(this);
        }

        @Override
        public void requestServed(ServedRequest request) {
            if (request.method().equals("GET")) {
                // Our own look at the parts may be told late: a process killed at it has recorded nothing yet.
                return;
            }
            served.add(request);
            int number = count.incrementAndGet();
            if (armed && moment.isDue(request, number)) {
                kill();
            }
            if (number == 1) {
                long after = moment.after(random);
                killAt = armed && after >= 0 ? System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(after) : 0;
            }
        }

        @Override
        public void callbackReceived(ReceivedCallback callback) {
            if (armed && moment == Moment.CALLBACK) {
                kill();
            }
        }

        private void kill() {
            armed = false;
            process.destroyForcibly();
        }

        /** @return whether it ended by itself */
        boolean upload(Moment when) throws Exception {
            return run(when, "upload", "--endpoint", sandbox.endpoint().toString(), "--region", sandbox.region(), "--bucket", "sandbox", "--part-size", "100KiB",
                    "--key", "{name}", "--callback-url", sandbox.receiverUrl().toString(), "--callback-body", "{\"object\":${object},\"size\":${size}}",
                    "--callback-body-type", "json", "--method", method, "--output", "jsonl", home.resolve("in").toString());
        }

        boolean resume(Moment when) throws Exception {
            return run(when, "upload", "--resume", "--output", "jsonl");
        }

        boolean again(Moment when) throws Exception {
            return run(when, "retry-callback", "--failed", "--output", "jsonl");
        }

        void abortOrphans() throws Exception {
            run(null, "uploads", "abort");
        }

        /** The last attempt at each object. */
        Map<String, JsonNode> history() throws Exception {
            run(null, "history", "export");
            var last = new HashMap<String, JsonNode>();
            for (var text : Files.readAllLines(home.resolve("out" + (story.size() - 1)))) {
                var attempt = mapper.readTree(text);
                last.putIfAbsent(attempt.get("key").asText(), attempt);
            }
            return last;
        }

        private boolean run(Moment when, String... command) throws Exception {
            var known = storedParts();
            served.clear();
            count.set(0);
            killAt = 0;
            moment = when == null ? Moment.LATEST : when;
            armed = when != null;
            var output = home.resolve("out" + story.size());
            var errors = home.resolve("err" + story.size());
            var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), CliProcess.class.getName()));
            words.addAll(List.of(command));
            var builder = new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(Map.of("DROPBACK_HOME", home.resolve("home").toString(), "OSS_ACCESS_KEY_ID", sandbox.accessKeyId(),
                    "OSS_ACCESS_KEY_SECRET", sandbox.accessKeySecret(), "LC_ALL", "C.UTF-8"));
            process = builder.start();
            var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
            while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
                long at = killAt;
                if (at != 0 && System.nanoTime() >= at && armed) {
                    kill();
                }
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new AssertionError("it does not end: " + story + Files.readString(errors) + Files.readString(output));
                }
            }
            var told = new HashSet<String>();
            for (var text : Files.readAllLines(output)) {
                if (text.startsWith("{\"event\":") && text.endsWith("}")) {
                    var event = mapper.readTree(text);
                    told.add(event.get("key").asText());
                    finished.put(event.get("key").asText(), event);
                }
            }
            // Where it was killed after its last word, the same command given again would rightly begin anew.
            boolean ended = process.exitValue() != 137 || told.size() == SMALL_FILES + 1;
            story.add(String.join(" ", List.of(command).subList(0, 2)) + " " + when + (ended ? " ended " + process.exitValue() : " killed after " + count.get() + " requests"));
            var again = new HashSet<>(known);
            again.retainAll(sentParts());
            assertEquals(Set.of(), again, "parts that ListParts knew were sent again: " + story);
            return ended;
        }

        /** What the sandbox has of uploads that it still knows, as upload ID and part number. */
        private Set<String> storedParts() {
            var parts = new HashSet<String>();
            try (var sdk = new Client(sandbox)) {
                sdk.parts(parts);
            }
            return parts;
        }

        private Set<String> sentParts() {
            var parts = new HashSet<String>();
            served.stream().filter(request -> request.query().contains("partNumber=") && request.method().equals("PUT")).forEach(request -> {
                var values = new HashMap<String, String>();
                for (var pair : request.query().split("&")) {
                    values.put(pair.substring(0, Math.max(0, pair.indexOf('='))), pair.substring(pair.indexOf('=') + 1));
                }
                parts.add(values.get("uploadId") + " " + values.get("partNumber"));
            });
            return parts;
        }
    }

    /** Alibaba's own client, to look at what is there. */
    private record Client(OSS oss) implements AutoCloseable {

        Client(Sandbox sandbox) {
            this(new OSSClientBuilder().build(sandbox.endpoint().toString(), sandbox.accessKeyId(), sandbox.accessKeySecret()));
        }

        void parts(Set<String> into) {
            var uploads = oss.listMultipartUploads(new com.aliyun.oss.model.ListMultipartUploadsRequest("sandbox"));
            for (var upload : uploads.getMultipartUploads()) {
                oss.listParts(new com.aliyun.oss.model.ListPartsRequest("sandbox", upload.getKey(), upload.getUploadId())).getParts()
                        .forEach(part -> into.add(upload.getUploadId() + " " + part.getPartNumber()));
            }
        }

        byte[] bytes(String key) throws IOException {
            try (var object = oss.getObject("sandbox", key)) {
                return object.getObjectContent().readAllBytes();
            }
        }

        @Override
        public void close() {
            oss.shutdown();
        }
    }

    private static void check(Sandbox sandbox, Map<String, byte[]> files, Line line, boolean refuses, String told) throws Exception {
        var calls = calls(sandbox);
        var history = line.history();
        try (var client = new Client(sandbox)) {
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
                assertFalse(outcome.equals("done") && (refuses || event.get("callback").isNull() || calls.getOrDefault(key, 0) != 1), what);
                assertTrue(Set.of("done", "callback-failed", "callback-unknown").contains(outcome), what);
            }
            var left = new HashSet<String>();
            client.parts(left);
            assertEquals(Set.of(), left, "parts left behind: " + told);
        }
    }
}
