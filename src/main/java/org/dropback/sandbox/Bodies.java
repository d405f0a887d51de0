package org.dropback.sandbox;

import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.Blobs;

/** Takes in the bodies of puts and parts. Any thread. */
final class Bodies {

    static final long MAX_BYTES = 5L << 30;

    private final Blobs blobs;

    Bodies(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Stores the body of a request. Where it is refused, or the connection is lost, nothing stays. */
    Blob receive(OssRequest request) throws IOException, OssError {
        if (request.contentLength().isEmpty() && !request.isChunked()) {
            throw new OssError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.", null);
        }
        if (request.contentLength().orElse(0) > MAX_BYTES) {
            throw OssError.tooLarge(request.contentLength().getAsLong(), MAX_BYTES);
        }
        var blob = blobs.write(request.body());
        try {
            if (blob.size() > MAX_BYTES) {
                throw OssError.tooLarge(blob.size(), MAX_BYTES);
            }
            checkMd5(request, blob.md5());
            return blob;
        } catch (OssError e) {
            blobs.delete(List.of(blob));
            throw e;
        }
    }

    /** @param md5 of the body, upper-case hex */
    static void checkMd5(OssRequest request, String md5) throws OssError {
        var given = request.header("content-md5").orElse("");
        if (!given.isEmpty() && !given.equals(base64(md5))) {
            throw new OssError(400, "InvalidDigest", "The Content-MD5 you specified did not match what we received.", null)
                    .with("ExpectedDigest", given).with("CalculatedDigest", base64(md5));
        }
    }

    /** Content-MD5 of an upper-case hex MD5. */
    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
