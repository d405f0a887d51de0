package org.dropback.sandbox.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The size of a HEIC (ISO/IEC 23008-12): the "ispe" property that belongs to the primary item. Rotation is not applied. */
final class HeicHeader {

    static final int FTYP = 0x66747970;

    private static final Set<String> BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final int MAX_META = 1 << 20;
    private static final int MOST_BOXES = 64;

    private record Box(String type, ByteBuffer content) { }

    private HeicHeader() {
    }

    static Optional<ImageInfo> read(ImageInfo.Bytes bytes) throws IOException {
        return isOne(bytes.at(0, 12)) ? meta(bytes).flatMap(HeicHeader::size) : Optional.empty();
    }

    /** @param head at least 12 bytes */
    static boolean isOne(ByteBuffer head) {
        return head.getInt(4) == FTYP && BRANDS.contains(text(head, 8));
    }

    /** The content of the outermost "meta", which may stand behind the picture data. */
    private static Optional<ByteBuffer> meta(ImageInfo.Bytes bytes) throws IOException {
        long at = 0;
        for (int n = 0; n < MOST_BOXES; n++) {
            var head = bytes.at(at, 16);
            long size = head.getInt(0) & 0xFFFFFFFFL;
            int header = size == 1 ? 16 : 8;
            size = size == 1 ? head.getLong(8) : size;
            if (text(head, 4).equals("meta")) {
                // After version and flags.
                return Optional.of(bytes.at(at + header + 4, Math.clamp(size - header - 4, 0, MAX_META)));
            }
            if (size < header || size > Long.MAX_VALUE - at) {
                break;
            }
            at += size;
        }
        return Optional.empty();
    }

    private static Optional<ImageInfo> size(ByteBuffer meta) {
        var boxes = boxes(meta);
        var primary = first(boxes, "pitm");
        var properties = first(boxes, "iprp").map(HeicHeader::boxes).orElse(List.of());
        var all = first(properties, "ipco").map(HeicHeader::boxes).orElse(List.of());
        var associations = first(properties, "ipma");
        if (primary.isEmpty() || associations.isEmpty()) {
            return Optional.empty();
        }
        int item = primary.get().get(0) == 0 ? primary.get().getShort(4) & 0xFFFF : primary.get().getInt(4);
        for (int index : indices(associations.get(), item)) {
            if (index >= 1 && index <= all.size() && all.get(index - 1).type().equals("ispe")) {
                var ispe = all.get(index - 1).content();
                return ImageInfo.info(ispe.getInt(4), ispe.getInt(8), "heic");
            }
        }
        return Optional.empty();
    }

    /** Which properties belong to an item, counted from 1. */
    private static List<Integer> indices(ByteBuffer ipma, int item) {
        boolean longItems = ipma.get(0) != 0;
        boolean longIndices = (ipma.get(3) & 1) != 0;
        int entries = ipma.getInt(4);
        int at = 8;
        for (int n = 0; n < entries; n++) {
            int id = longItems ? ipma.getInt(at) : ipma.getShort(at) & 0xFFFF;
            at += longItems ? 4 : 2;
            int count = ipma.get(at++) & 0xFF;
            var indices = new ArrayList<Integer>();
            for (int i = 0; i < count; i++) {
                // The highest bit says whether the property is essential.
                indices.add(longIndices ? ipma.getShort(at) & 0x7FFF : ipma.get(at) & 0x7F);
                at += longIndices ? 2 : 1;
            }
            if (id == item) {
                return indices;
            }
        }
        return List.of();
    }

    private static List<Box> boxes(ByteBuffer content) {
        var boxes = new ArrayList<Box>();
        for (int at = 0; at + 8 <= content.limit();) {
            int size = content.getInt(at);
            if (size < 8 || size > content.limit() - at) {
                break;
            }
            boxes.add(new Box(text(content, at + 4), content.slice(at + 8, size - 8)));
            at += size;
        }
        return boxes;
    }

    private static Optional<ByteBuffer> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type().equals(type)).map(Box::content).findFirst();
    }

    private static String text(ByteBuffer bytes, int at) {
        var four = new byte[4];
        bytes.get(at, four);
        return new String(four, ISO_8859_1);
    }
}
