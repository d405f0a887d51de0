package org.dropback.sandbox.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aliyun.oss.model.CannedAccessControlList;
import com.aliyun.oss.model.ObjectPermission;
import java.util.Map;
import org.dropback.sandbox.OnServed;
import org.dropback.sandbox.Signed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest extends OnServed {

    @BeforeEach
    void fill() throws Exception {
        served.put("k", "hello");
    }

    @Test
    void whatIsPrivateIsForNobodyElse() throws Exception {
        for (var method : new String[] {"GET", "HEAD", "PUT", "DELETE"}) {
            assertEquals(403, anonymous(method, "k", ""), method);
        }
        assertEquals("hello", served.get("k"));
    }

    @Test
    void everybodyReadsAPublicBucketAndNoMore() throws Exception {
        served.oss.setBucketAcl("sandbox", CannedAccessControlList.PublicRead);
        assertEquals(200, anonymous("GET", "k", ""));
        assertEquals(200, anonymous("HEAD", "k", ""));
        assertEquals(404, anonymous("GET", "none", ""));
        for (var what : new String[] {"GET  ", "GET k acl", "GET k tagging", "GET  acl", "PUT  acl", "GET  uploads", "PUT k ", "DELETE k ",
            "POST k uploads", "POST k append&position=0", "POST  delete", "DELETE  ", "PUT  "}) {
            var words = what.split(" ", 3);
            assertEquals(403, anonymous(words[0], words[1], words[2]), what);
        }
        var wronglySigned = served.signed.unsigned("GET", "k", "", Map.of("Authorization", "OSS " + served.sandbox.accessKeyId()
                + ":AAAA"), new byte[0]);
        assertEquals(403, wronglySigned.statusCode());
    }

    @Test
    void everybodyWritesAPublicReadWriteBucket() throws Exception {
        served.oss.setBucketAcl("sandbox", CannedAccessControlList.PublicReadWrite);
        assertEquals(200, anonymous("PUT", "new", ""));
        assertEquals("written by nobody", served.get("new"));
        assertEquals(200, anonymous("GET", "new", ""));
        assertEquals(204, anonymous("DELETE", "new", ""));
        assertEquals(200, anonymous("POST", "log", "append&position=0"));
        assertEquals(403, anonymous("PUT", "new", "acl"));
        assertEquals(403, anonymous("PUT", "new", "tagging"));
    }

    @Test
    void anObjectsOwnAclCountsFirst() throws Exception {
        assertEquals(ObjectPermission.Default, served.oss.getObjectAcl("sandbox", "k").getPermission());
        served.oss.setObjectAcl("sandbox", "k", CannedAccessControlList.PublicRead);
        assertEquals(ObjectPermission.PublicRead, served.oss.getObjectAcl("sandbox", "k").getPermission());
        assertEquals(200, anonymous("GET", "k", ""));
        assertEquals(403, anonymous("PUT", "k", ""));
        served.oss.setBucketAcl("sandbox", CannedAccessControlList.PublicReadWrite);
        served.oss.setObjectAcl("sandbox", "k", CannedAccessControlList.Private);
        assertEquals(403, anonymous("GET", "k", ""));
        assertEquals(403, anonymous("DELETE", "k", ""));
        fails("NoSuchKey", () -> served.oss.setObjectAcl("sandbox", "none", CannedAccessControlList.Private));
        fails("NoSuchKey", () -> served.oss.getObjectAcl("sandbox", "none"));
        var wrong = served.signed.put("k", new byte[1], Map.of("x-oss-object-acl", "everybody"));
        assertEquals("400 InvalidArgument", wrong.statusCode() + " " + Signed.element(wrong, "Code"));
    }

    @Test
    void theAclOfAnUploadIsThatOfItsStartOrOfItsEnd() throws Exception {
        for (var atEnd : new boolean[] {false, true}) {
            var acl = Map.of("x-oss-object-acl", "public-read");
            var id = Signed.element(served.signed.send("POST", "parts", "uploads", atEnd ? Map.of() : acl, new byte[0]), "UploadId");
            served.signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of(), new byte[1]);
            var headers = new java.util.HashMap<>(Map.of("x-oss-complete-all", "yes"));
            headers.putAll(atEnd ? acl : Map.of());
            served.signed.send("POST", "parts", "uploadId=" + id, headers, new byte[0]);
            assertEquals(ObjectPermission.PublicRead, served.oss.getObjectAcl("sandbox", "parts").getPermission());
        }
    }

    private int anonymous(String method, String key, String query) throws Exception {
        var body = method.startsWith("P") ? "written by nobody".getBytes(UTF_8) : new byte[0];
        return served.signed.unsigned(method, key, query, Map.of(), body).statusCode();
    }
}
