package org.dropback.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads multipart/form-data part by part, in order, as it arrives: a part of any size takes no more memory than a read. Used by one thread.
 * A body that is no form ends in a {@link MalformedFormException}, a lost connection in another IOException.
 */
public final class FormReader {

    /** For all headers of one part. */
    private static final int MAX_PART_HEADERS = 32 << 10;
    private static final int BUFFER = 64 << 10;
    /** As RFC 2046 allows, dashes included. */
    private static final int LONGEST_DELIMITER = 72;

    private sealed interface Event { }

    private record Head(Map<String, String> headers) implements Event { }

    private record Bytes(ByteBuffer bytes) implements Event { }

    private record End() implements Event { }

    /** @param headers lower-case names; the values as sent, read as UTF-8 */
    public record Part(Map<String, String> headers, InputStream body) { }

    private final InputStream in;
    private final MultiPart.Parser parser;
    private final Queue<Event> events = new ArrayDeque<>();
    /** Filled again only when all events of what it held are taken. */
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    /** Bytes at the end of the buffer that the parser has not been given yet. */
    private int held;
    private final byte[] delimiter;
    private boolean complete;
    private @Nullable Throwable failure;

    /** @param boundary without quotes and leading dashes, as Content-Type has it */
    public FormReader(InputStream in, String boundary) {
        this.in = in;
        var bytes = ("--" + boundary).getBytes(UTF_8);
        this.delimiter = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_DELIMITER));
        this.parser = new MultiPart.Parser(boundary, new Listener());
        parser.setPartHeadersMaxLength(MAX_PART_HEADERS);
    }

    /** Goes to the next part, past what is left of the one before; null after the last boundary. */
    public @Nullable Part next() throws IOException {
        for (var event = take(); event != null; event = take()) {
            if (event instanceof Head(var headers)) {
                return new Part(headers, new PartBody());
            }
        }
        return null;
    }

    /** The next event, or null after the last. */
    private @Nullable Event take() throws IOException {
        while (events.isEmpty()) {
            if (complete) {
                return null;
            }
            if (failure != null) {
                throw new MalformedFormException(failure);
            }
            fill();
        }
        return events.remove();
    }

    /** Where a part begins with dashes and a piece ends within them, Jetty puts a line feed before them: the beginning of a delimiter waits for what follows. */
    private void fill() throws IOException {
        System.arraycopy(buffer, length - held, buffer, 0, held);
        length = held;
        int n = in.read(buffer, length, BUFFER - length);
        length += Math.max(n, 0);
        held = n < 0 ? 0 : begun();
        if (length > held) {
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, length - held), false));
        }
        if (n < 0 && !complete && failure == null) {
            parser.parse(Content.Chunk.EOF);
        }
    }

    /** How many bytes at the end of the buffer may be a line that begins with a delimiter. */
    private int begun() {
        for (int n = Math.min(delimiter.length - 1, length); n > 0; n--) {
            if ((n == length || buffer[length - n - 1] == '\n') && Arrays.equals(buffer, length - n, length, delimiter, 0, n)) {
                return n;
            }
        }
        return 0;
    }

    private final class PartBody extends InputStream {

        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean ended;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, buffer.length);
            while (!ended && !rest.hasRemaining()) {
                switch (take()) {
                    case Bytes(var bytes) -> rest = bytes;
                    case End() -> ended = true;
                    case Head head -> throw new IllegalStateException("A part that has no end: " + head);
                    case null -> throw new IllegalStateException("The body of a part that is past");
                }
            }
            int n = Math.min(length, rest.remaining());
            rest.get(buffer, offset, n);
            return n == 0 && ended && length > 0 ? -1 : n;
        }
    }

    private final class Listener implements MultiPart.Parser.Listener {

        private Map<String, String> headers = Map.of();

        @Override
        public void onPartBegin() {
            headers = new LinkedHashMap<>();
        }

        @Override
        public void onPartHeader(String name, String value) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
        }

        @Override
        public void onPartHeaders() {
            events.add(new Head(headers));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            if (chunk.hasRemaining()) {
                events.add(new Bytes(chunk.getByteBuffer().slice()));
            }
        }

        @Override
        public void onPartEnd() {
            events.add(new End());
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable cause) {
            failure = cause;
        }
    }
}
