package org.dropback.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is by its first bytes. The JDK's own guess knows no PDF, ZIP, WebP or MP4, and no plain text. */
final class FileSignatures {

    /** Bytes that are looked at: those of the name of a tar file stand late. */
    static final int LENGTH = 512;

    private record Signature(int offset, byte[] bytes, String type) {

        Signature(int offset, String latin, String type) {
            this(offset, latin.getBytes(ISO_8859_1), type);
        }

        boolean fits(byte[] head) {
            return head.length >= offset + bytes.length && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(0, "\u0089PNG\r\n\u001a\n", "image/png"), new Signature(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Signature(0, "GIF87a", "image/gif"), new Signature(0, "GIF89a", "image/gif"), new Signature(8, "WEBP", "image/webp"),
            new Signature(0, "II*\0", "image/tiff"), new Signature(0, "MM\0*", "image/tiff"),
            new Signature(0, "%PDF-", "application/pdf"), new Signature(0, "{\\rtf", "application/rtf"),
            new Signature(0, "PK\u0003\u0004", "application/zip"), new Signature(0, "PK\u0005\u0006", "application/zip"), new Signature(0, "\u001f\u008b\b", "application/gzip"),
            new Signature(0, "BZh", "application/x-bzip2"), new Signature(0, "\u00fd7zXZ\0", "application/x-xz"), new Signature(0, "7z\u00bc\u00af\u0027\u001c", "application/x-7z-compressed"),
            new Signature(257, "ustar", "application/x-tar"),
            // The brand says what the same container holds.
            new Signature(4, "ftypqt", "video/quicktime"), new Signature(4, "ftypheic", "image/heic"), new Signature(4, "ftypavif", "image/avif"),
            new Signature(4, "ftypM4A", "audio/mp4"), new Signature(4, "ftyp", "video/mp4"),
            new Signature(8, "AVI ", "video/x-msvideo"), new Signature(8, "WAVE", "audio/wav"), new Signature(0, "ID3", "audio/mpeg"),
            new Signature(0, "fLaC", "audio/flac"), new Signature(0, "OggS", "audio/ogg"), new Signature(0, "\u001aE\u00df\u00a3", "video/x-matroska"));

    private FileSignatures() {
    }

    /** @param head the first {@link #LENGTH} bytes of a file, or all of a shorter one. @return empty for what nobody can tell */
    static Optional<String> type(byte[] head) {
        var known = SIGNATURES.stream().filter(signature -> signature.fits(head)).findFirst();
        return known.isPresent() ? known.map(Signature::type) : text(head);
    }

    /** Of UTF-8, whose last character may be cut off. */
    private static Optional<String> text(byte[] head) {
        var letters = CharBuffer.allocate(head.length);
        if (head.length == 0 || UTF_8.newDecoder().decode(ByteBuffer.wrap(head), letters, head.length < LENGTH).isError()) {
            return Optional.empty();
        }
        var text = letters.flip().toString();
        if (text.chars().anyMatch(letter -> letter < ' ' && "\t\r\n\f\u001b".indexOf(letter) < 0 || letter == 0x7f)) {
            return Optional.empty();
        }
        var begin = text.replace("\ufeff", "").stripLeading().toLowerCase(Locale.ROOT);
        if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
            return Optional.of("text/html");
        }
        if (begin.startsWith("<svg") || begin.startsWith("<?xml") && begin.contains("<svg")) {
            return Optional.of("image/svg+xml");
        }
        return Optional.of(begin.startsWith("<?xml") ? "application/xml" : "text/plain");
    }
}
