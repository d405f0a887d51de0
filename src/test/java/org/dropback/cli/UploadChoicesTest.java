package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dropback.sandbox.fault.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code --if-exists}, {@code --resume}, {@code --limit} and {@code --shard} over real sockets. */
class UploadChoicesTest extends OnUploads {

    private OSS oss;

    @BeforeEach
    void start() throws IOException {
        oss = new OSSClientBuilder().build(uploads.sandbox.endpoint().toString(), uploads.sandbox.accessKeyId(), uploads.sandbox.accessKeySecret());
    }

    @AfterEach
    void stop() {
        oss.shutdown();
    }

    private byte[] stored(String key) throws IOException {
        try (var object = oss.getObject("sandbox", key)) {
            return object.getObjectContent().readAllBytes();
        }
    }

    /** Of several runs. */
    private JsonNode last(Path file) {
        return uploads.cli.json().stream().filter(event -> event.get("file").asText().equals(file.toString())).reduce((_, later) -> later).orElseThrow();
    }

    private long puts() {
        return uploads.sandbox.requests().stream().filter(request -> request.method().equals("PUT")).count();
    }

    @Test
    void whatIsThereIsOverwrittenByDefault() throws Exception {
        assertEquals(0, uploads.run(uploads.file("a", 1000)));
        assertEquals(0, uploads.run(uploads.file("a", 2000)));
        assertEquals(2000, stored("a").length);
    }

    @Test
    void theSameObjectIsSkippedAndAnotherOneOverwritten() throws Exception {
        assertEquals(0, uploads.run("--output", "jsonl", uploads.file("same", 1000), uploads.file("other", 1000)));
        var other = uploads.file("other", 1000);
        Files.write(other, new byte[1000]);
        uploads.sandbox.clearRequests();

        assertEquals(0, uploads.run("--if-exists", "skip", "--output", "jsonl", folder.resolve("in/same"), other, uploads.file("new", 10)));

        var skipped = last(folder.resolve("in/same"));
        assertEquals("skipped", skipped.get("outcome").asText());
        assertTrue(skipped.get("stored").asBoolean());
        assertTrue(skipped.get("callback").isNull());
        assertEquals("done", last(other).get("outcome").asText());
        assertArrayEquals(new byte[1000], stored("other"));
        assertEquals(2, puts());
        assertEquals(0, uploads.run("--if-exists", "skip", folder.resolve("in/same")));
        assertTrue(uploads.cli.out().contains("Nothing was uploaded: the object was already there."), uploads.cli.out());
        assertFalse(uploads.cli.out().contains("Sent by"), uploads.cli.out());
    }

    @Test
    void aTakenKeyGetsANumber() throws Exception {
        var file = uploads.file("a.tar.gz", 10);
        var first = Files.readAllBytes(file);
        assertEquals(0, uploads.run(file));
        for (int i = 0; i < 2; i++) {
            assertEquals(0, uploads.run("--if-exists", "rename", Files.write(file, new byte[20 + i])));
        }
        assertArrayEquals(first, stored("a.tar.gz"));
        assertEquals(20, stored("a.tar (2).gz").length);
        assertEquals(21, stored("a.tar (3).gz").length);
    }

    @Test
    void filesOfOneKeyGetNumbersOfTheirOwn() throws Exception {
        var files = new HashSet<Path>();
        for (int i = 0; i < 6; i++) {
            files.add(Files.write(Files.createDirectories(folder.resolve("d" + i)).resolve("x.txt"), new byte[100 + i]));
        }
        var words = new ArrayList<Object>(List.of("--if-exists", "rename", "--output", "jsonl"));
        words.addAll(files);
        assertEquals(0, uploads.run(words.toArray()), uploads.cli.err());
        var keys = uploads.cli.json().stream().map(event -> event.get("key").asText()).sorted().toList();
        assertEquals(List.of("x (2).txt", "x (3).txt", "x (4).txt", "x (5).txt", "x (6).txt", "x.txt"), keys);
        assertEquals(6, keys.stream().map(key -> oss.getObjectMetadata("sandbox", key).getContentLength()).distinct().count());
    }

    @Test
    void failLeavesWhatIsThere() throws Exception {
        var file = uploads.file("a", 1000);
        assertEquals(0, uploads.run("--output", "jsonl", file));
        Files.write(file, new byte[5]);
        assertEquals(1, uploads.run("--if-exists", "fail", "--output", "jsonl", file, uploads.file("b", 10)));
        assertEquals("FileAlreadyExists", uploads.cli.json().stream().filter(event -> event.get("outcome").asText().equals("failed")).findFirst().orElseThrow().at("/error/code").asText());
        assertEquals(1000, stored("a").length);
        assertEquals(10, stored("b").length);
    }

    @Test
    void whatIsThereIsAskedAboutOnceForAll() throws Exception {
        assertEquals(0, uploads.run(uploads.file("a", 1000), uploads.file("b", 1000)));
        uploads.cli.terminal = true;
        uploads.cli.in = "perhaps\nren\n";
        var a = Files.write(uploads.file("a", 1), new byte[11]);
        var b = Files.write(uploads.file("b", 1), new byte[12]);
        assertEquals(0, uploads.run("--if-exists", "ask", a, b, uploads.file("c", 10)), uploads.cli.err());
        assertEquals(List.of(1000, 1000, 11, 12, 10), List.of(stored("a").length, stored("b").length, stored("a (2)").length, stored("b (2)").length, stored("c").length));
        assertTrue(uploads.cli.err().contains("already, such as "), uploads.cli.err());
    }

