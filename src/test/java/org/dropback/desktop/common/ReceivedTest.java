package org.dropback.desktop.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceivedTest {

    @Test
    void utf8TextIsShownAsText() {
        var received = Received.of("{\"名\":\"价格表 😀\"}".getBytes(UTF_8), false);
        assertEquals(new Code(Code.Language.JSON, "{\"名\":\"价格表 😀\"}"), received.code());
        assertFalse(received.binary());
        assertFalse(received.cut());
    }

    @Test
    void anEmptyAnswerIsEmptyText() {
        assertEquals(new Received(Code.EMPTY, false, 0, 0), Received.of(new byte[0], false));
    }

    @Test
    void otherBytesAreDumped() {
        var received = Received.of(new byte[] {0, 'a', (byte) 0xff, '~', 0x7f}, false);
        assertTrue(received.binary());
        assertEquals("00000000  00 61 ff 7e 7f                                   .a.~.", received.code().text());
    }

    @Test
    void gbkTextIsNoUtf8AndDumped() {
        assertTrue(Received.of("价格表".getBytes(Charset.forName("GBK")), false).binary());
    }

    @Test
    void aLineOfTheDumpHasSixteenBytes() {
        var received = Received.of(new byte[33], false);
        assertEquals(3, received.code().text().lines().count());
        assertTrue(received.code().text().endsWith("00000020  00                                               ."));
    }

    @Test
    void aCharacterCutByTheLimitIsLeftOutNotDumped() {
        var whole = "é€😀中".repeat(2000).getBytes(UTF_8);
        for (var length = whole.length - 12; length <= whole.length; length++) {
            var received = Received.of(Arrays.copyOf(whole, length), true);
            assertFalse(received.binary(), "cut at " + length);
            assertTrue(length - received.shown() < 4, "no more than one character is lost");
        }
    }

    @Test
    void halfACharacterAtTheEndOfAWholeAnswerIsBinary() {
        assertTrue(Received.of(new byte[] {'o', 'k', (byte) 0xe4, (byte) 0xbb}, false).binary());
    }

    @Test
    void aLongAnswerIsCutAndSaysSo() {
        var received = Received.of("中".repeat(400_000).getBytes(UTF_8), false);
        assertTrue(received.cut());
        assertEquals(1_200_000, received.length());
        assertTrue(received.shown() <= 32 << 10);
        assertTrue(received.code().text().chars().allMatch(c -> c == '中'));
    }

    @Test
    void randomBytesNeverFail() {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++) {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            var received = Received.of(bytes, random.nextBoolean());
            assertEquals(bytes.length, received.length());
            received.code().pretty();
        }
    }
}
