package org.dropback.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.Blobs;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.StoredObject;

/** PutObject, GetObject, HeadObject, DeleteObject. Any thread. */
final class ObjectOperations {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

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
        var headers = ObjectHeaders.kept(request);
        boolean forbidOverwrite = forbidsOverwrite(request);
        if (forbidOverwrite && bucket.object(key).isPresent()) {
            throw OssError.alreadyExists(key);
        }
        var blob = bodies.receive(request);
        var object = new StoredObject(key, List.of(blob), etag.apply(blob), Bodies.base64(blob.md5()), headers, clock.millis());
        if (!bucket.put(object, forbidOverwrite)) {
            blobs.delete(List.of(blob));
            throw OssError.alreadyExists(key);
        }
        return object;
    }

    OssAnswer get(OssRequest request, Bucket bucket, String key) throws OssError {
        var object = bucket.object(key).orElseThrow(() -> OssError.noSuchKey(key));
        var headers = headers(object);
        var range = request.header("range").flatMap(header -> ByteRange.parse(header, object.size()));
        range.ifPresent(r -> headers.put("Content-Range", r.contentRange(object.size())));
        long from = range.map(ByteRange::from).orElse(0L);
        long length = range.map(ByteRange::length).orElse(object.size());
        return new OssAnswer(range.isPresent() ? 206 : 200, headers, length, out -> blobs.copy(object.blobs(), from, length, out), null);
    }

    OssAnswer head(Bucket bucket, String key) throws OssError {
        var object = bucket.object(key).orElseThrow(() -> OssError.noSuchKey(key));
        var headers = headers(object);
        headers.put("Content-Length", Long.toString(object.size()));
        return OssAnswer.empty(200, headers);
    }

    OssAnswer delete(Bucket bucket, String key) throws IOException {
        bucket.delete(key);
        return OssAnswer.empty(204, Map.of());
    }

    static boolean forbidsOverwrite(OssRequest request) {
        return request.header("x-oss-forbid-overwrite").orElse("").equalsIgnoreCase("true");
    }

    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    private static Map<String, String> headers(StoredObject object) {
        var headers = new LinkedHashMap<>(OssAnswer.storedHeaders(object));
        headers.putAll(object.headers());
        headers.put("Last-Modified", httpDate(object.modified()));
        headers.put("Accept-Ranges", "bytes");
        headers.put("x-oss-object-type", object.isMultipart() ? "Multipart" : "Normal");
        return headers;
    }
}
