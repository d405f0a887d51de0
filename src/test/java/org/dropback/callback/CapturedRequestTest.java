package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturedRequestTest {

    /** An editor on Windows may put a mark before the first line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST /a?b=%20 HTTP/1.1|/a?b=%20", "\uFEFFPOST /a HTTP/1.1|/a", "\uFEFF~~POST /a|/a", "POST http://h:1/a?x=/y HTTP/1.1|/a?x=/y", "POST http://h:1 HTTP/1.1|/",
        "POST http://h?x=/y HTTP/1.1|/?x=/y"})
    void theTargetIsRead(String line, String target) throws Exception {
        var request = CapturedRequest.parse((line.replace("~", "\r\n") + "\r\nContent-Length: 4\r\n\r\n\uFEFF1").getBytes(UTF_8));
        assertEquals(target, request.target());
        assertEquals("\uFEFF1", new String(request.body(), UTF_8));
    }
}
