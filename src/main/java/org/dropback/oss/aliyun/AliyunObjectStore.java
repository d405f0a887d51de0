package org.dropback.oss.aliyun;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.common.utils.HttpUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.Line;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.WebAddress;
import org.dropback.oss.ByteRange;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ListedPart;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.OngoingUpload;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.dropback.oss.Transfer;
import org.dropback.oss.UploadBody;
import org.jspecify.annotations.Nullable;

/**
 * OSS itself, or what speaks like it. One client for each connection, to be kept; no thread of its own. Each call sends its
 * request once; when it fails, whoever called decides. An interrupt ends a call on a virtual thread at once, on a platform
 * thread with its next failure; {@link org.dropback.oss.CancelSignal} ends it at once on both.
 */
public final class AliyunObjectStore implements ObjectStore {

    private final SignedClient client;
    private final BodyClient bodies;
    private final BodyUploads uploads;
    private final Reads reads;

    private AliyunObjectStore(Connection connection, Identity identity, StoreLimits limits, @Nullable Line line) {
        client = new SignedClient(connection, identity, limits, line);
        bodies = new BodyClient(identity, limits, line);
        reads = new Reads(client);
        uploads = new BodyUploads(bodies, new BodySigner(connection), identity, reads::head);
    }

    /**
     * Makes a client; nothing is sent yet.
     *
     * @throws StoreException when the endpoint has no host, or a part of the key is empty
     */
    public static AliyunObjectStore open(Connection connection, Credentials credentials) throws StoreException {
        return open(connection, credentials, StoreLimits.DEFAULT);
    }

    static AliyunObjectStore open(Connection connection, Credentials credentials, StoreLimits limits) throws StoreException {
        if (credentials.accessKeyId().isBlank() || credentials.accessKeySecret().reveal().isBlank()) {
            throw Calls.refused("InvalidAccessKeyId", "The access key ID or its secret is empty.");
        }
        return open(connection, CredentialsSource.of(credentials), limits);
    }

    /** Makes a client whose keys may change while it is used; nothing is sent yet. @throws StoreException when the endpoint has no host */
    public static AliyunObjectStore open(Connection connection, CredentialsSource credentials) throws StoreException {
        return open(connection, credentials, StoreLimits.DEFAULT);
    }

    /** The same by a way of its own: through a proxy, with a company's authority, with its own patience. */
    public static AliyunObjectStore open(Connection connection, CredentialsSource credentials, Line line) throws StoreException {
        return open(connection, credentials, StoreLimits.of(line), line);
    }

    static AliyunObjectStore open(Connection connection, CredentialsSource credentials, StoreLimits limits) throws StoreException {
        return open(connection, credentials, limits, null);
    }

