package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static final byte[] BYTES = "回调🙂".getBytes(StandardCharsets.UTF_8);

    @Test
    void textComesBackAsItIs() {
        assertEquals(Optional.of("回调🙂"), Utf8.text(BYTES, false));
        assertEquals(Optional.of(""), Utf8.text(new byte[0], false));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertEquals(Optional.empty(), Utf8.text(new byte[] {(byte) 0xff, (byte) 0xd8, 0}, false));
        assertEquals(Optional.empty(), Utf8.text(new byte[] {'a', (byte) 0xc0, (byte) 0xaf}, true));
    }

    @Test
    void aLetterCutInTwoIsLeftOutOnlyWhereTheAnswerWasCut() {
        for (int length = 7; length < BYTES.length; length++) {
            var cut = java.util.Arrays.copyOf(BYTES, length);
            assertEquals(Optional.of("回调"), Utf8.text(cut, true));
            assertEquals(Optional.empty(), Utf8.text(cut, false));
        }
    }
}
