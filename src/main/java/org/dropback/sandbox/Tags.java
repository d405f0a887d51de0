package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.Percent;

/** The tags of an object, as {@code x-oss-tagging} writes them: {@code a=b&c=d}, percent-encoded (facts 7). */
final class Tags {

    private static final int MOST = 10;
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/]*");

    private Tags() {
    }

    /** @throws OssError InvalidTag for what OSS does not take */
    static Map<String, String> parse(String header) throws OssError {
        var tags = new LinkedHashMap<String, String>();
        for (var pair : header.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                add(tags, decode(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return tags;
    }

    static void add(Map<String, String> tags, String key, String value) throws OssError {
        if (key.isEmpty() || key.getBytes(UTF_8).length > MAX_KEY || !ALLOWED.matcher(key).matches()) {
            throw invalid("The TagKey you have provided is invalid.").with("TagKey", key);
        }
        if (value.getBytes(UTF_8).length > MAX_VALUE || !ALLOWED.matcher(value).matches()) {
            throw invalid("The TagValue you have provided is invalid.").with("TagValue", value);
        }
        if (tags.put(key, value) != null) {
            throw invalid("Cannot provide multiple Tags with the same key.").with("TagKey", key);
        }
        if (tags.size() > MOST) {
            throw invalid("Object tags cannot be greater than " + MOST + ".");
        }
    }

    static String header(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> encode(tag.getKey()) + "=" + encode(tag.getValue())).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return Percent.encode(text).replace("/", "%2F");
    }

    private static String decode(String text) throws OssError {
        return Percent.decodePlus(text).orElseThrow(() -> invalid("The header x-oss-tagging is not encoded as UTF-8."));
    }

    private static OssError invalid(String message) {
        return new OssError(400, "InvalidTag", message, null);
    }
}
