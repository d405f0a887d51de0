package org.dropback.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dropback.sandbox.protocol.Encryption;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.protocol.XmlWriter;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.Storage;
import org.dropback.sandbox.storage.StoredObject;

/** CopyObject (facts 5.1). Any thread. */
final class CopyOperation {

    private static final long MAX_BYTES = 5L << 30;

    /** Which a copy never takes over. */
    private static final Set<String> OWN = Set.of("x-oss-object-type", "x-oss-object-acl", "x-oss-storage-class", "x-oss-tagging");

    private final Storage storage;
    private final Clock clock;

    CopyOperation(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    OssAnswer copy(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        try (var source = CopySource.of(request, storage)) {
            return copy(request, bucket, key, source);
        }
    }

    private OssAnswer copy(OssRequest request, Bucket bucket, String key, CopySource source) throws IOException, OssError {
        boolean self = source.bucket().equals(bucket.name()) && source.object().key().equals(key);
        boolean forbidOverwrite = ObjectOperations.forbidsOverwrite(request);
        if (forbidOverwrite && bucket.object(key).isPresent()) {
            throw OssError.alreadyExists(key);
        }
        if (source.object().size() > MAX_BYTES) {
            throw OssError.tooLarge(source.object().size(), MAX_BYTES);
        }
        // A copy onto itself is there to change the metadata, whatever the directive says.
        boolean replace = replaces(request, "x-oss-metadata-directive") || self;
        var headers = replace ? ObjectHeaders.kept(request, bucket) : inherited(request, bucket, source.object());
        if (replaces(request, "x-oss-tagging-directive")) {
            ObjectHeaders.keepTags(request, headers);
        } else {
            headers.put("x-oss-tagging", source.object().tagging());
        }
        var blob = storage.blobs().duplicate(source.object().blobs(), 0, source.object().size());
        var object = new StoredObject(key, List.of(blob), blob.md5(), Bodies.base64(blob.md5()), headers, clock.millis());
        if (!bucket.putOrDiscard(object, forbidOverwrite)) {
            throw OssError.alreadyExists(key);
        }
        return answer("CopyObjectResult", object);
    }

    /** What both copies answer. */
    static OssAnswer answer(String root, StoredObject copied) {
        var xml = new XmlWriter().open(root).element("LastModified", ListOperations.isoDate(copied.modifiedMillis()))
                .element("ETag", '"' + copied.etag() + '"').close(root);
        return OssAnswer.xml(xml, OssAnswer.storedHeaders(copied));
    }

    private static Map<String, String> inherited(OssRequest request, Bucket bucket, StoredObject source) throws OssError {
        var headers = new LinkedHashMap<>(source.headers());
        headers.keySet().removeAll(OWN);
        headers.keySet().removeAll(Encryption.HEADERS);
        ObjectHeaders.keepOwn(request, bucket, headers);
        return headers;
    }

    private static boolean replaces(OssRequest request, String directive) throws OssError {
        var value = request.header(directive).orElse("COPY");
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "COPY" -> false;
            case "REPLACE" -> true;
            default -> throw OssError.invalidArgument("Unknown directive.", directive, value);
        };
    }
}
