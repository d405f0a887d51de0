import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The icon in the two formats that hold several sizes; both take PNG files as they are. */
final class Icons {

    private static final int[] WINDOWS = {16, 32, 48, 64, 128, 256};
    private static final Map<String, Integer> MACOS = new TreeMap<>(Map.of("icp4", 16, "icp5", 32, "icp6", 64, "ic07", 128, "ic08", 256, "ic09", 512));

    private Icons() {
    }

    static void write(Path pictures, Path folder) throws IOException {
        Files.write(folder.resolve("dropback.ico"), ico(pictures));
        Files.write(folder.resolve("dropback.icns"), icns(pictures));
    }

    private static byte[] ico(Path pictures) throws IOException {
        var heads = ByteBuffer.allocate(6 + 16 * WINDOWS.length).order(ByteOrder.LITTLE_ENDIAN);
        var bodies = new ByteArrayOutputStream();
        heads.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.length);
        for (int size : WINDOWS) {
            var picture = png(pictures, size);
            // 256 is written as 0.
            heads.put((byte) size).put((byte) size).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            heads.putInt(picture.length).putInt(heads.capacity() + bodies.size());
            bodies.write(picture);
        }
        var all = new ByteArrayOutputStream();
        all.write(heads.array());
        bodies.writeTo(all);
        return all.toByteArray();
    }

    private static byte[] icns(Path pictures) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var kind : MACOS.entrySet()) {
            chunk(body, kind.getKey(), png(pictures, kind.getValue()));
        }
        var all = new ByteArrayOutputStream();
        chunk(all, "icns", body.toByteArray());
        return all.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream to, String kind, byte[] content) throws IOException {
        var out = new DataOutputStream(to);
        out.write(kind.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(8 + content.length);
        out.write(content);
    }

    private static byte[] png(Path pictures, int size) throws IOException {
        return Files.readAllBytes(pictures.resolve("dropback-" + size + ".png"));
    }
}
