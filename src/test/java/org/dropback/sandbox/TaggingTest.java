package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ObjectMetadata;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaggingTest extends OnServed {

    @BeforeEach
    void fill() throws Exception {
        served.put("k", "x");
    }

    @Test
    void tagsAreSetReadCountedAndRemoved() {
        var tags = Map.of("a b", "c+d/e:f=g", "empty", "");
        served.oss.setObjectTagging("sandbox", "k", tags);
        assertEquals(new TreeMap<>(tags), new TreeMap<>(served.oss.getObjectTagging("sandbox", "k").getAllTags()));
        assertEquals("2", served.oss.getObjectMetadata("sandbox", "k").getRawMetadata().get("x-oss-tagging-count").toString());
        served.oss.deleteObjectTagging("sandbox", "k");
        assertEquals(Map.of(), served.oss.getObjectTagging("sandbox", "k").getAllTags());
        assertTrue(!served.oss.getObjectMetadata("sandbox", "k").getRawMetadata().containsKey("x-oss-tagging-count"));
        fails("NoSuchKey", () -> served.oss.getObjectTagging("sandbox", "none"));
        fails("NoSuchKey", () -> served.oss.setObjectTagging("sandbox", "none", tags));
        fails("NoSuchKey", () -> served.oss.deleteObjectTagging("sandbox", "none"));
    }

    @Test
    void tagsComeWithAPutAndWithTheStartOfAnUpload() throws Exception {
        served.signed.put("put", new byte[1], Map.of("x-oss-tagging", "a%20b=c%2Fd&e=&f"));
        assertEquals(Map.of("a b", "c/d", "e", "", "f", ""), served.oss.getObjectTagging("sandbox", "put").getAllTags());
        var metadata = new ObjectMetadata();
        metadata.setObjectTagging(Map.of("p", "q"));
        var id = served.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "parts", metadata)).getUploadId();
        served.signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of(), new byte[1]);
        served.signed.send("POST", "parts", "uploadId=" + id, Map.of("x-oss-complete-all", "yes"), new byte[0]);
        assertEquals(Map.of("p", "q"), served.oss.getObjectTagging("sandbox", "parts").getAllTags());
    }

    @Test
    void whatOssDoesNotTakeIsRefused() throws Exception {
        for (var header : new String[] {"=v", "a=b&a=c", "a=%3C", "a%zz=b", "k=" + "v".repeat(257), "k".repeat(129) + "=v",
            "a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=0&k=1"}) {
            var answer = served.signed.put("refused", new byte[1], Map.of("x-oss-tagging", header));
            assertEquals("400 InvalidTag", answer.statusCode() + " " + Signed.element(answer, "Code"), header);
        }
        assertTrue(!served.oss.doesObjectExist("sandbox", "refused"));
        assertEquals("400 MalformedXML", xml("<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>"));
        assertEquals("400 MalformedXML", xml("<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Tagging><TagSet><Tag><Key>a</Key><Value>&e;</Value>"
                + "</Tag></TagSet></Tagging>"));
        assertEquals("400 InvalidTag", xml("<Tagging><TagSet><Tag><Key>a</Key><Value>&lt;</Value></Tag></TagSet></Tagging>"));
        assertEquals("200 ", xml("<Tagging><TagSet/></Tagging>"));
    }

    private String xml(String xml) throws Exception {
        var answer = served.signed.send("PUT", "k", "tagging", Map.of(), xml.getBytes(UTF_8));
        return answer.statusCode() + " " + Signed.element(answer, "Code");
    }
}
