package org.dropback.sandbox;

import org.dropback.sandbox.storage.Storage;

/** What public-read and public-read-write let everybody do (facts 7). Any thread. */
final class Access {

    private final Storage storage;

    Access(Storage storage) {
        this.storage = storage;
    }

    /** Whether a request carries no signature and needs none. */
    boolean allowsAnonymous(OssRequest request) {
        if (isSigned(request) || request.bucket() == null || request.key() == null) {
            return false;
        }
        return Operation.find(request).map(operation -> switch (operation) {
            case GET_OBJECT, HEAD_OBJECT, GET_OBJECT_META -> allows(request.bucket(), request.key(), "public-read")
                    || allows(request.bucket(), request.key(), "public-read-write");
            case PUT_OBJECT, APPEND_OBJECT, DELETE_OBJECT, INITIATE_MULTIPART_UPLOAD, UPLOAD_PART, COMPLETE_MULTIPART_UPLOAD,
                    ABORT_MULTIPART_UPLOAD -> mayWrite(request.bucket(), request.key());
            default -> false;
        }).orElse(false);
    }

    /** Whether everybody may put an object of that key. */
    boolean mayWrite(String bucket, String key) {
        return allows(bucket, key, "public-read-write");
    }

    /** An object's own ACL, unless it is the default, counts before that of its bucket. */
    private boolean allows(String bucketName, String key, String acl) {
        return storage.bucket(bucketName).filter(bucket -> {
            var own = bucket.object(key).map(object -> object.acl()).filter(each -> !each.equals("default"));
            return own.orElse(bucket.settings().acl()).equals(acl);
        }).isPresent();
    }

    private static boolean isSigned(OssRequest request) {
        return request.header("authorization").isPresent() || PresignedUrl.isOne(request);
    }
}
