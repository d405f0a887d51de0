package org.dropback.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.dropback.digest.Md5;

/** The whole body of a form; its {@code Content-MD5}, if the request has one, is of all of it (facts 4). */
final class FormBody extends FilterInputStream {

    private final String given;
    private final Md5 md5 = new Md5();

    FormBody(OssRequest request) {
        super(request.body());
        given = request.header("content-md5").orElse("");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0 && !given.isEmpty()) {
            md5.update(buffer, offset, n);
        }
        return n;
    }

    /** Reads what is left. @throws FileBody.Refused where the body is not the one that was promised */
    void finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (!given.isEmpty()) {
            var calculated = md5.base64();
            if (!given.equals(calculated)) {
                throw new FileBody.Refused(
                        new OssError(400, "InvalidDigest", "The Content-MD5 you specified did not match what we received.", null)
                                .with("ExpectedDigest", given).with("CalculatedDigest", calculated));
            }
        }
    }
}
