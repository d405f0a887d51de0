package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxListener;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.testing.AppServer;

/** One command line, given as often as needed. */
final class KilledLine implements SandboxListener {

    private final Sandbox sandbox;
    private final Path home;
    private final Random random;
    private final KillWay way;
    private final AppServer app;
    private final KillCounts counts;
    private final ObjectMapper mapper = new ObjectMapper();
    final Map<String, JsonNode> finished = new HashMap<>();
    final List<String> story = new ArrayList<>();
    private final ConcurrentLinkedQueue<ServedRequest> served = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile KillMoment moment = KillMoment.LATEST;
    private volatile Process process;
    private volatile boolean armed;
    private volatile long killAt;

    KilledLine(Sandbox sandbox, AppServer app, Path home, Random random, KillWay way, KillCounts counts) {
        this.way = way;
        this.app = app;
        this.counts = counts;
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
        if (armed && moment == KillMoment.CALLBACK) {
            kill();
        }
    }

    private void kill() {
        armed = false;
        process.destroyForcibly();
    }

    /** @return whether it ended by itself */
    boolean upload(KillMoment when) throws Exception {
        return run(when, way.words(sandbox, app, home.resolve("in")).toArray(String[]::new));
    }

    boolean resume(KillMoment when) throws Exception {
        return run(when, "upload", "--resume", "--output", "jsonl");
    }

    /** As its user would; URLs that were given are given again, after {@code --resume} has told that they are needed. */
    boolean goOn(KillMoment when, boolean resumes) throws Exception {
        if (resumes && way == KillWay.GIVEN) {
            resume(null);
        }
        return resumes && way != KillWay.GIVEN ? resume(when) : upload(when);
    }

    boolean again(KillMoment when) throws Exception {
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

    private boolean run(KillMoment when, String... command) throws Exception {
        var known = storedParts();
        served.clear();
        count.set(0);
        killAt = 0;
        moment = when == null ? KillMoment.LATEST : when;
        armed = when != null;
        var output = home.resolve("out" + story.size());
        var errors = home.resolve("err" + story.size());
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), CliProcess.class.getName()));
        words.addAll(List.of(command));
        var builder = new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(Map.of("DROPBACK_HOME", home.resolve("home").toString(), "LC_ALL", "C.UTF-8"));
        if (way.hasKeys()) {
            builder.environment().putAll(Map.of("OSS_ACCESS_KEY_ID", sandbox.accessKeyId(), "OSS_ACCESS_KEY_SECRET", sandbox.accessKeySecret()));
        }
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
        boolean ended = process.exitValue() != 137 || told.size() == KillTest.SMALL_FILES + 1;
        if (process.exitValue() == 137) {
            counts.killed(way, String.valueOf(when), home.resolve("home"));
        }
        story.add(String.join(" ", List.of(command).subList(0, 2)) + " " + when + (ended ? " ended " + process.exitValue() : " killed after " + count.get() + " requests"));
        var again = new HashSet<>(known);
        again.retainAll(sentParts());
        assertEquals(Set.of(), again, "parts that ListParts knew were sent again: " + story);
        return ended;
    }

    /** What the sandbox has of uploads that it still knows, as upload ID and part number. */
    private Set<String> storedParts() {
        var parts = new HashSet<String>();
        try (var sdk = new BucketView(sandbox)) {
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
