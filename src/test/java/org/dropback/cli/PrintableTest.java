package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void anEscapeSequenceLosesItsPower() {
        assertEquals("a\\u001b[2Jb\\u0007\\u009b", Printable.of("a\u001b[2Jb\u0007\u009b"));
    }

    @Test
    void marksThatTurnTheWritingAroundAreShown() {
        assertEquals("photo\\u202egpj.exe", Printable.of("photo\u202egpj.exe"));
    }

    @Test
    void wordsOfAnyLanguageAndEmojiStay() {
        assertEquals("回呼 é 👩‍👩‍👧 ", Printable.of("回呼 é 👩‍👩‍👧 "));
    }

    @Test
    void linesStayInTextAndGoInANameOnly() {
        assertEquals("a\nb\tc", Printable.of("a\nb\tc"));
        assertEquals("a\\nb\\tc", Printable.line("a\nb\tc"));
        assertEquals("a\\u000d", Printable.of("a\r"));
    }
}
