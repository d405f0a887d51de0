package org.dropback.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.MultipartUpload;
import org.dropback.sandbox.storage.Uploads;

/** ListMultipartUploads. Any thread. */
final class UploadListing {

    private static final int LISTED = 1_000;

    private final Uploads uploads;

    UploadListing(Uploads uploads) {
        this.uploads = uploads;
    }

    OssAnswer list(OssRequest request, Bucket bucket) throws OssError {
        var encode = ListOperations.encoding(request);
        var prefix = request.parameter("prefix").orElse("");
        var delimiter = request.parameter("delimiter").orElse("");
        var keyMarker = request.parameter("key-marker").orElse("");
        var idMarker = request.parameter("upload-id-marker").orElse("");
        int max = request.number("max-uploads", LISTED, LISTED);
        var shown = new ArrayList<MultipartUpload.Start>();
        Set<String> prefixes = new LinkedHashSet<>();
        boolean truncated = false;
        var last = new Marker(keyMarker, idMarker);
        for (var start : uploads.in(bucket.name()).map(MultipartUpload::start).filter(each -> each.key().startsWith(prefix)).toList()) {
            var entry = Listing.entry(start.key(), prefix, delimiter);
            boolean folded = !entry.equals(start.key());
            if (!isAfter(entry, folded ? "" : start.id(), keyMarker, idMarker) || prefixes.contains(entry)) {
                continue;
            }
            if (shown.size() + prefixes.size() == max) {
                truncated = max > 0;
                break;
            }
            if (folded) {
                prefixes.add(entry);
            } else {
                shown.add(start);
            }
            last = new Marker(entry, folded ? "" : start.id());
        }
        var xml = new XmlWriter().open("ListMultipartUploadsResult").element("Bucket", bucket.name())
                .element("KeyMarker", encode.apply(keyMarker)).element("UploadIdMarker", idMarker)
                .element("NextKeyMarker", truncated ? encode.apply(last.key()) : "").element("NextUploadIdMarker", truncated ? last.id() : "")
                .element("Delimiter", encode.apply(delimiter)).element("Prefix", encode.apply(prefix)).element("MaxUploads", max)
                .element("IsTruncated", Boolean.toString(truncated));
        request.parameter("encoding-type").ifPresent(type -> xml.element("EncodingType", type));
        for (var start : shown) {
            xml.open("Upload").element("Key", encode.apply(start.key())).element("UploadId", start.id())
                    .element("StorageClass", start.headers().getOrDefault("x-oss-storage-class", "Standard"))
                    .element("Initiated", ListOperations.isoDate(start.startedMillis())).close("Upload");
        }
        prefixes.forEach(each -> xml.open("CommonPrefixes").element("Prefix", encode.apply(each)).close("CommonPrefixes"));
        return OssAnswer.xml(xml.close("ListMultipartUploadsResult"));
    }

    /** Without an ID marker the whole key counts as seen. */
    private static boolean isAfter(String key, String id, String keyMarker, String idMarker) {
        int byKey = Bucket.KEY_ORDER.compare(key, keyMarker);
        return byKey > 0 || byKey == 0 && !idMarker.isEmpty() && id.compareTo(idMarker) > 0;
    }

    private record Marker(String key, String id) { }
}
