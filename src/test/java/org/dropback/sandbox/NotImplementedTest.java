package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.OSS;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OSS can do and the sandbox cannot is refused by name, never answered with a silent 200. */
class NotImplementedTest {

    private static Sandbox sandbox;
    private static Signed signed;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        signed = new Signed(sandbox);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"GET,k,acl", "PUT,k,acl", "PUT,k,append", "POST,k,append", "PUT,k,tagging", "GET,k,versionId=1", "GET,k,x-oss-process=image", "POST,'',delete",
        "GET,'',acl", "PUT,'',''", "DELETE,'',''", "GET,'',uploads", "PUT,'',policy", "GET,k,response-content-type=a", "GET,k,cachebuster=1", "OPTIONS,k,''",
        "PUT,k,callback-var2=x", "GET,'',versions"})
    void whatTheSandboxCannotDoIs501AndNamed(String method, String key, String query) throws Exception {
        var answer = signed.send(method, key, query, Map.of(), new byte[0]);
        assertEquals("501 NotImplemented", answer.statusCode() + " " + Signed.element(answer, "Code"));
        var name = query.isEmpty() ? method : query.replaceAll("=.*", "");
        assertTrue(Signed.element(answer, "Message").contains(name), Signed.text(answer));
    }

    @ParameterizedTest
    @CsvSource({"PUT,x-oss-object-acl,public-read", "PUT,x-oss-tagging,a=b", "PUT,x-oss-server-side-encryption,AES256", "PUT,x-oss-copy-source,/sandbox/a",
        "PUT,x-oss-traffic-limit,819200", "GET,If-None-Match,x", "GET,x-oss-callback,e30=", "DELETE,x-oss-meta-a,b"})
    void aHeaderThatTheSandboxCannotObeyIs501AndNamed(String method, String name, String value) throws Exception {
        var answer = signed.send(method, "k", "", Map.of(name, value), new byte[0]);
        assertEquals("501 NotImplemented", answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertTrue(Signed.element(answer, "Message").contains(name.toLowerCase(java.util.Locale.ROOT)), Signed.text(answer));
    }
}
