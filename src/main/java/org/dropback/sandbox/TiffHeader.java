package org.dropback.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The size of a TIFF (TIFF 6.0), from its first directory, which may lie anywhere in the file. */
final class TiffHeader {

    private static final int ENTRY = 12;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private TiffHeader() {
    }

    static boolean isOne(ByteBuffer head) {
        return head.getInt(0) == 0x49492A00 || head.getInt(0) == 0x4D4D002A;
    }

    static Optional<ImageInfo> read(ImageInfo.Bytes bytes, ByteBuffer head) throws IOException {
        var order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long offset = head.order(order).getInt(4) & 0xFFFFFFFFL;
        int entries = bytes.at(offset, 2).order(order).getShort(0) & 0xFFFF;
        var directory = bytes.at(offset + 2, entries * ENTRY).order(order);
        int width = 0;
        int height = 0;
        for (int at = 0; at + ENTRY <= directory.limit(); at += ENTRY) {
            switch (directory.getShort(at) & 0xFFFF) {
                case WIDTH -> width = value(directory, at);
                case HEIGHT -> height = value(directory, at);
                default -> { }
            }
        }
        return ImageInfo.info(width, height, "tiff");
    }

    private static int value(ByteBuffer directory, int at) {
        return switch (directory.getShort(at + 2)) {
            case SHORT -> directory.getShort(at + 8) & 0xFFFF;
            case LONG -> directory.getInt(at + 8);
            default -> 0;
        };
    }
}
