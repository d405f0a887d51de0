package org.dropback.sandbox.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.dropback.sandbox.storage.Blobs;
import org.dropback.sandbox.storage.StoredObject;

/** Size and format of a picture, read from its first bytes. Immutable, any thread. */
public record ImageInfo(String width, String height, String format) {

    /** What is no picture: all empty (facts 1.4). */
    public static final ImageInfo NONE = new ImageInfo("", "", "");

    /** Of the beginning: enough for what cameras put before the size of a JPEG. */
    private static final int ENOUGH = 1 << 20;

    /** The bytes of a picture. */
    @FunctionalInterface
    interface Bytes {
        /** Up to that many bytes, big endian; fewer, or none, at the end. */
        ByteBuffer at(long offset, int length) throws IOException;
    }

    /** Empty for a broken picture: one whose Content-Type says image and whose bytes do not. */
    public static Optional<ImageInfo> of(StoredObject object, Blobs blobs) throws IOException {
        var found = read((offset, length) -> {
            int there = (int) Math.clamp(object.size() - offset, 0, length);
            var bytes = new ByteArrayOutputStream(there);
            blobs.copy(object.blobs(), offset, there, bytes);
            return ByteBuffer.wrap(bytes.toByteArray());
        });
        return found.isPresent() || object.contentType().startsWith("image/") ? found : Optional.of(NONE);
    }

    /** Of a file; empty where it is no picture whose size OSS tells. */
    public static Optional<ImageInfo> of(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return read((offset, length) -> {
                var bytes = ByteBuffer.allocate((int) Math.clamp(channel.size() - offset, 0, length));
                while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
                    continue;
                }
                return bytes.flip();
            });
        }
    }

    /** Empty for what is none of the formats of EC 0007-00000301 (PNG, GIF, BMP, JPEG, WebP, TIFF, HEIC), or cut short. */
    static Optional<ImageInfo> read(Bytes bytes) throws IOException {
        try {
            var b = bytes.at(0, ENOUGH);
            if (b.limit() >= 24 && b.getLong(0) == 0x89504E470D0A1A0AL) {
                return info(b.getInt(16), b.getInt(20), "png");
            }
            if (b.limit() >= 12 && b.getInt(4) == HeicHeader.FTYP) {
                return HeicHeader.read(bytes);
            }
            if (b.limit() >= 8 && TiffHeader.isOne(b)) {
                return TiffHeader.read(bytes, b);
            }
            b.order(ByteOrder.LITTLE_ENDIAN);
            if (b.limit() >= 10 && (b.getInt(0) == 0x38464947)) {
                return info(b.getShort(6) & 0xFFFF, b.getShort(8) & 0xFFFF, "gif");
            }
            if (b.limit() >= 26 && b.getShort(0) == 0x4D42) {
                return info(b.getInt(18), Math.abs(b.getInt(22)), "bmp");
            }
            if (b.limit() >= 30 && b.getInt(0) == 0x46464952 && b.getInt(8) == 0x50424557) {
                return webp(b);
            }
            return jpeg(b.order(ByteOrder.BIG_ENDIAN));
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The three kinds of WebP: lossy, lossless, extended (RFC 9649). Little endian. */
    private static Optional<ImageInfo> webp(ByteBuffer b) {
        return switch (b.getInt(12)) {
            case 0x20385056 -> b.getInt(22) >>> 8 == 0x2A019D ? info(b.getShort(26) & 0x3FFF, b.getShort(28) & 0x3FFF, "webp") : Optional.empty();
            case 0x4C385056 -> b.get(20) == 0x2F ? info((b.getInt(21) & 0x3FFF) + 1, (b.getInt(21) >>> 14 & 0x3FFF) + 1, "webp") : Optional.empty();
            case 0x58385056 -> info((b.getInt(24) & 0xFFFFFF) + 1, (b.getInt(26) >>> 8) + 1, "webp");
            default -> Optional.empty();
        };
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

    static Optional<ImageInfo> info(int width, int height, String format) {
        return width > 0 && height > 0 ? Optional.of(new ImageInfo(Integer.toString(width), Integer.toString(height), format)) : Optional.empty();
    }
}
