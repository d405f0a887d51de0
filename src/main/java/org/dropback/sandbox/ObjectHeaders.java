package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dropback.sandbox.protocol.Encryption;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.StoredObject;

/** The headers that an object keeps of the request which stored it, and those that tell of it later. */
final class ObjectHeaders {

    static final Set<String> STORAGE_CLASSES = Set.of("Standard", "IA", "Archive", "ColdArchive", "DeepColdArchive");

    private static final Set<String> KEPT = Set.of("content-type", "cache-control", "content-disposition", "content-encoding", "content-language",
            "expires", "x-oss-storage-class");
    private static final Set<String> HIDDEN = Set.of("x-oss-object-acl", "x-oss-tagging");
    private static final String META = "x-oss-meta-";
    private static final int MAX_META_BYTES = 8 << 10;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private ObjectHeaders() {
    }

    /** @return lower-case names, Content-Type and storage class always among them */
    static Map<String, String> kept(OssRequest request, Bucket bucket) throws OssError {
        var kept = new LinkedHashMap<String, String>();
        kept.put("content-type", "application/octet-stream");
        request.headers().forEach((name, value) -> {
            if (!value.isEmpty() && (KEPT.contains(name) || name.startsWith(META))) {
                kept.put(name, value);
            }
        });
        checkMetadata(kept);
        keepOwn(request, bucket, kept);
        keepTags(request, kept);
        return kept;
    }

    /** Storage class, ACL and encryption, which a copy does not inherit. */
    static void keepOwn(OssRequest request, Bucket bucket, Map<String, String> kept) throws OssError {
        var storageClass = request.header("x-oss-storage-class").filter(value -> !value.isEmpty()).orElse(bucket.settings().storageClass());
        if (!STORAGE_CLASSES.contains(storageClass)) {
            throw OssError.invalidArgument("The storage class you specified is invalid.", "x-oss-storage-class", storageClass);
        }
        kept.put("x-oss-storage-class", storageClass);
        kept.put("x-oss-object-acl", AclOperations.ofObject(request, "default"));
        kept.putAll(Encryption.asked(request));
    }

    static void keepTags(OssRequest request, Map<String, String> kept) throws OssError {
        kept.put("x-oss-tagging", Tags.header(Tags.parse(request.header("x-oss-tagging").orElse(""))));
    }

    /** What a GET or HEAD tells of an object. */
    static Map<String, String> shown(StoredObject object) throws OssError {
        var headers = new LinkedHashMap<>(OssAnswer.storedHeaders(object));
        headers.putAll(object.headers());
        headers.keySet().removeAll(HIDDEN);
        headers.put("Last-Modified", httpDate(object.modified()));
        headers.put("Accept-Ranges", "bytes");
        headers.put("x-oss-object-type", object.type());
        if (object.type().equals("Appendable")) {
            headers.put("x-oss-next-append-position", Long.toString(object.size()));
        }
        int tags = Tags.parse(object.tagging()).size();
        if (tags > 0) {
            headers.put("x-oss-tagging-count", Integer.toString(tags));
        }
        return headers;
    }

    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    private static void checkMetadata(Map<String, String> headers) throws OssError {
        int bytes = 0;
        for (var header : headers.entrySet()) {
            if (header.getKey().startsWith(META)) {
                bytes += header.getKey().getBytes(UTF_8).length + header.getValue().getBytes(UTF_8).length;
            }
        }
        if (bytes > MAX_META_BYTES) {
            throw OssError.invalidArgument("The total size of user metadata exceeds " + MAX_META_BYTES + " bytes.", "x-oss-meta",
                    Integer.toString(bytes));
        }
    }
}
