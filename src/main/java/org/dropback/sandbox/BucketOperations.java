package org.dropback.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dropback.callback.BucketNames;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.BucketSettings;
import org.dropback.sandbox.storage.Storage;

/** ListBuckets, PutBucket, DeleteBucket, GetBucketInfo, GetBucketLocation. Any thread. */
final class BucketOperations {

    private static final int MAX_BYTES = 64 << 10;
    private static final int MOST_BUCKETS = 100;
    private static final int LISTED = 100;
    private static final int MOST_LISTED = 1_000;
    private static final Set<String> REDUNDANCIES = Set.of("LRS", "ZRS");

    private final Storage storage;
    private final String location;
    private final String host;
    private final Clock clock;

    BucketOperations(Storage storage, String region, String host, Clock clock) {
        this.storage = storage;
        this.location = "oss-" + region;
        this.host = host;
        this.clock = clock;
    }

    OssAnswer list(OssRequest request) throws OssError {
        var prefix = request.parameter("prefix").orElse("");
        var marker = request.parameter("marker").orElse("");
        int max = request.number("max-keys", LISTED, MOST_LISTED);
        var after = storage.buckets().stream().filter(bucket -> bucket.name().startsWith(prefix) && bucket.name().compareTo(marker) > 0).toList();
        var shown = after.subList(0, Math.min(max, after.size()));
        boolean truncated = !shown.isEmpty() && shown.size() < after.size();
        var xml = new XmlWriter().open("ListAllMyBucketsResult").element("Prefix", prefix).element("Marker", marker).element("MaxKeys", max)
                .element("IsTruncated", Boolean.toString(truncated));
        if (truncated) {
            xml.element("NextMarker", shown.getLast().name());
        }
        owner(xml).open("Buckets");
        shown.forEach(bucket -> describe(xml.open("Bucket"), bucket).close("Bucket"));
        return OssAnswer.xml(xml.close("Buckets").close("ListAllMyBucketsResult"));
    }

    /** A bucket that is there stays as it is, but for its ACL where one is given. */
    OssAnswer put(OssRequest request, String name) throws IOException, OssError {
        if (BucketNames.problem(name).isPresent()) {
            throw OssError.invalidBucketName(name);
        }
        var acl = AclOperations.ofBucket(request, "private");
        var wanted = settings(request, acl);
        if (storage.bucket(name).isEmpty() && storage.buckets().size() >= MOST_BUCKETS) {
            throw new OssError(400, "TooManyBuckets", "You have attempted to create more buckets than allowed.", null);
        }
        var bucket = storage.addBucket(name, wanted);
        var settings = bucket.settings();
        if (!settings.storageClass().equals(wanted.storageClass()) || !settings.redundancy().equals(wanted.redundancy())) {
            throw new OssError(409, "BucketAlreadyExists", "The bucket you are attempting to create already exists, with other settings.", null)
                    .with("BucketName", name);
        }
        if (request.header("x-oss-acl").isPresent() && !settings.acl().equals(acl)) {
            bucket.change(before -> before.withAcl(acl));
        }
        return OssAnswer.empty(200, Map.of("Location", "/" + name));
    }

    OssAnswer delete(Bucket bucket) throws IOException, OssError {
        if (!storage.removeBucket(bucket)) {
            throw new OssError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.", null).with("BucketName", bucket.name());
        }
        return OssAnswer.empty(204, Map.of());
    }

    OssAnswer info(Bucket bucket) {
        var xml = new XmlWriter().open("BucketInfo").open("Bucket");
        owner(describe(xml, bucket)).element("DataRedundancyType", bucket.settings().redundancy())
                .open("AccessControlList").element("Grant", bucket.settings().acl()).close("AccessControlList");
        return OssAnswer.xml(xml.close("Bucket").close("BucketInfo"));
    }

    OssAnswer location() {
        return OssAnswer.xml(new XmlWriter().element("LocationConstraint", location));
    }

    static XmlWriter owner(XmlWriter xml) {
        return xml.open("Owner").element("ID", SandboxOptions.OWNER).element("DisplayName", SandboxOptions.OWNER).close("Owner");
    }

    private BucketSettings settings(OssRequest request, String acl) throws IOException, OssError {
        var storageClass = "Standard";
        var redundancy = "LRS";
        if (request.hasBody()) {
            var root = RequestXml.read(request, MAX_BYTES, "CreateBucketConfiguration");
            storageClass = Objects.requireNonNullElse(RequestXml.text(root, "StorageClass"), storageClass);
            redundancy = Objects.requireNonNullElse(RequestXml.text(root, "DataRedundancyType"), redundancy);
            var place = RequestXml.text(root, "LocationConstraint");
            if (place != null && !place.equals(location)) {
                throw new OssError(400, "InvalidLocationConstraint", "The specified location-constraint is not valid.", null)
                        .with("LocationConstraint", place);
            }
        }
        if (!ObjectHeaders.STORAGE_CLASSES.contains(storageClass) || !REDUNDANCIES.contains(redundancy)) {
            throw OssError.malformedXml();
        }
        return new BucketSettings(acl, storageClass, redundancy, clock.millis(), null);
    }

    private XmlWriter describe(XmlWriter xml, Bucket bucket) {
        return xml.element("Name", bucket.name()).element("Location", location)
                .element("CreationDate", ListOperations.isoDate(bucket.settings().createdMillis()))
                .element("ExtranetEndpoint", host).element("IntranetEndpoint", host).element("StorageClass", bucket.settings().storageClass());
    }
}
