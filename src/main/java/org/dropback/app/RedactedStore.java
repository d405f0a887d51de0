package org.dropback.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.UploadPolicy;
import org.dropback.oss.ByteRange;
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
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;

/** A store whose answers repeat no secret: a server may echo whatever it was sent, and answers are shown, copied and kept. */
record RedactedStore(ObjectStore store, Redactor redactor) implements ObjectStore {

    /** Fields of a signed form that let whoever has them post. */
    private static final Set<String> SIGNED = Set.of("Signature", "x-oss-signature", "x-oss-security-token");

    private interface Call<T> {
        T result() throws StoreException;
    }

    private <T> T told(Call<T> call) throws StoreException {
        try {
            return call.result();
        } catch (StoreException e) {
            throw new StoreException(hidden(e.evidence()), e.kind(), e.retryAfter().orElse(null), e.getCause());
        }
    }

    private ErrorEvidence hidden(ErrorEvidence said) {
        return new ErrorEvidence(said.stored(), said.httpStatus(), redactor.redact(said.code()), redactor.redact(said.message()), maskedOrNull(said.requestId()),
                maskedOrNull(said.ec()));
    }

    private @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : redactor.mask(text);
    }

    private StoreResult stored(Call<StoreResult> call) throws StoreException {
        var result = told(call);
        var answer = result.callback();
        return new StoreResult(redactor.mask(result.etag()), result.crc64(), redactor.mask(result.requestId()), answer == null ? null : hidden(answer));
    }

    /** OSS's own words as its refusals, an application server's as they came but for secrets of ours. */
    private CallbackAnswer hidden(CallbackAnswer answer) {
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        var shown = answer.succeeded() ? redactor.mask(text) : redactor.redact(text);
        // Bytes that are no text stay as they came.
        var body = shown.equals(text) ? answer.body() : shown.getBytes(StandardCharsets.UTF_8);
        return new CallbackAnswer(answer.httpStatus(), maskedOrNull(answer.contentType()), body, answer.truncated(), answer.waited(),
                answer.error() == null ? null : hidden(answer.error()));
    }

    @Override
    public StoreResult put(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        return stored(() -> store.put(target, body, transfer));
    }

    @Override
    public StoreResult post(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        return stored(() -> store.post(target, body, transfer));
    }

    @Override
    public StoreResult postSigned(UploadPolicy policy, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        policy.fields().forEach((name, value) -> {
            if (SIGNED.contains(name)) {
                redactor.register(value.reveal());
            }
        });
        return stored(() -> store.postSigned(policy, target, body, transfer));
    }

    @Override
    public StoreResult putPresigned(PresignedUrl url, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        return new RedactedStore(store, knowing(url)).stored(() -> store.putPresigned(url, target, body, transfer));
    }

    /** For this one call: a folder may have a URL for each of its files. */
    private Redactor knowing(PresignedUrl url) {
        var knowing = redactor.copy();
        url.signatures().forEach(signature -> knowing.register(signature.reveal()));
        return knowing;
    }

    @Override
    public PresignedUrl presignPut(ObjectTarget target, Duration validFor) throws StoreException {
        return told(() -> store.presignPut(target, validFor));
    }

    @Override
    public String initiate(ObjectTarget target) throws StoreException {
        return told(() -> store.initiate(target));
    }

    @Override
    public PartReceipt uploadPart(ObjectTarget target, String uploadId, int number, UploadBody part, Transfer transfer) throws StoreException {
        return told(() -> store.uploadPart(target, uploadId, number, part, transfer));
    }

    @Override
    public PartReceipt copyPart(ObjectTarget target, String uploadId, int number, String sourceBucket, String sourceKey, ByteRange range, String ifMatchEtag) throws StoreException {
        return told(() -> store.copyPart(target, uploadId, number, sourceBucket, sourceKey, range, ifMatchEtag));
    }

    @Override
    public StoreResult complete(ObjectTarget target, String uploadId, List<PartReceipt> parts, @Nullable Long crc64) throws StoreException {
        return stored(() -> store.complete(target, uploadId, parts, crc64));
    }

    @Override
    public void abort(ObjectTarget target, String uploadId) throws StoreException {
        told(() -> {
            store.abort(target, uploadId);
            return "";
        });
    }

    @Override
    public List<ListedPart> listParts(String bucket, String key, String uploadId) throws StoreException {
        return told(() -> store.listParts(bucket, key, uploadId));
    }

    @Override
    public List<OngoingUpload> listUploads(String bucket, String prefix) throws StoreException {
        return told(() -> store.listUploads(bucket, prefix));
    }

    @Override
    public ObjectHead head(String bucket, String key) throws StoreException {
        return told(() -> store.head(bucket, key));
    }

    @Override
    public String acl(String bucket, String key) throws StoreException {
        return told(() -> store.acl(bucket, key));
    }

    @Override
    public Map<String, String> tags(String bucket, String key) throws StoreException {
        return told(() -> store.tags(bucket, key));
    }

    @Override
    public void delete(String bucket, String key) throws StoreException {
        told(() -> {
            store.delete(bucket, key);
            return "";
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
