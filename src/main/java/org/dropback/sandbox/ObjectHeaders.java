package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The headers of a put or Initiate that the object keeps and a GET repeats. */
final class ObjectHeaders {

    private static final Set<String> KEPT = Set.of("content-type", "cache-control", "content-disposition", "content-encoding", "content-language",
            "expires", "x-oss-storage-class");
    private static final Set<String> STORAGE_CLASSES = Set.of("Standard", "IA", "Archive", "ColdArchive", "DeepColdArchive");
    private static final String META = "x-oss-meta-";
    private static final int MAX_META_BYTES = 8 << 10;

    private ObjectHeaders() {
    }

    /** @return lower-case names, Content-Type and storage class always among them */
    static Map<String, String> kept(OssRequest request) throws OssError {
        var kept = new LinkedHashMap<String, String>();
        kept.put("content-type", "application/octet-stream");
        kept.put("x-oss-storage-class", "Standard");
        request.headers().forEach((name, value) -> {
            if (!value.isEmpty() && (KEPT.contains(name) || name.startsWith(META))) {
                kept.put(name, value);
            }
        });
        checkMetadata(kept);
        var storageClass = kept.get("x-oss-storage-class");
        if (!STORAGE_CLASSES.contains(storageClass)) {
            throw OssError.invalidArgument("The storage class you specified is invalid.", "x-oss-storage-class", storageClass);
        }
        checkAcl(request);
        return kept;
    }

    /** The sandbox has no anonymous access: an ACL that would grant some is refused. */
    static void checkAcl(OssRequest request) throws OssError {
        var acl = request.header("x-oss-object-acl").orElse("default");
        if (!acl.equals("default") && !acl.equals("private")) {
            throw OssError.notImplemented("x-oss-object-acl: " + acl);
        }
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