    @Test
    void withoutATerminalNobodyCanBeAsked() throws Exception {
        var file = uploads.file("a", 1000);
        assertEquals(2, uploads.run("--if-exists", "ask", file));
        assertTrue(uploads.cli.err().contains("Say one of overwrite, skip, rename, fail."), uploads.cli.err());
        assertEquals(0, puts());
    }

    @Test
    void aQuestionThatWasLeftOpenIsAnsweredByAWord() throws Exception {
        assertEquals(0, uploads.run(uploads.file("a", 1000)));
        var file = Files.write(uploads.file("a", 1), new byte[11]);
        uploads.cli.terminal = true;
        var code = new CompletableFuture<Integer>();
        Thread.ofPlatform().start(() -> code.complete(uploads.run("--if-exists", "ask", file)));
        Awaitility.await().until(() -> uploads.cli.err().contains("already, such as a."));
        uploads.cli.send(Signals.Kind.INTERRUPT);
        assertEquals(130, code.get(60, TimeUnit.SECONDS));
        var left = uploads.command("upload", "--resume");
        assertEquals(1, left.code);
        assertTrue(left.err().contains("One file waits for an answer"), left.err());
        assertEquals(1000, stored("a").length);
        var answered = uploads.command("upload", "--resume", "--if-exists", "overwrite");
        assertEquals(0, answered.code, answered.err());
        assertEquals(11, stored("a").length);
        var nothing = uploads.command("upload", "--resume");
        assertEquals(0, nothing.code);
        assertTrue(nothing.err().contains("No upload is left to finish."), nothing.err());
    }

    @Test
    void anInterruptedUploadGoesOnByResume() throws Exception {
        uploads.sandbox.addFault(FaultRule.parse("bandwidth=400KB/s op=UploadPart"));
        var file = uploads.file("big", 1_500_000);
        var first = new CliHarness(folder.resolve("profiles"));
        first.environment.putAll(uploads.cli.environment);
        var code = new CompletableFuture<Integer>();
        Thread.ofPlatform().start(() -> code.complete(first.run("upload", "--endpoint", uploads.sandbox.endpoint().toString(), "--region", uploads.sandbox.region(), "--bucket",
                "sandbox", "--part-size", "100KiB", "--parts", "1", "--callback-url", uploads.sandbox.receiverUrl().toString(), "--callback-body", "k=${object}", file.toString())));
        Awaitility.await().until(() -> uploads.sandbox.requests().stream().filter(request -> request.query().contains("partNumber=")).count() > 2);
        first.send(Signals.Kind.INTERRUPT);
        assertEquals(130, code.get(60, TimeUnit.SECONDS));
        assertTrue(first.err().contains("--resume"), first.err());
        uploads.sandbox.useFaults(List.of());

        var wrong = uploads.command("upload", "--resume", file);
        assertEquals(2, wrong.code);
        var resumed = uploads.command("upload", "--resume", "--output", "jsonl");

        assertEquals(0, resumed.code, resumed.err());
        var event = resumed.json().getFirst();
        assertEquals("done", event.get("outcome").asText());
        assertEquals("multipart", event.get("method").asText());
        assertTrue(event.get("bytesSent").asLong() < 1_500_000, event.toString());
        assertArrayEquals(Files.readAllBytes(file), stored("big"));
        assertEquals(1, uploads.sandbox.callbacks().size());
        assertEquals("", uploads.command("upload", "--resume", "--output", "jsonl").out(), "nothing is left");
    }

    @Test
    void theLimitIsKept() throws Exception {
        var file = uploads.file("a", 600_000);
        long start = System.nanoTime();
        assertEquals(0, uploads.run("--limit", "300KB/s", file));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(millis > 1_000, millis + " ms for two seconds of bytes");
        for (var wrong : List.of("0", "fast", "-1MB/s", "", "10", "10/s")) {
            assertEquals(2, uploads.command("upload", "--connection", "sandbox", "--limit", wrong, file).code, wrong);
        }
    }

    @Test
    void shardsAreAllAndDisjoint() throws Exception {
        var names = IntStream.range(0, 40).mapToObj(i -> "in/f" + i + (i % 3 == 0 ? " 图" : "")).collect(Collectors.toSet());
        for (int i = 0; i < 40; i++) {
            uploads.file("f" + i + (i % 3 == 0 ? " 图" : ""), 1);
        }
        for (int workers = 1; workers <= 5; workers++) {
            var seen = new HashSet<String>();
            for (int worker = 1; worker <= workers; worker++) {
                var cli = uploads.command("upload", "--endpoint", uploads.sandbox.endpoint(), "--region", uploads.sandbox.region(), "--bucket", "sandbox", "--shard",
                        worker + "/" + workers, "--output", "jsonl", folder.resolve("in"));
                assertEquals(0, cli.code, cli.err());
                cli.json().forEach(event -> assertTrue(seen.add(event.get("key").asText()), "twice: " + event));
            }
            assertEquals(names, seen);
        }
        for (var wrong : List.of("0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2")) {
            assertEquals(2, uploads.command("upload", "--connection", "sandbox", "--shard", wrong, folder.resolve("in")).code, wrong);
        }
    }
}