    private static AliyunObjectStore open(Connection connection, CredentialsSource credentials, StoreLimits limits, @Nullable Line line) throws StoreException {
        if (!WebAddress.isOne(connection.endpoint())) {
            throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.HOST_UNKNOWN, connection.endpoint().toString()), null);
        }
        return new AliyunObjectStore(connection, new Identity(credentials), limits, line);
    }

    @Override
    public StoreResult put(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        return uploads.put(target, body, transfer);
    }

    @Override
    public StoreResult post(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        return uploads.post(target, body, transfer);
    }

    @Override
    public StoreResult postSigned(UploadPolicy policy, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        return uploads.postSigned(policy, target, body, transfer);
    }

    @Override
    public StoreResult putPresigned(PresignedUrl url, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        return uploads.putPresigned(url, target, body, transfer);
    }

    @Override
    public PresignedUrl presignPut(ObjectTarget target, Duration validFor) throws StoreException {
        return uploads.presigned(target, validFor);
    }

    @Override
    public String initiate(ObjectTarget target) throws StoreException {
        var call = Calls.call(HttpMethod.POST, Effect.PREPARES, target.bucket(), target.key(), RequestBody.of(""))
                .withParameters(Collections.singletonMap("uploads", null))
                .withHeaders(OptionHeaders.all(target));
        var answer = client.send(call);
        var uploadId = XmlFields.read(answer.body(), "InitiateMultipartUploadResult").map(fields -> fields.get("UploadId")).orElse("");
        if (uploadId.isEmpty()) {
            throw Failures.unreadable(Stored.NO, answer);
        }
        return uploadId;
    }

    @Override
    public PartReceipt uploadPart(ObjectTarget target, String uploadId, int number, UploadBody part, Transfer transfer) throws StoreException {
        return uploads.part(target, uploadId, number, part, transfer);
    }

    @Override
    public PartReceipt copyPart(ObjectTarget target, String uploadId, int number, String sourceBucket, String sourceKey, ByteRange range,
                                String ifMatchEtag) throws StoreException {
        var call = Calls.call(HttpMethod.PUT, Effect.PREPARES, target.bucket(), target.key(), RequestBody.of("")).withParameters(Calls.part(uploadId, number))
                .withHeader("x-oss-copy-source", "/" + sourceBucket + "/" + HttpUtil.urlEncode(sourceKey, "utf-8"))
                .withHeader("x-oss-copy-source-if-match", '"' + ifMatchEtag + '"')
                .withHeader("x-oss-copy-source-range", range.header()).copying(range.length());
        var answer = client.send(call);
        var etag = XmlFields.read(answer.body(), "CopyPartResult").map(fields -> fields.get("ETag")).map(Answer::unquoted).orElse("");
        if (etag.isEmpty()) {
            throw Failures.unreadable(Stored.NO, answer);
        }
        return new PartReceipt(number, range.length(), etag, 0);
    }

    @Override
    public StoreResult complete(ObjectTarget target, String uploadId, List<PartReceipt> parts, @Nullable Long crc64) throws StoreException {
        var call = Calls.call(HttpMethod.POST, Effect.STORES, target.bucket(), target.key(), RequestBody.of(PartList.xml(parts)))
                .withHeaders(Calls.callback(target))
                .withParameters(Map.of("uploadId", uploadId)).withHeaders(OptionHeaders.atComplete(target));
        try {
            return StoredObject.check(client.send(call), new StoredObject.Expected(target.key(), target.callback() != null, crc64, FailureKind.FATAL),
                    () -> reads.head(target.bucket(), target.key()));
        } catch (StoreException e) {
            // An upload that is gone may have been completed by an earlier request whose answer was lost (facts 3.1).
            throw e.evidence().code().equals("NoSuchUpload") ? Failures.because(e, Stored.UNKNOWN, FailureKind.UNKNOWN_OUTCOME) : e;
        }
    }

    @Override
    public void abort(ObjectTarget target, String uploadId) throws StoreException {
        client.send(Calls.call(HttpMethod.DELETE, Effect.PREPARES, target.bucket(), target.key(), RequestBody.of("")).withParameters(Map.of("uploadId", uploadId)));
    }

    @Override
    public List<ListedPart> listParts(String bucket, String key, String uploadId) throws StoreException {
        return reads.parts(bucket, key, uploadId);
    }

    @Override
    public List<OngoingUpload> listUploads(String bucket, String prefix) throws StoreException {
        return reads.uploads(bucket, prefix);
    }

    @Override
    public ObjectHead head(String bucket, String key) throws StoreException {
        return reads.head(bucket, key);
    }

    @Override
    public String acl(String bucket, String key) throws StoreException {
        return reads.acl(bucket, key);
    }

    @Override
    public Map<String, String> tags(String bucket, String key) throws StoreException {
        return reads.tags(bucket, key);
    }

    @Override
    public void delete(String bucket, String key) throws StoreException {
        client.send(Calls.call(HttpMethod.DELETE, Effect.LISTS, bucket, key, RequestBody.of("")));
    }

    /** Connections that are lent out. */
    int connectionsInUse() {
        return client.transport().inUse() + bodies.transport().inUse();
    }

    @Override
    public void close() {
        try (client) {
            bodies.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
