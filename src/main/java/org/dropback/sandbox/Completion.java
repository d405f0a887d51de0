package org.dropback.sandbox;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dropback.digest.Md5;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.MultipartUpload;
import org.dropback.sandbox.storage.StoredObject;
import org.jspecify.annotations.Nullable;

/** Makes one object of the parts of an upload, by OSS's rules (facts 5.1). One thread. */
final class Completion {

    private static final long MIN_PART = 100 << 10;

    private final MultipartUpload upload;
    private final Optional<List<CompleteXml.Part>> wanted;
    private final Optional<String> acl;
    private final long nowMillis;
    private @Nullable StoredObject made;

    /**
     * @param wanted empty for all parts
     * @param acl    empty for the one that Initiate gave
     */
    Completion(MultipartUpload upload, Optional<List<CompleteXml.Part>> wanted, Optional<String> acl, long nowMillis) {
        this.upload = upload;
        this.wanted = wanted;
        this.acl = acl;
        this.nowMillis = nowMillis;
    }

    StoredObject make() throws OssError {
        var blobs = wanted.isPresent() ? chosen(wanted.get()) : upload.parts().values().stream().map(MultipartUpload.Part::blob).toList();
        if (blobs.isEmpty()) {
            throw invalidPart(0);
        }
        for (var blob : blobs.subList(0, blobs.size() - 1)) {
            if (blob.size() < MIN_PART) {
                throw new OssError(400, "EntityTooSmall", "Your proposed upload smaller than the minimum allowed size.", null)
                        .with("MinSizeAllowed", Long.toString(MIN_PART)).with("ProposedSize", Long.toString(blob.size()));
            }
        }
        var object = new StoredObject(upload.start().key(), blobs, etag(blobs), null, upload.start().headers(), nowMillis);
        made = acl.isPresent() ? object.with("x-oss-object-acl", acl.get()) : object;
        return made;
    }

    /** What {@link #make} made. */
    StoredObject made() {
        return Objects.requireNonNull(made);
    }

    private List<Blob> chosen(List<CompleteXml.Part> parts) throws OssError {
        var blobs = new ArrayList<Blob>();
        var uploaded = upload.parts();
        int before = 0;
        for (var part : parts) {
            if (part.number() <= before) {
                throw new OssError(400, "InvalidPartOrder", "The list of parts was not in ascending order. Parts list must specified in order "
                        + "by part number.", null).with("UploadId", upload.start().id());
            }
            var stored = uploaded.get(part.number());
            if (stored == null || !stored.blob().md5().equalsIgnoreCase(part.etag())) {
                throw invalidPart(part.number());
            }
            blobs.add(stored.blob());
            before = part.number();
        }
        return blobs;
    }

    private OssError invalidPart(int number) {
        return new OssError(400, "InvalidPart", "One or more of the specified parts could not be found or the specified entity tag might not "
                + "have matched the part's entity tag.", null).with("UploadId", upload.start().id()).with("PartNumber", Integer.toString(number));
    }

    private static String etag(List<Blob> blobs) {
        var digests = new ByteArrayOutputStream();
        blobs.forEach(blob -> digests.writeBytes(HexFormat.of().parseHex(blob.md5())));
        return Md5.of(digests.toByteArray()).hex() + "-" + blobs.size();
    }
}
