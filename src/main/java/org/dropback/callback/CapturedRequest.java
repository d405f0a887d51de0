package org.dropback.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request read from the bytes that somebody saved. Lines of the head may end in LF or CRLF. Immutable, any thread.
 *
 * @param body  by chunks or Content-Length where there are such, else all that follows the head
 * @param other the body without the line end at its end, where nothing says whether that belongs to it; else null
 * @param notes what a reader should know of it
 */
public record CapturedRequest(String method, String target, List<Map.Entry<String, String>> headers, byte[] body, byte @Nullable [] other,
                              List<Note> notes) {

    /** Something odd about the bytes that does not keep them from being read. */
    public enum Note {
        /** A line end after the body that Content-Length promised; it is left out. */
        LINE_END_LEFT_OUT,
        /** More than a line end follows the body; it is left out. */
        MORE_FOLLOWS,
        /** The body is shorter than Content-Length promised. */
        BODY_SHORT,
        /** Without Content-Length and chunks: the body is all that follows, and ends in a line end that may be the editor's. */
        LINE_END_DOUBTFUL;

        /** Of its sentence in the messages. */
        public String messageKey() {
            return "captured.note." + Phrases.camelCase(name());
        }
    }

    /** The bytes are no HTTP request; the message key says why. */
    public static final class UnreadableException extends Exception {

        private final String messageKey;

        UnreadableException(String messageKey) {
            super(messageKey);
            this.messageKey = messageKey;
        }

        public String messageKey() {
            return messageKey;
        }
    }

    /** Some editors put it before a text in UTF-8. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern REQUEST_LINE = Pattern.compile("[A-Za-z]{1,20} (\\S+)(?: HTTP/[0-9.]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})\\s*(?:;.*)?");

    public CapturedRequest {
        headers = List.copyOf(headers);
        notes = List.copyOf(notes);
    }

    /** Without the doubtful line end. */
    public Optional<byte[]> otherBody() {
        return Optional.ofNullable(other);
    }

    public static CapturedRequest parse(byte[] file) throws UnreadableException {
        var lines = new Lines(file);
        lines.position = Arrays.equals(file, 0, Math.min(3, file.length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        var first = lines.next();
        while (first != null && first.isEmpty()) {
            first = lines.next();
        }
        if (first == null || !REQUEST_LINE.matcher(first).matches()) {
            throw new UnreadableException("captured.no-request-line");
        }
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (var line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw new UnreadableException("captured.no-header");
            }
            headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        var words = first.split(" ");
        return body(words[0], originForm(words[1]), headers, Arrays.copyOfRange(file, lines.position, file.length));
    }

    private static CapturedRequest body(String method, String target, List<Map.Entry<String, String>> headers, byte[] rest) throws UnreadableException {
        if (header(headers, "Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked")) {
            return new CapturedRequest(method, target, headers, dechunked(rest), null, List.of());
        }
        var length = header(headers, "Content-Length");
        if (length.isPresent() && !length.get().matches("[0-9]{1,9}")) {
            throw new UnreadableException("captured.no-length");
        }
        int lineEnd = endsWith(rest, "\r\n") ? 2 : endsWith(rest, "\n") ? 1 : 0;
        if (length.isEmpty()) {
            var other = lineEnd == 0 ? null : Arrays.copyOf(rest, rest.length - lineEnd);
            return new CapturedRequest(method, target, headers, rest, other, lineEnd == 0 ? List.of() : List.of(Note.LINE_END_DOUBTFUL));
        }
        int promised = Integer.parseInt(length.get());
        if (rest.length <= promised) {
            return new CapturedRequest(method, target, headers, rest, null, rest.length < promised ? List.of(Note.BODY_SHORT) : List.of());
        }
        var after = new String(rest, promised, rest.length - promised, ISO_8859_1);
        var note = after.equals("\n") || after.equals("\r\n") ? Note.LINE_END_LEFT_OUT : Note.MORE_FOLLOWS;
        return new CapturedRequest(method, target, headers, Arrays.copyOf(rest, promised), null, List.of(note));
    }

    private static byte[] dechunked(byte[] rest) throws UnreadableException {
        var lines = new Lines(rest);
        var body = new ByteArrayOutputStream();
        while (true) {
            var line = lines.next();
            var size = CHUNK.matcher(line == null ? "" : line);
            if (!size.matches()) {
                throw new UnreadableException("captured.no-chunk");
            }
            int length = Integer.parseInt(size.group(1), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            if (length > rest.length - lines.position) {
                throw new UnreadableException("captured.no-chunk");
            }
            body.write(rest, lines.position, length);
            lines.position += length;
            if (!"".equals(lines.next())) {
                throw new UnreadableException("captured.no-chunk");
            }
        }
    }

    private static String originForm(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0) {
            return target;
        }
        var rest = target.substring(scheme + 3).replaceFirst("^[^/?]*", "");
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static boolean endsWith(byte[] bytes, String end) {
        return bytes.length >= end.length() && new String(bytes, bytes.length - end.length(), end.length(), ISO_8859_1).equals(end);
    }

    private static Optional<String> header(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    /** Reads lines from bytes, and knows where the next one begins. */
    private static final class Lines {

        private final byte[] bytes;
        private int position;

        Lines(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Without its end; null after the last byte. */
        @Nullable String next() {
            if (position >= bytes.length) {
                return null;
            }
            int end = position;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean cr = end > position && end < bytes.length && bytes[end - 1] == '\r';
            var line = new String(bytes, position, (cr ? end - 1 : end) - position, UTF_8);
            position = Math.min(end + 1, bytes.length);
            return line;
        }
    }
}
