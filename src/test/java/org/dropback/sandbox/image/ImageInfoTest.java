package org.dropback.sandbox.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.Signed;
import org.dropback.sandbox.storage.Storage;
import org.dropback.sandbox.storage.StoredObject;
import org.dropback.wire.VirtualThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInfoTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void whatTheJdkWritesIsRead(String format) throws Exception {
        assertEquals(Optional.of(new ImageInfo("321", "45", format)), read(picture(format)));
    }

    @ParameterizedTest
    @CsvSource({"lossy.webp,123x45", "lossless.webp,123x45", "extended.webp,123x45", "little.tiff,123x45", "big.tiff,123x45", "still.heic,123x45",
        "large.heic,600x520"})
    void whatImageMagickWroteIsRead(String name, String size) throws Exception {
        var info = read(resource(name)).orElseThrow();
        assertEquals(size + "." + name.replaceAll(".*\\.", ""), info.width() + "x" + info.height() + "." + info.format());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff", "lossy.webp", "lossless.webp", "extended.webp", "big.tiff", "still.heic"})
    void whatIsCutOrBrokenNeverThrows(String name) throws Exception {
        var whole = name.contains(".") ? resource(name) : picture(name);
        var random = new Random(19);
        for (int i = 0; i < 5_000; i++) {
            var broken = Arrays.copyOf(whole, random.nextInt(Math.min(whole.length, 900)));
            for (int n = random.nextInt(4); n > 0 && broken.length > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            var info = read(broken);
            assertTrue(info.isEmpty() || Integer.parseInt(info.get().width()) > 0);
        }
    }

    @Test
    void aDirectoryBehindAHugePictureIsFoundAndOneOutsideIsNot() throws Exception {
        var tiff = resource("little.tiff");
        int directory = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        int shift = 3 << 20;
        var far = new byte[tiff.length + shift];
        System.arraycopy(tiff, 0, far, 0, 8);
        System.arraycopy(tiff, directory, far, directory + shift, tiff.length - directory);
        ByteBuffer.wrap(far).order(ByteOrder.LITTLE_ENDIAN).putInt(4, directory + shift);
        assertEquals("123", read(far).orElseThrow().width());
        ByteBuffer.wrap(far).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -1);
        assertEquals(Optional.empty(), read(far));
    }

    @Test
    void boxesThatLieAboutTheirSizeEnd() throws Exception {
        var random = new Random(23);
        var heic = resource("still.heic");
        for (int at = 0; at + 4 <= heic.length; at++) {
            for (long size : new long[] {0, 1, 7, 0x7FFFFFFF, 0xFFFFFFFFL, random.nextInt()}) {
                var lie = heic.clone();
                ByteBuffer.wrap(lie).putInt(at, (int) size);
                assertTrue(read(lie).map(info -> Integer.parseInt(info.height()) > 0).orElse(true));
            }
        }
    }

    @Test
    void aCallbackGetsTheSizeOfAPicture() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var header = callback(sandbox.receiverUrl().toString(), "callbackBody", "${imageInfo.width}x${imageInfo.height}.${imageInfo.format}");
            var signed = new Signed(sandbox);
            signed.put("p", picture("jpg"), Map.of("Content-Type", "image/jpeg", HEADER, header));
            assertEquals("321x45.jpg", sandbox.callbacks().getLast().bodyText());
            signed.put("t", "text".getBytes(UTF_8), Map.of("Content-Type", "text/plain", HEADER, header));
            assertEquals("x.", sandbox.callbacks().getLast().bodyText());
        }
    }

    @Test
    void whyNothingIsToldOfAPictureIsToldApart() throws Exception {
        var wide = picture("png");
        ByteBuffer.wrap(wide).putInt(16, 30_001);
        var widest = picture("png");
        ByteBuffer.wrap(widest).putInt(16, 30_000);
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            assertEquals("0007-00000301", ecOf(sandbox, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)));
            assertEquals("0007-00000301", ecOf(sandbox, wide));
            assertEquals("0007-00000301", ecOf(sandbox, Arrays.copyOf(picture("png"), (20 << 20) + 1)));
            for (var name : new String[] {"lossy.webp", "still.heic", "little.tiff", "big.tiff"}) {
                assertEquals("0007-00000303", ecOf(sandbox, Arrays.copyOf(resource(name), 15)), name);
            }
            for (var format : new String[] {"png", "jpg", "gif", "bmp"}) {
                assertEquals("0007-00000303", ecOf(sandbox, Arrays.copyOf(picture(format), 8)), format);
            }
            assertEquals(0, sandbox.callbacks().size());
            assertEquals("", ecOf(sandbox, widest));
            assertEquals("", ecOf(sandbox, Arrays.copyOf(picture("png"), 20 << 20)));
            assertEquals(2, sandbox.callbacks().size());
        }
    }

    @Test
    void ofAPictureThatIsDeletedMeanwhileOssSaysThatItCannotReachIt() throws Exception {
        try (var helpers = VirtualThreads.named("digest"); var storage = Storage.open(null, helpers)) {
            var blob = storage.blobs().write(new ByteArrayInputStream(picture("png")));
            var object = new StoredObject("k", List.of(blob), blob.md5(), null, Map.of("content-type", "image/png"), 0);
            assertEquals("321", ImageInfo.of(object, storage.blobs()).width());
            storage.blobs().delete(List.of(blob));
            var gone = assertThrows(NoImageInfoException.class, () -> ImageInfo.of(object, storage.blobs()));
            assertEquals("0007-00000302", gone.failure().ec());
        }
    }

    /** Puts a picture with a callback that asks for its size. @return of the 203; empty where the callback came about */
    private static String ecOf(Sandbox sandbox, byte[] picture) throws IOException, InterruptedException {
        var header = callback(sandbox.receiverUrl().toString(), "callbackBody", "${imageInfo.width}");
        var answer = new Signed(sandbox).put("p", picture, Map.of("Content-Type", "image/x", HEADER, header));
        assertEquals(answer.statusCode() == 203 ? "Get image info failed." : "", Signed.element(answer, "Message"));
        return Signed.element(answer, "EC");
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(321, 45, BufferedImage.TYPE_INT_RGB), format, out));
        return out.toByteArray();
    }

    private static Optional<ImageInfo> read(byte[] picture) throws IOException {
        return ImageInfo.read((offset, length) -> offset >= picture.length ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(Arrays.copyOfRange(picture, (int) offset, (int) Math.min(picture.length, offset + length))));
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(ImageInfoTest.class.getResourceAsStream("pictures/" + name))) {
            return in.readAllBytes();
        }
    }
}
