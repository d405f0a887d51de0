package org.dropback.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dropback.digest.Md5;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.Blobs;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.StoredObject;

/** AppendObject. Any thread. */
final class AppendOperation {

    private static final String NEXT = "x-oss-next-append-position";

    private final Blobs blobs;
    private final Bodies bodies;
    private final Clock clock;

    AppendOperation(Blobs blobs, Clock clock) {
        this.blobs = blobs;
        this.bodies = new Bodies(blobs);
        this.clock = clock;
    }

    OssAnswer append(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        long position = position(request);
        var headers = new HashMap<>(ObjectHeaders.kept(request, bucket));
        headers.put("x-oss-object-type", "Appendable");
        // Before the body is taken in, and again when nobody else can change the object any more.
        check(bucket.object(key), position);
        if (position + request.contentLength().orElse(0) > Bodies.MAX_BYTES) {
            throw OssError.tooLarge(position + request.contentLength().getAsLong(), Bodies.MAX_BYTES);
        }
        var blob = bodies.receive(request);
        try {
            var object = bucket.<OssError>replace(key, before -> {
                check(before, position);
                return grown(before.orElseGet(() -> new StoredObject(key, List.of(), "", null, headers, 0)), blob);
            });
            var answer = new HashMap<>(OssAnswer.storedHeaders(object));
            answer.put(NEXT, Long.toString(object.size()));
            return OssAnswer.empty(200, answer);
        } catch (OssError | IOException e) {
            blobs.delete(List.of(blob));
            throw e;
        }
    }

    private static long position(OssRequest request) throws OssError {
        var text = request.parameter("position").orElse("");
        if (!text.matches("[0-9]{1,18}")) {
            throw OssError.invalidArgument("Argument position must be a number that is not negative.", "position", text);
        }
        return Long.parseLong(text);
    }

    private static void check(Optional<StoredObject> before, long position) throws OssError {
        if (before.isPresent() && !before.get().type().equals("Appendable")) {
            throw new OssError(409, "ObjectNotAppendable", "The object is not appendable.", null);
        }
        long length = before.map(StoredObject::size).orElse(0L);
        if (position != length) {
            var error = new OssError(409, "PositionNotEqualToLength", "Position is not equal to file length.", null)
                    .withHeader(NEXT, Long.toString(length));
            throw before.isEmpty() ? error : error.withHeader("x-oss-hash-crc64ecma", before.get().crc64());
        }
    }

    private StoredObject grown(StoredObject before, Blob blob) {
        var all = new ArrayList<>(before.blobs());
        all.add(blob);
        var digests = new ByteArrayOutputStream();
        all.forEach(each -> digests.writeBytes(HexFormat.of().parseHex(each.md5())));
        return new StoredObject(before.key(), all, Md5.of(digests.toByteArray()).hex(), null, before.headers(), clock.millis());
    }
}
