package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.BegunUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code dropback uploads}: what is ours, what is left behind, and that others' are left alone. */
class UploadsCommandTest extends OnUploads {

    private OSS oss;

    @BeforeEach
    void start() throws IOException {
        oss = new OSSClientBuilder().build(uploads.sandbox.endpoint().toString(), uploads.sandbox.accessKeyId(), uploads.sandbox.accessKeySecret());
    }

    @AfterEach
    void stop() {
        oss.shutdown();
    }

    private String initiated(String key) {
        return oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", key)).getUploadId();
    }

    private Set<String> open() {
        return oss.listMultipartUploads(new ListMultipartUploadsRequest("sandbox")).getMultipartUploads().stream().map(upload -> upload.getUploadId())
                .collect(Collectors.toSet());
    }

    /** As a process leaves it that was killed in the middle of a callback retry. */
    private String orphan(String key) throws Exception {
        var id = initiated(key);
        var home = folder.resolve("profiles");
        try (var journal = SqliteJournal.open(home.resolve("journal.db"), home.resolve("owners"), Runnable::run, new Redactor())) {
            journal.commitBegun(new BegunUpload(new Connection("c", uploads.sandbox.endpoint(), uploads.sandbox.region(), "sandbox", SignatureVersion.V4), key, id,
                    Instant.now()), false);
        }
        return id;
    }

    private Map<String, String> holders(Object... words) {
        var all = new ArrayList<Object>(List.of("uploads", "list", "--output", "json"));
        all.addAll(List.of(words));
        var cli = uploads.command(all.toArray());
        assertEquals(0, cli.code, cli.err());
        return StreamSupport.stream(cli.json().getFirst().get("uploads").spliterator(), false)
                .collect(Collectors.toMap(line -> line.get("uploadId").asText(), line -> line.get("holder").asText()));
    }

    @Test
    void orphansAreAbortedAndOthersAreNot() throws Exception {
        var others = initiated("theirs");
        var orphan = orphan("a");
        var second = orphan("b");
        assertEquals(Map.of(orphan, "nobody", second, "nobody"), holders());
        assertEquals(Map.of(orphan, "nobody", second, "nobody", others, "other"), holders("--all"));

        var one = uploads.command("uploads", "abort", second);
        assertEquals(0, one.code, one.err());
        assertEquals(Set.of(others, orphan), open());
        var rest = uploads.command("uploads", "abort");
        assertEquals(0, rest.code, rest.err());
        assertTrue(rest.out().contains(orphan), rest.out());
        assertEquals(Set.of(others), open());
        assertEquals("none\n", uploads.command("uploads", "list").out());

        assertEquals("", uploads.command("uploads", "abort", others).out(), "no bucket in the folder is known any more");
        var chosen = uploads.command("uploads", "abort", others, "--endpoint", uploads.sandbox.endpoint(), "--region", uploads.sandbox.region(), "--bucket", "sandbox");
        assertEquals(0, chosen.code, chosen.err());
        assertEquals(Set.of(), open());
        assertEquals(1, uploads.command("uploads", "abort", "gone").code);
    }

    @Test
    void aClockThatIsWrongIsNoReasonToListNothing() throws Exception {
        var id = initiated("a");
        uploads.sandbox.useClockOffset(Duration.ofHours(-3));
        var listed = uploads.command("uploads", "list", "--all", "--endpoint", uploads.sandbox.endpoint(), "--region", uploads.sandbox.region(), "--bucket", "sandbox");
        assertEquals(0, listed.code, listed.err());
        assertTrue(listed.out().contains(id), listed.out());
        uploads.sandbox.useClockOffset(Duration.ZERO);
    }

    @Test
    void whatRestsOrRunsIsNoOrphan() throws Exception {
        uploads.sandbox.addFault(FaultRule.parse("bandwidth=200KB/s op=UploadPart"));
        var file = uploads.file("big", 1_500_000).toString();
        var code = new CompletableFuture<Integer>();
        Thread.ofPlatform().start(() -> code.complete(uploads.run("--part-size", "100KiB", "--parts", "1", file)));
        Awaitility.await().until(() -> uploads.sandbox.requests().stream().anyMatch(request -> request.query().contains("partNumber=")));
        assertEquals(Set.of("running"), Set.copyOf(holders().values()));
        var id = holders().keySet().iterator().next();
        assertEquals(1, uploads.command("uploads", "abort", id).code);
        uploads.cli.send(Signals.Kind.INTERRUPT);
        assertEquals(130, code.get(60, TimeUnit.SECONDS));
        uploads.sandbox.useFaults(List.of());

        assertEquals(Map.of(id, "resting"), holders());
        assertTrue(uploads.command("uploads", "abort").out().startsWith("Nothing to abort: "));
        assertEquals(Set.of(id), open());
        assertEquals(0, uploads.command("upload", "--resume").code);
        assertEquals(Map.of(), holders());
    }
}
