package org.dropback.sandbox.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropback.callback.CallbackFailure;
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

    /** Of what OSS looks at (facts 7): bytes of the object, and pixels of each side. */
    private static final long MAX_BYTES = 20 << 20;
    private static final int MAX_SIDE = 30_000;

    /**
     * Reads it; {@link #NONE} where neither the Content-Type nor the bytes are a picture's.
     *
     * @throws NoImageInfoException with EC 301 for an image that is of none of the formats, or larger than OSS looks at; 302 for an object that
     *                              somebody deleted meanwhile; 303 for a damaged one (inferred: the pages of the three differ in little)
     */
    public static ImageInfo of(StoredObject object, Blobs blobs) throws IOException, NoImageInfoException {
        Bytes bytes = (offset, length) -> {
            int there = Math.clamp(object.size() - offset, 0, length);
            var copied = new ByteArrayOutputStream(there);
            blobs.copy(object.blobs(), offset, there, copied);
            return ByteBuffer.wrap(copied.toByteArray());
        };
        try {
            var found = read(bytes);
            if (found.isPresent() && (object.size() > MAX_BYTES || found.get().longerSide() > MAX_SIDE)) {
                throw new NoImageInfoException(CallbackFailure.NO_IMAGE_INFO);
            }
            if (found.isEmpty() && object.contentType().startsWith("image/")) {
                throw new NoImageInfoException(isOfAFormat(bytes.at(0, 12)) ? CallbackFailure.IMAGE_DAMAGED : CallbackFailure.NO_IMAGE_INFO);
            }
            return found.orElse(NONE);
        } catch (NoSuchFileException e) {
            throw new NoImageInfoException(CallbackFailure.IMAGE_GONE);
        }
    }

    private int longerSide() {
        return Math.max(Integer.parseInt(width), Integer.parseInt(height));
    }

    /** Whether a file begins as one of the formats does, however it goes on. */
    static boolean isOfAFormat(ByteBuffer head) {
        var start = ISO_8859_1.decode(head.duplicate()).toString();
        return Stream.of("\u0089PNG", "GIF8", "BM", "\u00FF\u00D8", "II*\0", "MM\0*").anyMatch(start::startsWith)
                || start.startsWith("RIFF") && start.startsWith("WEBP", 8) || head.limit() >= 12 && HeicHeader.isOne(head);
    }

    /** Of a file; empty where it is no picture whose size OSS tells. */
    public static Optional<ImageInfo> of(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return read((offset, length) -> {
                var bytes = ByteBuffer.allocate(Math.clamp(channel.size() - offset, 0, length));
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
