package org.dropback.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aliyun.oss.common.utils.CRC64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc64Test {

    private static final byte[] CHECK = "123456789".getBytes(US_ASCII);

    @Test
    void hasTheCheckValueOfTheCatalogue() {
        assertEquals(0x995DC9BBDF1939FAL, of(CHECK, 0, CHECK.length));
        assertEquals("11051210869376104954", Crc64.unsigned(of(CHECK, 0, CHECK.length)));
    }

    @Test
    void ofNothingIsZero() {
        assertEquals(0, new Crc64().value());
    }

    @Test
    void equalsTheSdksOnAnyBytesInAnyPieces() {
        var random = new Random(64);
        for (int round = 0; round < 500; round++) {
            var bytes = new byte[random.nextInt(round % 2 == 0 ? 300 : 70_000)];
            random.nextBytes(bytes);
            int cut = random.nextInt(bytes.length + 1);
            var ours = new Crc64();
            ours.update(bytes, 0, cut);
            ours.value();
            ours.update(bytes, cut, bytes.length - cut);
            assertEquals(new CRC64(bytes, bytes.length).getValue(), ours.value(), "round " + round);
        }
    }

    @Test
    void twoBlocksCombineToTheSdksValueOfTheWhole() {
        var random = new Random(65);
        for (int round = 0; round < 200; round++) {
            var bytes = new byte[random.nextInt(100_000)];
            random.nextBytes(bytes);
            int cut = round % 5 == 0 ? bytes.length : random.nextInt(bytes.length + 1);
            long combined = Crc64.combine(of(bytes, 0, cut), of(bytes, cut, bytes.length - cut), bytes.length - cut);
            assertEquals(new CRC64(bytes, bytes.length).getValue(), combined, "round " + round);
        }
    }

    @Test
    void combinesLengthsBeyondFourGigabytesAsTheSdkDoes() {
        long length = 48_800_000_000_000L;
        assertEquals(CRC64.combine(0x1234_5678_9abc_def0L, 0x0fed_cba9_8765_4321L, length),
                Crc64.combine(0x1234_5678_9abc_def0L, 0x0fed_cba9_8765_4321L, length));
    }

    private static long of(byte[] bytes, int offset, int length) {
        var crc = new Crc64();
        crc.update(bytes, offset, length);
        return crc.value();
    }
}
