package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody reaches the endpoint for longer than a failing request is repeated. */
@Timeout(180)
class EngineOutageTest extends OnBench {

    private static final EngineLimits LIMITS = new EngineLimits(2, 1, Duration.ofMillis(500)).outlasting();

    private Relay line;
    private Connection far;
    private AliyunObjectStore store;
    private EngineQueue queue;

    @BeforeEach
    void start() throws Exception {
        line = new Relay(bench.sandbox.endpoint().getPort());
        far = new Connection("far", URI.create("http://127.0.0.1:" + line.port()), bench.sandbox.region(), bench.bucket(), SignatureVersion.V4);
        store = bench.open(far, bench.sandbox.accessKeySecret());
        queue = bench.another(connection -> connection.equals(far) ? store : bench.store, bench.journal, LIMITS);
    }

    @AfterEach
    void stop() throws Exception {
        queue.close();
        store.close();
        line.close();
    }

    private void cut() throws IOException {
        line.rule(_ -> Relay.Fate.HANG_UP);
        line.close();
    }

    private void mend() throws IOException {
        line = new Relay(bench.sandbox.endpoint().getPort(), line.port());
    }

    private List<UploadRequest> files(int many, int size) throws IOException {
        var files = new ArrayList<UploadRequest>();
        for (int i = 0; i < many; i++) {
            var request = bench.request(bench.file("f" + i, size), "f" + i, null);
            files.add(new UploadRequest(request.file(), request.relativePath(), far, request.keyTemplate(), null, request.options()));
        }
        return files;
    }

    private void awaitEndpointOfOthers() throws Exception {
        long other = queue.add(List.of(bench.request(bench.file("near", 1000), "near", null))).getFirst().id();
        await().until(() -> queue.job(other).orElseThrow().state() == JobState.DONE);
    }

    @Test
    void noneFailsAndNoneBeginsBesideThoseThatTry() throws Exception {
        queue.add(files(1, 1000));
        queue.awaitIdle();
        cut();
        var ids = queue.add(files(6, 1000)).stream().map(job -> job.id()).toList();
        // It gets a lane once both were given away.
        awaitEndpointOfOthers();

        assertEquals(Map.of(JobState.UPLOADING, 2L, JobState.WAITING, 4L, JobState.DONE, 2L), queue.counts());
        await().untilAsserted(() -> assertNotNull(queue.job(ids.getFirst()).orElseThrow().retry(), "why it tries again is told"));
        mend();
        queue.awaitIdle();
        assertEquals(Map.of(JobState.DONE, 8L), queue.counts());
    }

    @Test
    void partsWaitToo() throws Exception {
        queue.add(files(1, 1000));
        queue.awaitIdle();
        cut();
        queue.add(files(3, 12 * Bench.MIB));
        awaitEndpointOfOthers();
        assertEquals(null, queue.counts().get(JobState.FAILED));
        mend();
        queue.awaitIdle();
        assertEquals(Map.of(JobState.DONE, 5L), queue.counts());
    }

    @Test
    void whereNobodyEverAnsweredAFewFailFirst() throws Exception {
        cut();
        queue.add(files(8, 1000));
        awaitEndpointOfOthers();
        await().until(() -> queue.counts().getOrDefault(JobState.FAILED, 0L) >= Outage.FEW);
        awaitEndpointOfOthers();
        mend();
        queue.awaitIdle();
        assertEquals(Outage.FEW, queue.counts().get(JobState.FAILED));
    }

    @Test
    void whoLetsAllRestThatTryLetsTheNextOnesTry() throws Exception {
        queue.add(files(1, 1000));
        queue.awaitIdle();
        cut();
        queue.add(files(3, 1000));
        awaitEndpointOfOthers();
        queue.pauseAll();
        await().until(() -> Map.of(JobState.PAUSED, 3L, JobState.DONE, 2L).equals(queue.counts()));
        mend();
        queue.resumeAll();
        queue.awaitIdle();
        assertEquals(Map.of(JobState.DONE, 5L), queue.counts());
    }
}
