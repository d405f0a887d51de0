package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * A request that is ready to go out. Not to be shown: its headers, or its target, hold a signature.
 *
 * @param target path and query, encoded
 */
record SignedRequest(String method, Host host, String target, Map<String, String> headers) {

    /** A character for each byte of UTF-8, as HTTP hands it on. */
    static String bytes(String value) {
        return new String(value.getBytes(UTF_8), ISO_8859_1);
    }

    @Override
    public String toString() {
        return method + " " + host;
    }
}
