package org.dropback.upload;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Names of files whose bytes are not UTF-8, which every object key must be (facts 1.4), or which the locale of this process cannot read: those of another
 * system's archive, often. Such a file is not sent; it is shown with its bytes. Any thread.
 */
public final class BrokenName {

    private static final char UNREADABLE = '\uFFFD';

    private BrokenName() {
    }

    /** The path as text, where a name is broken with {@code \xFF} in place of each of its bytes that is not ASCII. */
    static String shown(Path path) {
        if (path.toString().indexOf(UNREADABLE) < 0) {
            return path.toString();
        }
        var names = StreamSupport.stream(path.spliterator(), false).map(BrokenName::name).collect(Collectors.joining(path.getFileSystem().getSeparator()));
        return path.getRoot() == null ? names : path.getRoot() + names;
    }

    private static String name(Path name) {
        var text = name.toString();
        var bytes = bytes(name.toUri());
        if (text.indexOf(UNREADABLE) < 0 || Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
            return text;
        }
        var shown = new StringBuilder();
        for (byte each : bytes) {
            shown.append(each >= 0 ? String.valueOf((char) each) : String.format("\\x%02X", each));
        }
        return shown.toString();
    }

    /** Of the last name: the one place where Java tells them. */
    private static byte[] bytes(URI file) {
        var path = file.getRawPath().replaceFirst("/$", "");
        var name = path.substring(path.lastIndexOf('/') + 1);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            boolean encoded = name.charAt(i) == '%';
            bytes.write(encoded ? Integer.parseInt(name, i + 1, i + 3, 16) : name.charAt(i));
            i += encoded ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    /** Whether a scan shows it so. */
    public static boolean isShown(Path file) {
        return file.toString().matches("(?s).*\\\\x[89A-F][0-9A-F].*");
    }
}
