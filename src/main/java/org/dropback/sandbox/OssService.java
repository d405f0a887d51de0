package org.dropback.sandbox;

import java.io.IOException;
import java.time.Clock;
import org.dropback.callback.BucketNames;
import org.dropback.callback.ObjectKeys;
import org.dropback.sandbox.auth.Access;
import org.dropback.sandbox.auth.Authenticator;
import org.dropback.sandbox.form.FormAuthenticator;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.BucketGoneException;
import org.dropback.sandbox.storage.Storage;

/** Authenticates a request and hands it to its operation. Any thread. */
final class OssService {

    private final Authenticator authenticator;
    private final Access access;
    private final Storage storage;
    private final BucketOperations buckets;
    private final UploadListing uploadListing;
    private final ObjectOperations objects;
    private final CopyOperation copies;
    private final AppendOperation appends;
    private final MultipartOperations multipart;
    private final FormOperations forms;
    private final ListOperations lists = new ListOperations();
    private final AclOperations acls = new AclOperations();
    private final TagOperations tags = new TagOperations();
    private final CallbackPolicyOperations policies = new CallbackPolicyOperations();

    OssService(Authenticator authenticator, FormAuthenticator formAuthenticator, Storage storage, BucketOperations buckets, CallbackStage callbacks,
               Clock clock) {
        this.authenticator = authenticator;
        this.access = new Access(storage);
        this.storage = storage;
        this.buckets = buckets;
        uploadListing = new UploadListing(storage.uploads());
        objects = new ObjectOperations(storage.blobs(), callbacks, clock);
        copies = new CopyOperation(storage, clock);
        appends = new AppendOperation(storage.blobs(), clock);
        multipart = new MultipartOperations(storage, callbacks, clock);
        forms = new FormOperations(formAuthenticator, access::mayWrite, objects, callbacks, clock);
    }

    OssAnswer serve(OssRequest request) throws IOException, OssError, InterruptedException {
        // The preflight of a browser is never signed; it is refused below.
        if (!request.method().equals("OPTIONS") && !Operation.isForm(request) && !access.allowsAnonymous(request)) {
            authenticator.check(request);
        }
        var operation = Operation.of(request);
        var name = request.bucket();
        if (name == null) {
            return buckets.list(request);
        }
        if (BucketNames.problem(name).isPresent()) {
            throw OssError.invalidBucketName(name);
        }
        if (operation == Operation.PUT_BUCKET) {
            return buckets.put(request, name);
        }
        var bucket = storage.bucket(name).orElseThrow(() -> OssError.noSuchBucket(name));
        try {
            return request.key() == null ? serve(operation, request, bucket) : serve(operation, request, bucket, request.key());
        } catch (BucketGoneException e) {
            throw OssError.noSuchBucket(name);
        }
    }

    private OssAnswer serve(Operation operation, OssRequest request, Bucket bucket) throws IOException, OssError, InterruptedException {
        return switch (operation) {
            case DELETE_BUCKET -> buckets.delete(bucket);
            case GET_BUCKET_INFO -> buckets.info(bucket);
            case GET_BUCKET_LOCATION -> buckets.location();
            case GET_BUCKET_ACL -> acls.bucket(bucket);
            case PUT_BUCKET_ACL -> acls.setBucket(request, bucket);
            case GET_BUCKET_CALLBACK_POLICY -> policies.get(bucket);
            case PUT_BUCKET_CALLBACK_POLICY -> policies.put(request, bucket);
            case DELETE_BUCKET_CALLBACK_POLICY -> policies.delete(bucket);
            case LIST_OBJECTS -> lists.listV1(request, bucket);
            case LIST_OBJECTS_V2 -> lists.listV2(request, bucket);
            case LIST_MULTIPART_UPLOADS -> uploadListing.list(request, bucket);
            case DELETE_MULTIPLE_OBJECTS -> objects.deleteMultiple(request, bucket);
            case POST_OBJECT -> forms.post(request, bucket);
            default -> throw new IllegalStateException(operation + " is none of a bucket");
        };
    }

    private OssAnswer serve(Operation operation, OssRequest request, Bucket bucket, String key)
            throws IOException, OssError, InterruptedException {
        if (ObjectKeys.problem(key).isPresent()) {
            throw OssError.invalidObjectName(key);
        }
        return switch (operation) {
            case PUT_OBJECT -> objects.put(request, bucket, key);
            case COPY_OBJECT -> copies.copy(request, bucket, key);
            case APPEND_OBJECT -> appends.append(request, bucket, key);
            case GET_OBJECT -> objects.get(request, bucket, key);
            case HEAD_OBJECT -> objects.head(request, bucket, key);
            case GET_OBJECT_META -> objects.meta(bucket, key);
            case DELETE_OBJECT -> objects.delete(bucket, key);
            case GET_OBJECT_ACL -> acls.object(bucket, key);
            case PUT_OBJECT_ACL -> acls.setObject(request, bucket, key);
            case GET_OBJECT_TAGGING -> tags.get(bucket, key);
            case PUT_OBJECT_TAGGING -> tags.put(request, bucket, key);
            case DELETE_OBJECT_TAGGING -> tags.delete(bucket, key);
            case INITIATE_MULTIPART_UPLOAD -> multipart.initiate(request, bucket, key);
            case UPLOAD_PART -> multipart.uploadPart(request, bucket, key);
            case UPLOAD_PART_COPY -> multipart.uploadPartCopy(request, bucket, key);
            case COMPLETE_MULTIPART_UPLOAD -> multipart.complete(request, bucket, key);
            case ABORT_MULTIPART_UPLOAD -> multipart.abort(request, bucket, key);
            case LIST_PARTS -> multipart.listParts(request, bucket, key);
            default -> throw new IllegalStateException(operation + " is none of an object");
        };
    }
}
