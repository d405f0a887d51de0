package org.dropback.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Md5Test {

    /** RFC 1321, appendix 5. */
    @Test
    void hasTheValuesOfTheRfc() {
        assertEquals("D41D8CD98F00B204E9800998ECF8427E", Md5.of(new byte[0]).hex());
        assertEquals("F96B697D7CB7938D525A2F31AAF161D0", Md5.of("message digest".getBytes(US_ASCII)).hex());
    }

    @Test
    void ofAnEmptyStreamIsThatOfNothing() throws IOException {
        assertEquals("1B2M2Y8AsgTpgAmY7PhCfg==", Md5.of(new ByteArrayInputStream(new byte[0])).base64());
    }

    /** The captured callback of facts 2.4 c, with the Content-MD5 that OSS sent. */
    @Test
    void equalsOssesContentMd5OfACallback() {
        var body = "filename=headSculpture%2Fjikang2.jpg&size=108904&mimeType=image%2Fjpeg&height=278&width=200";
        assertEquals("G5H/anNzgdvMS2AsvXpi6A==", Md5.of(body.getBytes(US_ASCII)).base64());
    }
}
