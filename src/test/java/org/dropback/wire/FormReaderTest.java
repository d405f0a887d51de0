package org.dropback.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormReaderTest {

    private static final String FORM = "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
            + "--b\r\ncontent-DISPOSITION: form-data; name=\"\u4e2d\"\r\nX-Other: y\r\n\r\n\r\n-\r\n--\r\n--c\r\r\n\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--b--\r\nepilogue";
    private static final List<String> PARTS = List.of("form-data; name=\"a\"=1", "form-data; name=\"\u4e2d\"=\r\n-\r\n--\r\n--c\r\r\n",
            "form-data; name=\"empty\"=");

    @Test
    void theSamePartsComeHoweverTheBytesArrive() throws Exception {
        for (int size = 1; size < FORM.length() + 20; size++) {
            assertEquals(PARTS, parts(new FormReader(inPiecesOf(size, FORM), "b")), "in pieces of " + size);
        }
    }

    @Test
    void aPartThatBeginsLikeABoundaryComesWholeHoweverTheBytesArrive() throws Exception {
        for (var content : List.of("-----BEGIN PUBLIC KEY-----", "-", "--", "-x", "--b-", "----X", "---W", "------------------------", "\n--", "\r\n--W", "\r")) {
            var form = "----W\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + content + "\r\n----W\r\n\r\n" + content + "\r\n----W--\r\n";
            for (int size = 1; size < form.length() + 1; size++) {
                assertEquals(List.of("form-data; name=\"a\"=" + content, "null=" + content), parts(new FormReader(inPiecesOf(size, form), "--W")), "in pieces of " + size);
            }
        }
    }

    @Test
    void aPartMayBeSkippedOrLeftHalfRead() throws Exception {
        var reader = new FormReader(inPiecesOf(3, FORM), "b");
        reader.next();
        var half = reader.next();
        assertEquals('\r', half.body().read());
        assertEquals("y", half.headers().get("x-other"));
        assertEquals("form-data; name=\"empty\"", reader.next().headers().get("content-disposition"));
        assertNull(reader.next());
        assertNull(reader.next());
    }

    @Test
    void aFormCutAnywhereIsMalformed() {
        int whole = FORM.indexOf("--b--") + 5;
        for (int end = 0; end < whole; end++) {
            var cut = FORM.substring(0, end);
            assertThrows(MalformedFormException.class, () -> parts(new FormReader(inPiecesOf(7, cut), "b")), cut);
        }
    }

    @Test
    void aLostConnectionIsNotAMalformedForm() {
        var lost = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("lost");
            }
        };
        assertEquals("lost", assertThrows(IOException.class, () -> new FormReader(lost, "b").next()).getMessage());
    }

    private static List<String> parts(FormReader reader) throws IOException {
        var parts = new ArrayList<String>();
        for (var part = reader.next(); part != null; part = reader.next()) {
            parts.add(part.headers().get("content-disposition") + "=" + new String(part.body().readAllBytes(), UTF_8));
        }
        return parts;
    }

    private static InputStream inPiecesOf(int size, String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, size));
            }
        };
    }
}
