package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dropback.wire.FormReader;
import org.dropback.wire.MalformedFormException;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form up to its file (facts 4; EC pages 0006-00000104 to 112). */
final class FormParser {

    private static final int MAX_NAME_BYTES = 8 << 10;
    private static final int MAX_VALUE_BYTES = 2 << 20;
    private static final int MAX_BYTES_BEFORE_FILE = 8 << 20;
    private static final Pattern MULTIPART = Pattern.compile("\\s*multipart/form-data\\s*;.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{1,70}(?<! )");

    private FormParser() {
    }

    /** @param contentType of the request */
    static Form parse(String contentType, InputStream body) throws IOException, OssError {
        var boundary = HeaderParameters.find(contentType, "boundary").filter(value -> BOUNDARY.matcher(value).matches());
        if (!MULTIPART.matcher(contentType).matches() || boundary.isEmpty()) {
            throw new OssError(400, "RequestIsNotMultiPartContent", "Bucket POST must be of the enclosure-type multipart/form-data.", null);
        }
        try {
            return fields(new FormReader(body, boundary.get()));
        } catch (MalformedFormException e) {
            throw malformed();
        }
    }

    static OssError malformed() {
        return new OssError(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.", "0006-00000104");
    }

    private static Form fields(FormReader reader) throws IOException, OssError {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var variables = new LinkedHashMap<String, String>();
        long bytes = 0;
        for (var part = reader.next(); part != null; part = reader.next()) {
            var disposition = part.headers().getOrDefault("content-disposition", "");
            var name = HeaderParameters.find(disposition, "name").orElseThrow(FormParser::malformed);
            if (name.equalsIgnoreCase("file")) {
                var fileName = baseName(HeaderParameters.find(disposition, "filename").orElse(""));
                return new Form(fields, variables, fileName, part.headers().get("content-type"), new RestOfForm(part.body(), reader));
            }
            if (name.getBytes(UTF_8).length > MAX_NAME_BYTES) {
                throw tooLong("The name of a form field", MAX_NAME_BYTES, "0006-00000110");
            }
            var value = part.body().readNBytes(MAX_VALUE_BYTES + 1);
            if (value.length > MAX_VALUE_BYTES) {
                throw tooLong("The form field " + name, MAX_VALUE_BYTES, null);
            }
            bytes += value.length;
            if (bytes > MAX_BYTES_BEFORE_FILE) {
                throw tooLong("The form before its file", MAX_BYTES_BEFORE_FILE, "0006-00000112");
            }
            fields.put(name, new String(value, UTF_8));
            if (name.startsWith("x:")) {
                variables.put(name, new String(value, UTF_8));
            }
        }
        throw new OssError(400, "IncorrectNumberOfFilesInPOSTRequest", "POST requires exactly one file upload per request.", "0006-00000107");
    }

    private static OssError tooLong(String what, int max, @Nullable String ec) {
        return new OssError(400, "FieldItemTooLong", what + " exceeds " + max + " bytes.", ec);
    }

    private static String baseName(String fileName) {
        return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    }

    /** The file, whose end is the end only when the form is whole; fields behind it are ignored. */
    private static final class RestOfForm extends InputStream {

        private final InputStream file;
        private final FormReader reader;

        RestOfForm(InputStream file, FormReader reader) {
            this.file = file;
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            int b = file.read();
            return b < 0 ? end() : b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = file.read(buffer, offset, length);
            return n < 0 ? end() : n;
        }

        private int end() throws IOException {
            for (var part = reader.next(); part != null;) {
                part = reader.next();
            }
            return -1;
        }
    }
}
