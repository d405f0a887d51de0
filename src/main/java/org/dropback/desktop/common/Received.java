package org.dropback.desktop.common;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes from elsewhere, made fit to be shown: as text where they are UTF-8 text, else as a hex dump. Any thread.
 *
 * @param binary whether {@code code} is a hex dump
 * @param shown  bytes that {@code code} covers
 * @param length bytes in all
 */
public record Received(Code code, boolean binary, int shown, int length) {

    /** More would make the window slow without helping anyone. */
    private static final int MAX_TEXT = 32 << 10;
    private static final int MAX_DUMPED = 4 << 10;
    private static final int LONGEST_CHARACTER = 4;

    /** @param truncated whether the bytes were cut off somewhere, perhaps within a character */
    public static Received of(byte[] body, boolean truncated) {
        var head = Math.min(body.length, MAX_TEXT);
        var spare = truncated || head < body.length ? LONGEST_CHARACTER : 1;
        for (var length = head; length >= 0 && length > head - spare; length--) {
            var text = text(body, length);
            if (text.isPresent()) {
                return new Received(Code.of(text.get()), false, length, body.length);
            }
        }
        var dump = new Code(Code.Language.PLAIN, HexDump.of(body, MAX_DUMPED));
        return new Received(dump, true, Math.min(body.length, MAX_DUMPED), body.length);
    }

    /** The same text in a language that its sender named. */
    public Received as(Code.Language language) {
        return new Received(new Code(language, code.text()), binary, shown, length);
    }

    /** The text as an HTTP message, with line feeds alone in its head. */
    public Received asHttp() {
        var text = code.text();
        var end = text.indexOf("\r\n\r\n");
        var head = end < 0 ? text : text.substring(0, end + 4);
        var message = head.replace("\r\n", "\n") + text.substring(head.length());
        return new Received(new Code(Code.Language.HTTP, message), binary, shown, length);
    }

    public boolean cut() {
        return shown < length;
    }

    private static Optional<String> text(byte[] body, int length) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, 0, length)).toString();
            return text.chars().noneMatch(Received::isBinary) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isBinary(int c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0x7f;
    }
}
