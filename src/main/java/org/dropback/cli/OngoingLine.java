package org.dropback.cli;

import java.util.Locale;
import org.dropback.upload.engine.OngoingUploads.Ongoing;

/**
 * An open multipart upload in JSON. The components are the contract's fields: add, never rename.
 *
 * @param holder {@code nobody} (an orphan of this home), {@code resting}, {@code running}, or {@code other} of one that this home did not begin
 */
record OngoingLine(String uploadId, String endpoint, String bucket, String key, String initiated, String holder) {

    static OngoingLine of(Ongoing upload) {
        return new OngoingLine(upload.uploadId(), upload.connection().endpoint().toString(), upload.connection().bucket(), upload.key(), upload.initiated().toString(),
                upload.holder() == null ? "other" : upload.holder().name().toLowerCase(Locale.ROOT));
    }
}
