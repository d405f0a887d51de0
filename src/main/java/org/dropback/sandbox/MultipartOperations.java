package org.dropback.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropback.sandbox.protocol.BucketAddress;
import org.dropback.sandbox.protocol.Encryption;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.protocol.XmlWriter;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.MultipartUpload;
import org.dropback.sandbox.storage.Storage;
import org.dropback.sandbox.storage.StoredObject;
import org.dropback.sandbox.storage.Uploads;

/** InitiateMultipartUpload, UploadPart, UploadPartCopy, CompleteMultipartUpload, AbortMultipartUpload, ListParts (facts 5.1). Any thread. */
final class MultipartOperations {

    private static final int MAX_PARTS = 10_000;
    private static final int LISTED = 1_000;

    private final Storage storage;
    private final Uploads uploads;
    private final Bodies bodies;
    private final CallbackStage callbacks;
    private final Clock clock;

    MultipartOperations(Storage storage, CallbackStage callbacks, Clock clock) {
        this.storage = storage;
        this.uploads = storage.uploads();
        this.bodies = new Bodies(storage.blobs());
        this.callbacks = callbacks;
        this.clock = clock;
    }

    OssAnswer initiate(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        if (ObjectOperations.forbidsOverwrite(request) && bucket.object(key).isPresent()) {
            throw OssError.alreadyExists(key);
        }
        var upload = storage.beginUpload(bucket, key, ObjectHeaders.kept(request, bucket), clock.millis());
        return OssAnswer.xml(new XmlWriter().open("InitiateMultipartUploadResult").element("Bucket", bucket.name())
                .element("Key", encoded(request, key)).element("UploadId", upload.start().id()).close("InitiateMultipartUploadResult"),
                Encryption.told(upload.start().headers()));
    }

    OssAnswer uploadPart(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        var upload = find(request, bucket, key);
        int number = partNumber(request);
        return OssAnswer.empty(200, OssAnswer.storedHeaders(keep(upload, number, bodies.receive(request))));
    }

    /** The source may be the very object that the upload will replace. */
    OssAnswer uploadPartCopy(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        var upload = find(request, bucket, key);
        int number = partNumber(request);
        try (var source = CopySource.of(request, storage)) {
            var range = range(request, source.object().size());
            var blob = storage.blobs().duplicate(source.object().blobs(), range.from(), range.length());
            return CopyOperation.answer("CopyPartResult", keep(upload, number, blob));
        }
    }

    /** A range that is none copies the whole, as OSS documents it for UploadPartCopy. */
    private static ByteRange range(OssRequest request, long size) throws OssError {
        var header = request.header("x-oss-copy-source-range");
        var range = header.flatMap(text -> ByteRange.parse(text, size)).orElse(new ByteRange(0, size));
        if (header.isPresent() && range.from() + range.length() > size) {
            throw OssError.invalidRange(header.get(), size);
        }
        if (range.length() > Bodies.MAX_BYTES) {
            throw OssError.tooLarge(range.length(), Bodies.MAX_BYTES);
        }
        return range;
    }

    OssAnswer complete(OssRequest request, Bucket bucket, String key) throws IOException, OssError, InterruptedException {
        var callback = callbacks.prepare(request);
        var acl = request.header("x-oss-object-acl").isPresent() ? Optional.of(AclOperations.ofObject(request, "")) : Optional.<String>empty();
        var upload = find(request, bucket, key);
        var wanted = wanted(request);
        var object = new Completion(upload, wanted, acl, clock.millis());
        boolean forbidOverwrite = ObjectOperations.forbidsOverwrite(request);
        boolean ended = uploads.<OssError>end(upload, () -> {
            var made = object.make();
            if (!bucket.put(made, forbidOverwrite)) {
                throw OssError.alreadyExists(key);
            }
            return Optional.of(made.blobs());
        });
        if (!ended) {
            throw OssError.noSuchUpload(upload.start().id());
        }
        var made = object.made();
        if (callback.isPresent()) {
            return callbacks.call(callback.get(), request, bucket, made, Operation.COMPLETE_MULTIPART_UPLOAD);
        }
        var xml = new XmlWriter().open("CompleteMultipartUploadResult")
                .element("Location", BucketAddress.url(request.header("host").orElse(""), bucket.name(), key))
                .element("Bucket", bucket.name()).element("Key", encoded(request, key)).element("ETag", '"' + made.etag() + '"')
                .close("CompleteMultipartUploadResult");
        return OssAnswer.xml(xml, OssAnswer.storedHeaders(made));
    }

