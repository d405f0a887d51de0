package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInfoTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void whatTheJdkWritesIsRead(String format) throws Exception {
        assertEquals(Optional.of(new ImageInfo("321", "45", format)), ImageInfo.read(ByteBuffer.wrap(picture(format))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void whatIsCutOrBrokenNeverThrows(String format) throws Exception {
        var whole = picture(format);
        var random = new Random(19);
        for (int i = 0; i < 5_000; i++) {
            var broken = Arrays.copyOf(whole, random.nextInt(Math.min(whole.length, 900)));
            for (int n = random.nextInt(4); n > 0 && broken.length > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            var info = ImageInfo.read(ByteBuffer.wrap(broken));
            assertTrue(info.isEmpty() || Integer.parseInt(info.get().width()) > 0);
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

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(321, 45, BufferedImage.TYPE_INT_RGB), format, out));
        return out.toByteArray();
    }
}
