package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back, as received.
 *
 * @param headers   names in lower case, repeated ones joined with commas
 * @param body      the first bytes of it
 * @param truncated whether there was more, or the connection broke before its end
 * @param waited    from the last request byte to the head of the answer
 */
record Answer(int status, Map<String, String> headers, byte[] body, boolean truncated, Duration waited) {

    @Nullable String header(String name) {
        return headers.get(name);
    }

    @Nullable String requestId() {
        return header("x-oss-request-id");
    }

    /** Without quotes. */
    @Nullable String etag() {
        var etag = header("etag");
        return etag == null ? null : unquoted(etag);
    }

    /** Unsigned decimal. */
    @Nullable String crc64() {
        return header("x-oss-hash-crc64ecma");
    }

    static String unquoted(String etag) {
        var trimmed = etag.strip();
        return trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"") ? trimmed.substring(1, trimmed.length() - 1) : trimmed;
    }

    /** OSS speaks UTF-8 in its headers, HTTP hands on a character for each byte. */
    static String text(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}
