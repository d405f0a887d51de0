package org.dropback.sandbox;

import java.io.IOException;
import org.dropback.callback.BucketNames;
import org.dropback.callback.ObjectKeys;
import org.dropback.sandbox.storage.Storage;

/** Authenticates a request and hands it to its operation. Any thread. */
final class OssService {

    private final Authenticator authenticator;
    private final Storage storage;
    private final BucketOperations buckets;
    private final ObjectOperations objects;
    private final MultipartOperations multipart;
    private final FormOperations forms;

    OssService(Authenticator authenticator, Storage storage, BucketOperations buckets, ObjectOperations objects, MultipartOperations multipart,
               FormOperations forms) {
        this.authenticator = authenticator;
        this.storage = storage;
        this.buckets = buckets;
        this.objects = objects;
        this.multipart = multipart;
        this.forms = forms;
    }

    OssAnswer serve(OssRequest request) throws IOException, OssError, InterruptedException {
        if (!Operation.isForm(request)) {
            authenticator.check(request);
        }
        var operation = Operation.of(request);
        if (request.bucket() == null) {
            return buckets.listBuckets(storage.buckets());
        }
        var name = request.bucket();
        if (BucketNames.problem(name).isPresent()) {
            throw new OssError(400, "InvalidBucketName", "The specified bucket is not valid.", null).with("BucketName", name);
        }
        var bucket = storage.bucket(name).orElseThrow(() -> OssError.noSuchBucket(name));
        var key = request.key() == null ? "" : request.key();
        if (request.key() != null && ObjectKeys.problem(key).isPresent()) {
            throw OssError.invalidObjectName(key);
        }
        return switch (operation) {
            case LIST_BUCKETS -> buckets.listBuckets(storage.buckets());
            case GET_BUCKET_INFO -> buckets.info(bucket);
            case GET_BUCKET_LOCATION -> buckets.location();
            case LIST_OBJECTS -> buckets.listV1(request, bucket);
            case LIST_OBJECTS_V2 -> buckets.listV2(request, bucket);
            case PUT_OBJECT -> objects.put(request, bucket, key);
            case GET_OBJECT -> objects.get(request, bucket, key);
            case HEAD_OBJECT -> objects.head(bucket, key);
            case DELETE_OBJECT -> objects.delete(bucket, key);
            case INITIATE_MULTIPART_UPLOAD -> multipart.initiate(request, bucket, key);
            case UPLOAD_PART -> multipart.uploadPart(request, bucket, key);
            case COMPLETE_MULTIPART_UPLOAD -> multipart.complete(request, bucket, key);
            case ABORT_MULTIPART_UPLOAD -> multipart.abort(request, bucket, key);
            case POST_OBJECT -> forms.post(request, bucket);
            case LIST_PARTS -> multipart.listParts(request, bucket, key);
        };
    }
}
