package org.dropback.upload;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * The text of a table's bytes. UTF-8, with or without a byte order mark, and UTF-16 with one; else GBK, which is what spreadsheets on Chinese Windows
 * write, where the bytes are GBK without a doubt.
 *
 * @param encoding that it was read as
 */
record TableText(String text, Charset encoding) {

    /** The superset of GBK. */
    private static final String GBK = "GB18030";

    static TableText of(String table, byte[] bytes) throws RowTableException {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return marked(table, bytes, starts(bytes, 0xFF, 0xFE) ? UTF_16LE : UTF_16BE, 2);
        }
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return marked(table, bytes, UTF_8, 3);
        }
        try {
            return new TableText(decoded(bytes, 0, UTF_8), UTF_8);
        } catch (CharacterCodingException noUtf8) {
            return gbk(table, bytes);
        }
    }

    private static TableText gbk(String table, byte[] bytes) throws RowTableException {
        try {
            if (Charset.isSupported(GBK)) {
                return new TableText(decoded(bytes, 0, Charset.forName(GBK)), Charset.forName(GBK));
            }
        } catch (CharacterCodingException noGbk) {
            // Told below: what was meant to be UTF-8 is likelier.
        }
        throw undecodable(table, bytes, 0, UTF_8);
    }

    private static TableText marked(String table, byte[] bytes, Charset charset, int mark) throws RowTableException {
        try {
            return new TableText(decoded(bytes, mark, charset), charset);
        } catch (CharacterCodingException e) {
            throw undecodable(table, bytes, mark, charset);
        }
    }

    private static String decoded(byte[] bytes, int from, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
    }

    private static RowTableException undecodable(String table, byte[] bytes, int from, Charset charset) {
        var good = CharBuffer.allocate(bytes.length);
        charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from), good, true);
        var before = good.flip().toString();
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new RowTableException("encoding", table, Integer.toString(line), Integer.toString(before.length() - before.lastIndexOf('\n')));
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
