package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.Blobs;
import org.dropback.sandbox.storage.Storage;
import org.dropback.sandbox.storage.StoredObject;

/** The object that {@code x-oss-copy-source} names, its conditions met. */
record CopySource(String bucket, StoredObject object) {

    static final String HEADERS = "x-oss-copy-source-if-match x-oss-copy-source-if-none-match x-oss-copy-source-if-modified-since "
            + "x-oss-copy-source-if-unmodified-since";

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
        var key = Percent.decode(source.substring(slash + 1)).orElseThrow(() -> invalid(source));
        var object = storage.bucket(bucket).orElseThrow(() -> OssError.noSuchBucket(bucket)).object(key)
                .orElseThrow(() -> OssError.noSuchKey(key));
        Conditions.check(request, HEADER + "-", object);
        return new CopySource(bucket, object);
    }

    Blob copy(Blobs blobs, long from, long length) throws IOException, OssError {
        try {
            return blobs.duplicate(object.blobs(), from, length);
        } catch (NoSuchFileException e) {
            // The source was replaced or deleted meanwhile: the same request gets the new one, or its absence.
            throw OssError.internal();
        }
    }

    private static OssError invalid(String source) {
        return OssError.invalidArgument("Copy Source must mention the source bucket and key: /sourcebucket/sourcekey.", HEADER, source);
    }
}
