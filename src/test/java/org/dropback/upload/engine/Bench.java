package org.dropback.upload.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.UploadPartRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.secret.Secret;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalException;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** A sandbox, a line to it that can be cut, the queue under test, and Alibaba's own SDK to look at what was stored. */
final class Bench implements AutoCloseable {

    static final int MIB = 1 << 20;
    /** What fails fails at once. */
    static final EngineLimits IMPATIENT = EngineLimits.DEFAULT.withRetryFor(Duration.ZERO);

    private final Path folder;
    private final Path data;
    final Sandbox sandbox;
    final Relay relay;
    final SqliteJournal journal;
    final EngineQueue queue;
    /** Of {@link #connection}. */
    final AliyunObjectStore store;
    private final AliyunObjectStore relayed;
    private final OSS sdk;

    Bench(Path folder, EngineLimits limits, ReceiverAnswer answer) throws IOException, StoreException {
        this.folder = folder;
        data = folder.resolve("sandbox data");
        sandbox = Sandbox.start(SandboxOptions.temporary().withData(data).withAnswer(answer));
        relay = new Relay(sandbox.endpoint().getPort());
        store = open(connection(), sandbox.accessKeySecret());
        relayed = open(relayed(), sandbox.accessKeySecret());
        journal = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Thread::startVirtualThread, new Redactor());
        queue = new EngineQueue(connection -> connection.equals(relayed()) ? relayed : store, journal, limits, Clock.systemUTC());
        sdk = new OSSClientBuilder().build(sandbox.endpoint().toString(), sandbox.accessKeyId(), sandbox.accessKeySecret());
    }

    AliyunObjectStore open(Connection connection, String secret) throws StoreException {
        return AliyunObjectStore.open(connection, new Credentials(sandbox.accessKeyId(), new Secret(secret), null));
    }

    Connection connection() {
        return new Connection("sandbox", sandbox.endpoint(), sandbox.region(), bucket(), SignatureVersion.V4);
    }

    /** The same sandbox over the line that can be cut. */
    Connection relayed() {
        return new Connection("relayed", URI.create("http://127.0.0.1:" + relay.port()), sandbox.region(), bucket(), SignatureVersion.V4);
    }

    UploadRequest relayed(UploadRequest request) {
        return new UploadRequest(request.file(), request.relativePath(), relayed(), request.keyTemplate(), request.profile(), request.options());
    }

    String bucket() {
        return sandbox.buckets().getFirst();
    }

    Path file(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    Path file(String name, int size) throws IOException {
        return file(name, random(size));
    }

    static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    CallbackProfile profile(String path) {
        return new CallbackProfile("profile", List.of(sandbox.receiverUrl().resolve(path).toString()), null, false, BodyType.JSON,
                "{\"object\":${object},\"size\":${size},\"who\":${x:who}}", List.of(CallbackVariable.fromFile("x:who", "{name} \"中文\"")), Map.of());
    }

    UploadRequest request(Path file, String key, @Nullable CallbackProfile profile) {
        return new UploadRequest(file, String.valueOf(file.getFileName()), connection(), key, profile, new UploadOptions(null, 5 * MIB));
    }

    /** A queue in the place of the first one: what two begin whose journal is one, neither of them counts right. */
    EngineQueue another(StoreProvider stores, Journal of, EngineLimits limits) {
        queue.close();
        return new EngineQueue(stores, of, limits, Clock.systemUTC());
    }

    JobSnapshot run(UploadRequest request) throws Exception {
        var id = queue.add(List.of(request)).getFirst().id();
        queue.awaitIdle();
        return queue.job(id).orElseThrow();
    }

    long start(UploadRequest request) throws JournalException {
        return queue.add(List.of(request)).getFirst().id();
    }

    JobSnapshot now(long id) {
        return queue.job(id).orElseThrow();
    }

    byte[] stored(String key) throws IOException {
        try (var object = sdk.getObject(bucket(), key)) {
            return object.getObjectContent().readAllBytes();
        }
    }

    String storedType(String key) {
        return sdk.getObjectMetadata(bucket(), key).getContentType();
    }

    /** Begins a multipart upload that this program knows nothing of. @param sends whether it has a part already */
    void begin(String key, boolean sends) {
        var uploadId = sdk.initiateMultipartUpload(new InitiateMultipartUploadRequest(bucket(), key)).getUploadId();
        if (sends) {
            sdk.uploadPart(new UploadPartRequest(bucket(), key, uploadId, 1, new ByteArrayInputStream(random(10)), 10));
        }
    }

    void abort(String key, String uploadId) {
        sdk.abortMultipartUpload(new AbortMultipartUploadRequest(bucket(), key, uploadId));
    }

    boolean isStored(String key) {
        try {
            sdk.getObjectMetadata(bucket(), key);
            return true;
        } catch (OSSException e) {
            return false;
        }
    }

    /** As they lie on the sandbox's disk. */
    List<Path> uploadsLeftBehind() throws IOException {
        try (var uploads = Files.list(data.resolve("uploads"))) {
            return uploads.toList();
        }
    }

    static String callbackBody(JobSnapshot job) {
        return new String(job.result().callback().body(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        relay.openAll();
        queue.close();
        journal.close();
        store.close();
        relayed.close();
        sdk.shutdown();
        relay.close();
        sandbox.close();
    }
}
