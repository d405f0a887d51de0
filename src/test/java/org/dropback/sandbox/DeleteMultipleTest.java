package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.DeleteObjectsRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteMultipleTest extends OnServed {

    private static final List<String> KEYS = List.of("a", "b/c d", "\u4e2d+&<>\"'", "line\nbreak");

    @BeforeEach
    void fill() throws Exception {
        KEYS.forEach(key -> served.put(key, "x"));
        served.put("kept", "x");
    }

    @Test
    void namedKeysAreGoneWhetherTheyWereThereOrNot() {
        var keys = new java.util.ArrayList<>(KEYS);
        keys.add("never there");
        var deleted = served.oss.deleteObjects(new DeleteObjectsRequest("sandbox").withKeys(keys).withEncodingType("url")).getDeletedObjects();
        assertEquals(keys, deleted);
        KEYS.forEach(key -> assertFalse(served.oss.doesObjectExist("sandbox", key), key));
        assertTrue(served.oss.doesObjectExist("sandbox", "kept"));
    }

    @Test
    void quietTellsOfNone() {
        assertEquals(List.of(), served.oss.deleteObjects(new DeleteObjectsRequest("sandbox").withKeys(KEYS).withQuiet(true)).getDeletedObjects());
        assertEquals(1, served.oss.listObjects("sandbox").getObjectSummaries().size());
    }

    @Test
    void aWrongBodyDeletesNothing() throws Exception {
        var object = "<Object><Key>kept</Key></Object>";
        var xml = ("<Delete>" + object + "</Delete>").getBytes(UTF_8);
        assertEquals("400 InvalidDigest", delete(xml, Map.of("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")));
        assertEquals("400 MalformedXML", delete("<Delete/>".getBytes(UTF_8), Map.of()));
        assertEquals("400 MalformedXML", delete("<Delete><Object/></Delete>".getBytes(UTF_8), Map.of()));
        assertEquals("400 MalformedXML", delete(("<Delete>" + object.repeat(1001) + "</Delete>").getBytes(UTF_8), Map.of()));
        assertEquals("400 MalformedXML", delete(("<!DOCTYPE Delete><Delete>" + object + "</Delete>").getBytes(UTF_8), Map.of()));
        assertEquals("400 MalformedXML", delete(("<Delete>" + object + " ".repeat(2 << 20) + "</Delete>").getBytes(UTF_8), Map.of()));
        var version = "<Delete><Object><Key>kept</Key><VersionId>1</VersionId></Object></Delete>";
        assertEquals("501 NotImplemented", delete(version.getBytes(UTF_8), Map.of()));
        fails("NoSuchBucket", () -> served.oss.deleteObjects(new DeleteObjectsRequest("nowhere").withKeys(KEYS)));
        assertTrue(served.oss.doesObjectExist("sandbox", "kept"));
        assertEquals("200 ", delete(xml, Map.of()));
        assertFalse(served.oss.doesObjectExist("sandbox", "kept"));
    }

    private String delete(byte[] xml, Map<String, String> headers) throws Exception {
        var answer = served.signed.send("POST", "", "delete", headers, xml);
        return answer.statusCode() + " " + Signed.element(answer, "Code");
    }
}
