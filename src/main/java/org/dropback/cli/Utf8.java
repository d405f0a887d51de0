package org.dropback.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes that may be text. */
final class Utf8 {

    private Utf8() {
    }

    /**
     * The bytes as text; empty when they are no UTF-8.
     *
     * @param cut whether the bytes end anywhere: then a begun last letter is left out
     */
    static Optional<String> text(byte[] bytes, boolean cut) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var letters = CharBuffer.allocate(bytes.length);
        if (decoder.decode(ByteBuffer.wrap(bytes), letters, !cut).isError()) {
            return Optional.empty();
        }
        return Optional.of(letters.flip().toString());
    }
}
