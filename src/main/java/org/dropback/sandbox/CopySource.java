package org.dropback.sandbox;

import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.protocol.Percent;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.Storage;
import org.dropback.sandbox.storage.StoredObject;

/** The object that {@code x-oss-copy-source} names, its conditions met. Its bytes stay until this is closed. */
record CopySource(String bucket, Bucket.Reading reading) implements AutoCloseable {

    private static final String HEADER = "x-oss-copy-source";

    static CopySource of(OssRequest request, Storage storage) throws OssError {
        var source = request.header(HEADER).orElse("");
        if (source.contains("?")) {
            throw OssError.notImplemented(HEADER + " with " + source.substring(source.indexOf('?') + 1));
        }
        int slash = source.indexOf('/', 1);
        if (!source.startsWith("/") || slash < 0 || slash == source.length() - 1) {
            throw invalid(source);
        }
        var bucket = source.substring(1, slash);
        var key = Percent.decodePlus(source.substring(slash + 1)).orElseThrow(() -> invalid(source));
        var reading = storage.bucket(bucket).orElseThrow(() -> OssError.noSuchBucket(bucket)).read(key)
                .orElseThrow(() -> OssError.noSuchKey(key));
        try {
            Conditions.check(request, HEADER + "-", reading.object());
        } catch (OssError e) {
            reading.close();
            throw e;
        }
        return new CopySource(bucket, reading);
    }

    StoredObject object() {
        return reading.object();
    }

    @Override
    public void close() {
        reading.close();
    }

    private static OssError invalid(String source) {
        return OssError.invalidArgument("Copy Source must mention the source bucket and key: /sourcebucket/sourcekey.", HEADER, source);
    }
}
