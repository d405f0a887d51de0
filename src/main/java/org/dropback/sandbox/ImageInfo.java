package org.dropback.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dropback.sandbox.storage.Blobs;
import org.dropback.sandbox.storage.StoredObject;

/** Size and format of a picture, read from its first bytes. Immutable, any thread. */
record ImageInfo(String width, String height, String format) {

    /** What is no picture: all empty (facts 1.4). */
    static final ImageInfo NONE = new ImageInfo("", "", "");

    private static final int ENOUGH = 1 << 20;

    /** Empty for a broken picture: one whose Content-Type says image and whose bytes do not. */
    static Optional<ImageInfo> of(StoredObject object, Blobs blobs) throws IOException {
        int length = (int) Math.min(object.size(), ENOUGH);
        var bytes = new ByteArrayOutputStream(length);
        blobs.copy(object.blobs(), 0, length, bytes);
        var found = read(ByteBuffer.wrap(bytes.toByteArray()));
        return found.isPresent() || object.contentType().startsWith("image/") ? found : Optional.of(NONE);
    }

    /** Empty for what is none of PNG, GIF, BMP, JPEG, or cut short. */
    static Optional<ImageInfo> read(ByteBuffer b) {
        if (b.limit() >= 24 && b.getLong(0) == 0x89504E470D0A1A0AL) {
            return info(b.getInt(16), b.getInt(20), "png");
        }
        b.order(ByteOrder.LITTLE_ENDIAN);
        if (b.limit() >= 10 && (b.getInt(0) == 0x38464947)) {
            return info(b.getShort(6) & 0xFFFF, b.getShort(8) & 0xFFFF, "gif");
        }
        if (b.limit() >= 26 && b.getShort(0) == 0x4D42) {
            return info(b.getInt(18), Math.abs(b.getInt(22)), "bmp");
        }
        return jpeg(b.order(ByteOrder.BIG_ENDIAN));
    }

    private static Optional<ImageInfo> jpeg(ByteBuffer b) {
        if (b.limit() < 4 || (b.getShort(0) & 0xFFFF) != 0xFFD8) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 9 <= b.limit() && b.get(at) == (byte) 0xFF) {
            int marker = b.get(at + 1) & 0xFF;
            boolean startOfFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (startOfFrame) {
                return info(b.getShort(at + 7) & 0xFFFF, b.getShort(at + 5) & 0xFFFF, "jpg");
            }
            // 0xFF before a marker is padding, which has no length.
            at += marker == 0xFF ? 1 : 2 + Math.max(2, b.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    private static Optional<ImageInfo> info(int width, int height, String format) {
        return width > 0 && height > 0 ? Optional.of(new ImageInfo(Integer.toString(width), Integer.toString(height), format)) : Optional.empty();
    }
}
