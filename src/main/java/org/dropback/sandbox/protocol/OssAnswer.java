package org.dropback.sandbox.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropback.sandbox.storage.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers; the headers that every answer has are added later.
 *
 * @param code  OSS's error code for the log; null for a success
 */
public record OssAnswer(int status, Map<String, String> headers, long length, Body body, @Nullable String code) implements AutoCloseable {

    /** Writes the body, at most once. Closed in any case, also where it was never written. */
    public interface Body extends AutoCloseable {
        void writeTo(OutputStream out) throws IOException;

        @Override
        default void close() { }
    }

    @Override
    public void close() {
        body.close();
    }

    public static OssAnswer empty(int status, Map<String, String> headers) {
        return bytes(status, headers, new byte[0], null);
    }

    public static OssAnswer xml(XmlWriter xml) {
        return xml(xml, Map.of());
    }

    /** @param more headers */
    public static OssAnswer xml(XmlWriter xml, Map<String, String> more) {
        var headers = new LinkedHashMap<>(more);
        headers.put("Content-Type", "application/xml");
        return bytes(200, headers, xml.bytes(), null);
    }

    public static OssAnswer bytes(int status, Map<String, String> headers, byte[] bytes, @Nullable String code) {
        return new OssAnswer(status, headers, bytes.length, out -> out.write(bytes), code);
    }

    public static OssAnswer error(OssError error, String requestId, String host) {
        return error(error, requestId, host, error.headers());
    }

    /** @param headers beside those of every error */
    public static OssAnswer error(OssError error, String requestId, String host, Map<String, String> headers) {
        if (error.status() == 304) {
            return bytes(304, headers, new byte[0], error.code());
        }
        var xml = new XmlWriter().open("Error").element("Code", error.code()).element("Message", String.valueOf(error.getMessage()))
                .element("RequestId", requestId).element("HostId", host);
        error.details().forEach(xml::element);
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/xml");
        if (error.ec() != null) {
            xml.element("EC", error.ec()).element("RecommendDoc", "https://api.aliyun.com/troubleshoot?q=" + error.ec());
            all.put("x-oss-ec", error.ec());
        }
        return bytes(error.status(), all, xml.close("Error").bytes(), error.code());
    }

    /** The headers that tell of a stored object after it was written. */
    public static Map<String, String> storedHeaders(StoredObject object) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", '"' + object.etag() + '"');
        headers.put("x-oss-hash-crc64ecma", object.crc64());
        if (object.contentMd5() != null) {
            headers.put("Content-MD5", object.contentMd5());
        }
        headers.putAll(Encryption.told(object.headers()));
        return headers;
    }
}
