package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileXmlTest extends OnOneSandbox {

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<a/>", "<CompleteMultipartUpload/>", "not xml", "<CompleteMultipartUpload><Part>x</Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>one</PartNumber></Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag><b/></ETag></Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>99999999999</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>"})
    void whatIsNoCompleteXmlIsMalformed(String xml) throws Exception {
        assertEquals("400 MalformedXML", complete(xml));
    }

    @Test
    void xmlReachesNoFileAndExpandsNothing() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "1");
        var external = "<!DOCTYPE c [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><CompleteMultipartUpload><Part><PartNumber>&e;</PartNumber>"
                + "<ETag>x</ETag></Part></CompleteMultipartUpload>";
        assertEquals("400 MalformedXML", complete(external));
        var bomb = "<!DOCTYPE c [<!ENTITY a \"" + "9".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000) + "\"><!ENTITY c \"" + "&b;".repeat(1000)
                + "\">]><CompleteMultipartUpload><Part><PartNumber>&c;</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>";
        assertEquals("400 MalformedXML", complete(bomb));
        assertEquals("400 MalformedXML", complete("<CompleteMultipartUpload>" + " ".repeat(5 << 20) + "</CompleteMultipartUpload>"));
    }

    @Test
    void randomXmlIsRefusedOrMissesItsParts() throws Exception {
        var random = new Random(13);
        var pieces = List.of("<CompleteMultipartUpload>", "</CompleteMultipartUpload>", "<Part>", "</Part>", "<PartNumber>", "</PartNumber>", "<ETag>", "</ETag>",
                "1", "\"x\"", "&amp;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->", "\u4e2d", "<?x?>");
        for (int i = 0; i < 150; i++) {
            var xml = new StringBuilder(random.nextBoolean() ? "<CompleteMultipartUpload><Part>" : "");
            for (int n = random.nextInt(12); n > 0; n--) {
                xml.append(pieces.get(random.nextInt(pieces.size())));
            }
            var outcome = complete(xml.toString());
            assertTrue(outcome.equals("400 MalformedXML") || outcome.equals("400 InvalidPart") || outcome.equals("400 InvalidPartOrder"), xml + " -> " + outcome);
        }
    }

    @Test
    void markupInAKeyIsEscapedInEveryXml() throws Exception {
        var answer = signed.get("<b>&\"]]>\u0001");
        assertFalse(Signed.text(answer).contains("<b>"));
        assertTrue(Signed.text(answer).contains("<Key>&lt;b&gt;&amp;&quot;]]&gt;\ufffd</Key>"), Signed.text(answer));
    }

    private String complete(String xml) throws Exception {
        var id = Signed.element(signed.send("POST", "k", "uploads", Map.of(), new byte[0]), "UploadId");
        var answer = signed.send("POST", "k", "uploadId=" + id, Map.of(), xml.getBytes(UTF_8));
        return answer.statusCode() + " " + Signed.element(answer, "Code");
    }
}
