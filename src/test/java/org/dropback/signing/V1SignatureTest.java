package org.dropback.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors of facts 6.1 and what its text says. */
class V1SignatureTest {

    private static final String DATE = "Wed, 28 Dec 2022 10:27:41 GMT";
    private static final Map<String, String> HEADERS = Map.of("content-md5", "eB5eJF1ptWaXm4bijSPyxw==", "content-type", "text/html",
            "date", DATE, "x-oss-date", DATE, "x-oss-meta-author", "alice", "x-oss-meta-magic", "abracadabra", "user-agent", "not signed");

    @Test
    void signsAHeader() {
        var request = new SignableRequest("PUT", "examplebucket", "nelson", List.of(), HEADERS);
        assertEquals("PUT\neB5eJF1ptWaXm4bijSPyxw==\ntext/html\n" + DATE + "\nx-oss-date:" + DATE
                + "\nx-oss-meta-author:alice\nx-oss-meta-magic:abracadabra\n/examplebucket/nelson", V1Signature.stringToSign(request));
        assertEquals("OSS ak:kSHKmLxlyEAKtZPkJhG9bZb5k7M=", V1Signature.authorization("ak", "sk", request));
    }

    @Test
    void onlyBlanksOfAsciiAreTrimmed() {
        var request = new SignableRequest("PUT", "bucket", "key", List.of(), Map.of("x-oss-meta-author", " \t\u3000\u5f20\u4e09\u3000 ", "content-type", " a/b\u2003 "));
        assertEquals("PUT\n\na/b\u2003\n\nx-oss-meta-author:\u3000\u5f20\u4e09\u3000\n/bucket/key", V1Signature.stringToSign(request));
        assertTrue(V4Signature.canonicalRequest(request, List.of()).contains("content-type:a/b\u2003\nx-oss-meta-author:\u3000\u5f20\u4e09\u3000\n"));
    }

    @Test
    void signsASubResource() {
        var request = new SignableRequest("PUT", "examplebucket", "nelson", List.of(Map.entry("acl", "")), HEADERS);
        assertEquals("OSS ak:/afkugFbmWDQ967j1vr6zygBLQk=", V1Signature.authorization("ak", "sk", request));
    }

    @Test
    void aQueryNameThatIsNoSubResourceIsNotSigned() {
        var request = new SignableRequest("PUT", "examplebucket", "nelson", List.of(Map.entry("prefix", "x"), Map.entry("acl", "")), HEADERS);
        assertEquals("OSS ak:/afkugFbmWDQ967j1vr6zygBLQk=", V1Signature.authorization("ak", "sk", request));
    }

    @Test
    void presigns() {
        var request = new SignableRequest("GET", "bucket", "key", List.of(Map.entry("versionId", "versionId")), Map.of());
        assertTrue(V1Signature.presign("ak", "sk", null, 1699807420, request).contains(Map.entry("Signature", "dcLTea+Yh9ApirQ8o8dOPqtvJXQ=")));
    }

    @Test
    void presignsATokenAndVerifiesIt() {
        var query = List.of(Map.entry("versionId", "versionId"));
        var added = V1Signature.presign("ak", "sk", "token", 1699808204, new SignableRequest("GET", "bucket", "key+123", query, Map.of()));
        assertTrue(added.contains(Map.entry("Signature", "jzKYRrM5y6Br0dRFPaTGOsbrDhY=")), added.toString());

        var received = new ArrayList<>(query);
        received.addAll(added);
        var presigned = new SignableRequest("GET", "bucket", "key+123", received, Map.of());
        var claim = V1Authorization.fromQuery(presigned).orElseThrow();
        assertEquals(new V1Authorization("ak", "jzKYRrM5y6Br0dRFPaTGOsbrDhY="), claim);
        assertTrue(V1Signature.verify("sk", V1Signature.presignedStringToSign(presigned, "1699808204"), claim));
        assertFalse(V1Signature.verify("sk", V1Signature.presignedStringToSign(presigned, "1699808205"), claim));
    }

    @Test
    void theCallbackParametersAreSubResourcesAndSortedWithTheirDecodedValues() {
        var query = List.of(Map.entry("uploadId", "u"), Map.entry("callback-var", "b=="), Map.entry("callback", "a/+="));
        var text = V1Signature.stringToSign(new SignableRequest("POST", "b", "k", query, Map.of("date", "D")));
        assertEquals("POST\n\n\nD\n/b/k?callback=a/+=&callback-var=b==&uploadId=u", text);
    }

    @Test
    void withoutADateHeaderTheOssDateIsTheDateLine() {
        var text = V1Signature.stringToSign(new SignableRequest("GET", "b", null, List.of(), Map.of("x-oss-date", "D")));
        assertEquals("GET\n\n\nD\nx-oss-date:D\n/b/", text);
    }

    @Test
    void theServiceItselfIsASlash() {
        assertEquals("GET\n\n\nD\n/", V1Signature.stringToSign(new SignableRequest("GET", null, null, List.of(), Map.of("date", "D"))));
    }
}
