package org.dropback.sandbox;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.dropback.sandbox.storage.Bucket;

/** GetBucketAcl, PutBucketAcl, GetObjectAcl, PutObjectAcl. Any thread. */
final class AclOperations {

    private static final Set<String> OF_BUCKETS = Set.of("private", "public-read", "public-read-write");

    OssAnswer bucket(Bucket bucket) {
        return answer(bucket.settings().acl());
    }

    OssAnswer setBucket(OssRequest request, Bucket bucket) throws IOException, OssError {
        var acl = ofBucket(request, "");
        bucket.change(settings -> settings.withAcl(acl));
        return OssAnswer.empty(200, Map.of());
    }

    OssAnswer object(Bucket bucket, String key) throws OssError {
        return answer(bucket.object(key).orElseThrow(() -> OssError.noSuchKey(key)).acl());
    }

    OssAnswer setObject(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        var acl = ofObject(request, "");
        bucket.<OssError>replace(key, before -> before.orElseThrow(() -> OssError.noSuchKey(key)).with("x-oss-object-acl", acl));
        return OssAnswer.empty(200, Map.of());
    }

    static String ofBucket(OssRequest request, String missing) throws OssError {
        var acl = request.header("x-oss-acl").orElse(missing);
        if (!OF_BUCKETS.contains(acl)) {
            throw OssError.invalidArgument("no such bucket access control exists", "x-oss-acl", acl);
        }
        return acl;
    }

    static String ofObject(OssRequest request, String missing) throws OssError {
        var acl = request.header("x-oss-object-acl").orElse(missing);
        if (!OF_BUCKETS.contains(acl) && !acl.equals("default")) {
            throw OssError.invalidArgument("no such object access control exists", "x-oss-object-acl", acl);
        }
        return acl;
    }

    private static OssAnswer answer(String acl) {
        return OssAnswer.xml(BucketOperations.owner(new XmlWriter().open("AccessControlPolicy")).open("AccessControlList").element("Grant", acl)
                .close("AccessControlList").close("AccessControlPolicy"));
    }
}
