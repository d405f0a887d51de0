package org.dropback.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads one HTTP/1.x answer from a stream, keeping its bytes. Strict in framing; a Content-Length that is no number is left to the caller
 * to judge, the body then ends where the peer closes.
 */
final class AnswerReader {

    private static final int MAX_HEAD = 64 << 10;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?", Pattern.DOTALL);
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9a-fA-F]{1,15}");

    private final InputStream in;
    private final int maxBody;

    AnswerReader(InputStream in, int maxBody) {
        this.in = in;
        this.maxBody = maxBody;
    }

    /**
     * @param headRequest whether the request was HEAD, whose answer has no body
     * @param headRead    told of the head as soon as it is there
     * @throws EOFException             where the peer closes too early
     * @throws MalformedAnswerException where it is no HTTP/1.x answer
     */
    WireAnswer read(boolean headRequest, Consumer<WireAnswer> headRead) throws IOException {
        WireAnswer head;
        do {
            head = readHead();
        } while (head.status() < 200);
        headRead.accept(head);
        if (headRequest || head.status() == 204 || head.status() == 304) {
            return head;
        }
        var body = new ByteArrayOutputStream();
        boolean tooLong = readBody(head, body);
        return new WireAnswer(head.status(), head.headers(), head.rawHead(), body.toByteArray(), tooLong);
    }

    private WireAnswer readHead() throws IOException {
        var raw = new ByteArrayOutputStream(512);
        String line;
        do {
            line = readLine(raw);
        } while (!line.isEmpty());
        var bytes = raw.toByteArray();
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var status = STATUS_LINE.matcher(text.lines().findFirst().orElse(""));
        if (!status.matches()) {
            throw new MalformedAnswerException("No HTTP/1.1 status line");
        }
        return new WireAnswer(Integer.parseInt(status.group(1)), RequestHead.parse(bytes).headers(), bytes, new byte[0], false);
    }

    private boolean readBody(WireAnswer head, ByteArrayOutputStream body) throws IOException {
        if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return readChunks(body);
        }
        var length = head.header("Content-Length").filter(v -> LENGTH.matcher(v).matches()).map(Long::parseLong);
        if (length.isPresent()) {
            return readExactly(length.get(), body);
        }
        body.writeBytes(in.readNBytes(maxBody));
        return body.size() == maxBody && in.read() >= 0;
    }

    private boolean readChunks(ByteArrayOutputStream body) throws IOException {
        while (true) {
            var size = readLine(new ByteArrayOutputStream()).split(";", 2)[0].strip();
            if (!CHUNK_SIZE.matcher(size).matches()) {
                throw new MalformedAnswerException("A chunk without a size");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                return false;
            }
            if (readExactly(length, body)) {
                return true;
            }
            if (!readLine(new ByteArrayOutputStream()).isEmpty()) {
                throw new MalformedAnswerException("A chunk longer than its size");
            }
        }
    }

    /** @return whether the body became longer than allowed; the rest is then left unread */
    private boolean readExactly(long length, ByteArrayOutputStream body) throws IOException {
        int wanted = (int) Math.min(length, maxBody - body.size());
        var bytes = in.readNBytes(wanted);
        body.writeBytes(bytes);
        if (bytes.length < wanted) {
            throw new EOFException("The answer ends " + (length - bytes.length) + " bytes too early");
        }
        return length > wanted;
    }

    private String readLine(ByteArrayOutputStream raw) throws IOException {
        int start = raw.size();
        int b;
        do {
            b = in.read();
            if (b < 0) {
                throw new EOFException("The connection ended without an answer");
            }
            raw.write(b);
            if (raw.size() > MAX_HEAD) {
                throw new MalformedAnswerException("The head of the answer is too long");
            }
        } while (b != '\n');
        return raw.toString(StandardCharsets.ISO_8859_1).substring(start).strip();
    }
}
