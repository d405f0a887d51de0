package org.dropback.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.protocol.ResponseHeaders;
import org.dropback.sandbox.protocol.XmlWriter;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.Blobs;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.StoredObject;

/** PutObject, GetObject, HeadObject, GetObjectMeta, DeleteObject, DeleteMultipleObjects. Any thread. */
final class ObjectOperations {

    private static final int MAX_DELETE_BYTES = 2 << 20;
    private static final int MOST_DELETED = 1_000;

    private final Blobs blobs;
    private final Bodies bodies;
    private final CallbackStage callbacks;
    private final Clock clock;

    ObjectOperations(Blobs blobs, CallbackStage callbacks, Clock clock) {
        this.blobs = blobs;
        this.bodies = new Bodies(blobs);
        this.callbacks = callbacks;
        this.clock = clock;
    }

    OssAnswer put(OssRequest request, Bucket bucket, String key) throws IOException, OssError, InterruptedException {
        var callback = callbacks.prepare(request);
        var object = store(request, bucket, key, Blob::md5);
        if (callback.isPresent()) {
            return callbacks.call(callback.get(), request, bucket, object, Operation.PUT_OBJECT);
        }
        return OssAnswer.empty(200, OssAnswer.storedHeaders(object));
    }

    /** Stores the body of a request under a key. @param etag of the bytes that arrived, without quotes */
    StoredObject store(OssRequest request, Bucket bucket, String key, Function<Blob, String> etag) throws IOException, OssError {
        var headers = ObjectHeaders.kept(request, bucket);
        boolean forbidOverwrite = forbidsOverwrite(request);
        if (forbidOverwrite && bucket.object(key).isPresent()) {
            throw OssError.alreadyExists(key);
        }
        var blob = bodies.receive(request);
        var object = new StoredObject(key, List.of(blob), etag.apply(blob), Bodies.base64(blob.md5()), headers, clock.millis());
        if (!bucket.putOrDiscard(object, forbidOverwrite)) {
            throw OssError.alreadyExists(key);
        }
        return object;
    }

    OssAnswer get(OssRequest request, Bucket bucket, String key) throws OssError {
        var reading = bucket.read(key).orElseThrow(() -> OssError.noSuchKey(key));
        try {
            return get(request, reading);
        } catch (OssError e) {
            reading.close();
            throw e;
        }
    }

    private OssAnswer get(OssRequest request, Bucket.Reading reading) throws OssError {
        var object = reading.object();
        Conditions.check(request, "", object);
        var headers = ObjectHeaders.shown(object);
        ResponseHeaders.override(request, headers);
        var range = ByteRange.of(request, object.size());
        range.ifPresent(r -> headers.put("Content-Range", r.contentRange(object.size())));
        long from = range.map(ByteRange::from).orElse(0L);
        long length = range.map(ByteRange::length).orElse(object.size());
        return new OssAnswer(range.isPresent() ? 206 : 200, headers, length, new Bytes(blobs, reading, from, length), null);
    }

    /** A range of an object. */
    private record Bytes(Blobs blobs, Bucket.Reading reading, long from, long length) implements OssAnswer.Body {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            blobs.copy(reading.object().blobs(), from, length, out);
        }

        @Override
        public void close() {
            reading.close();
        }
    }

    OssAnswer head(OssRequest request, Bucket bucket, String key) throws OssError {
        var object = bucket.object(key).orElseThrow(() -> OssError.noSuchKey(key));
        Conditions.check(request, "", object);
        var headers = ObjectHeaders.shown(object);
        headers.put("Content-Length", Long.toString(object.size()));
        return OssAnswer.empty(200, headers);
    }

    OssAnswer meta(Bucket bucket, String key) throws OssError {
        var object = bucket.object(key).orElseThrow(() -> OssError.noSuchKey(key));
        return OssAnswer.empty(200, Map.of("ETag", '"' + object.etag() + '"', "Last-Modified", ObjectHeaders.httpDate(object.modified()),
                "Content-Length", Long.toString(object.size()), "x-oss-hash-crc64ecma", object.crc64()));
    }

    OssAnswer delete(Bucket bucket, String key) throws IOException {
        bucket.delete(key);
        return OssAnswer.empty(204, Map.of());
    }

    OssAnswer deleteMultiple(OssRequest request, Bucket bucket) throws IOException, OssError {
        var encode = ListOperations.encoding(request);
        var root = RequestXml.read(request, MAX_DELETE_BYTES, "Delete");
        var keys = new ArrayList<String>();
        for (var object : RequestXml.children(root, "Object")) {
            if (RequestXml.text(object, "VersionId") != null) {
                throw OssError.notImplemented("DeleteMultipleObjects with VersionId");
            }
            keys.add(RequestXml.required(object, "Key"));
        }
        if (keys.isEmpty() || keys.size() > MOST_DELETED) {
            throw OssError.malformedXml();
        }
        for (var key : keys) {
            bucket.delete(key);
        }
        var quiet = RequestXml.text(root, "Quiet");
        if (quiet != null && quiet.strip().equalsIgnoreCase("true")) {
            return OssAnswer.empty(200, Map.of());
        }
        var xml = new XmlWriter().open("DeleteResult");
        request.parameter("encoding-type").ifPresent(type -> xml.element("EncodingType", type));
        keys.forEach(key -> xml.open("Deleted").element("Key", encode.apply(key)).close("Deleted"));
        return OssAnswer.xml(xml.close("DeleteResult"));
    }

    static boolean forbidsOverwrite(OssRequest request) {
        return request.header("x-oss-forbid-overwrite").orElse("").equalsIgnoreCase("true");
    }
}
