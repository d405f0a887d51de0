package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wherever OSS tells of bytes that it took in or gives out, it tells their CRC64. */
class CrcHeaderTest {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    /** Of {@code hello}: as Alibaba's client computes it. */
    private static final String CRC = Long.toUnsignedString(new com.aliyun.oss.common.utils.CRC64(HELLO, HELLO.length).getValue());

    @Test
    void everyAnswerThatTellsOfBytesCarriesTheirCrc() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var signed = new Signed(sandbox);
            var answered = callback(sandbox.receiverUrl().toString());
            var refused = callback(sandbox.receiverUrl() + "/status/502");
            expect(200, signed.put("k", HELLO, Map.of()));
            expect(200, signed.put("k", HELLO, Map.of(HEADER, answered)));
            expect(203, signed.put("k", HELLO, Map.of(HEADER, refused)));
            expect(200, signed.get("k"));
            expect(206, signed.send("GET", "k", "", Map.of("Range", "bytes=1-2"), new byte[0]));
            expect(200, signed.send("HEAD", "k", "", Map.of(), new byte[0]));
            expect(200, signed.send("HEAD", "k", "objectMeta", Map.of(), new byte[0]));
            expect(200, signed.send("PUT", "copy", "", Map.of("x-oss-copy-source", "/sandbox/k"), new byte[0]));
            expect(200, signed.send("POST", "log", "append&position=0", Map.of(), HELLO));
            for (var callback : new String[] {"", answered, refused}) {
                var id = Signed.element(signed.send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
                expect(200, signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of(), HELLO));
                expect(200, signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of("x-oss-copy-source", "/sandbox/k"), new byte[0]));
                var headers = new java.util.HashMap<>(Map.of("x-oss-complete-all", "yes"));
                if (!callback.isEmpty()) {
                    headers.put(HEADER, callback);
                }
                expect(callback.equals(refused) ? 203 : 200, signed.send("POST", "parts", "uploadId=" + id, headers, new byte[0]));
            }
        }
    }

    private static void expect(int status, HttpResponse<byte[]> answer) {
        assertEquals(status + " " + CRC, answer.statusCode() + " " + answer.headers().firstValue("x-oss-hash-crc64ecma").orElse("none"));
    }
}