    OssAnswer abort(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        var upload = find(request, bucket, key);
        if (!uploads.<OssError>end(upload, () -> Optional.of(List.of()))) {
            throw OssError.noSuchUpload(upload.start().id());
        }
        return OssAnswer.empty(204, Map.of());
    }

    OssAnswer listParts(OssRequest request, Bucket bucket, String key) throws OssError {
        var upload = find(request, bucket, key);
        int max = request.number("max-parts", LISTED, LISTED);
        int marker = request.number("part-number-marker", 0, MAX_PARTS);
        var after = List.copyOf(upload.parts().tailMap(marker + 1).values());
        var shown = after.subList(0, Math.min(max, after.size()));
        var xml = new XmlWriter().open("ListPartsResult").element("Bucket", bucket.name()).element("Key", encoded(request, key))
                .element("UploadId", upload.start().id())
                .element("StorageClass", upload.start().headers().getOrDefault("x-oss-storage-class", "Standard"))
                .element("PartNumberMarker", marker).element("NextPartNumberMarker", shown.isEmpty() ? marker : shown.getLast().number())
                .element("MaxParts", max).element("IsTruncated", Boolean.toString(shown.size() < after.size()));
        request.parameter("encoding-type").ifPresent(type -> xml.element("EncodingType", type));
        for (var part : shown) {
            xml.open("Part").element("PartNumber", part.number()).element("LastModified", ListOperations.isoDate(part.modifiedMillis()))
                    .element("ETag", '"' + part.blob().md5() + '"').element("HashCrc64ecma", Long.toUnsignedString(part.blob().crc64()))
                    .element("Size", part.blob().size()).close("Part");
        }
        return OssAnswer.xml(xml.close("ListPartsResult"));
    }

    private StoredObject keep(MultipartUpload upload, int number, Blob blob) throws IOException, OssError {
        if (!upload.put(new MultipartUpload.Part(number, blob, clock.millis()))) {
            throw OssError.noSuchUpload(upload.start().id());
        }
        return new StoredObject(upload.start().key(), List.of(blob), blob.md5(), Bodies.base64(blob.md5()),
                Encryption.told(upload.start().headers()), clock.millis());
    }

    private static int partNumber(OssRequest request) throws OssError {
        var text = request.parameter("partNumber").orElse("");
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MAX_PARTS) {
            throw OssError.invalidArgument("Part number must be an integer between 1 and 10000, inclusive.", "partNumber", text);
        }
        return number;
    }

    /** Empty stands for all parts. */
    private Optional<List<CompleteXml.Part>> wanted(OssRequest request) throws IOException, OssError {
        if (!request.header("x-oss-complete-all").orElse("").equalsIgnoreCase("yes")) {
            return Optional.of(CompleteXml.read(request));
        }
        if (request.body().read() >= 0) {
            throw OssError.invalidArgument("Should not speficy both complete all header and http body.", "x-oss-complete-all", "yes",
                    "0042-00000216");
        }
        return Optional.empty();
    }

    private MultipartUpload find(OssRequest request, Bucket bucket, String key) throws OssError {
        var id = request.parameter("uploadId").orElse("");
        return uploads.find(id, bucket.name(), key).orElseThrow(() -> OssError.noSuchUpload(id));
    }

    private static String encoded(OssRequest request, String key) throws OssError {
        return ListOperations.encoding(request).apply(key);
    }
}
