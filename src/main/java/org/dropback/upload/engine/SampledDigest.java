package org.dropback.upload.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells, without reading all of it, whether a file is still the one that a multipart upload began with: pieces all over it, its ends among them. */
final class SampledDigest {

    private static final int SAMPLES = 32;
    private static final int SAMPLE = 4 << 10;

    /** Characters of a digest. */
    static final int LENGTH = 64;

    private SampledDigest() {
    }

    /** @return SHA-256 in lower-case hex */
    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return SHA-256 in lower-case hex */
    static String of(SourceFile file) throws IOException {
        var digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, file.size()));
        for (int i = 0; i < SAMPLES; i++) {
            long last = Math.max(0, file.size() - SAMPLE);
            long position = last / (SAMPLES - 1) * i;
            var buffer = ByteBuffer.allocate((int) Math.min(SAMPLE, file.size()));
            long at = i == SAMPLES - 1 ? last : position;
            while (buffer.hasRemaining()) {
                file.read(buffer, at + buffer.position());
            }
            digest.update(buffer.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
