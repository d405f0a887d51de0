package org.dropback.store;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dropback.callback.ShareNote;
import org.dropback.callback.importing.ImportException;
import org.dropback.callback.importing.Place;

/**
 * A text that came from elsewhere: UTF-8 or UTF-16 with a byte order mark or without, else GBK, as Chinese Windows writes it.
 *
 * @param note that it was not UTF-8
 */
public record SharedText(String text, Optional<ShareNote> note) {

    /** Far more than a thousand profiles need. */
    public static final long MAX_BYTES = 16 << 20;

    private static final Charset GBK = Charset.forName("GB18030");

    /** @throws ImportException for a file larger than {@link #MAX_BYTES}, of which nothing is read */
    public static byte[] bytes(Path file) throws IOException, ImportException {
        if (Files.isDirectory(file)) {
            throw new ImportException(Place.NOWHERE, "import.folder");
        }
        try (var in = Files.newInputStream(file)) {
            if (Files.size(file) > MAX_BYTES) {
                throw new ImportException(Place.NOWHERE, "import.tooLarge", Long.toString(MAX_BYTES >> 20));
            }
            var bytes = in.readNBytes((int) MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ImportException(Place.NOWHERE, "import.tooLarge", Long.toString(MAX_BYTES >> 20));
            }
            return bytes;
        }
    }

    static SharedText decode(byte[] bytes) throws ImportException {
        if (bytes.length > MAX_BYTES) {
            throw new ImportException(Place.NOWHERE, "import.tooLarge", Long.toString(MAX_BYTES >> 20));
        }
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strict(bytes, 2, UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strict(bytes, 2, UTF_16LE);
        }
        try {
            return strict(bytes, 0, UTF_8);
        } catch (ImportException noUtf8) {
            try {
                var text = GBK.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                    throw noUtf8;
                }
                return new SharedText(text, Optional.of(ShareNote.of("import.gbk")));
            } catch (CharacterCodingException e) {
                throw noUtf8;
            }
        }
    }

    private static SharedText strict(byte[] bytes, int from, Charset charset) throws ImportException {
        var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = charset.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            throw new ImportException(Place.of(text, text.length()), "import.notUtf8");
        }
        return new SharedText(text, Optional.empty());
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
