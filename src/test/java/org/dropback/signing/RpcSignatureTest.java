package org.dropback.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RpcSignatureTest {

    /** The example of Alibaba Cloud's documentation of RPC signatures (DescribeRegions of ECS). */
    @Test
    void theDocumentedExample() {
        var parameters = Map.of("AccessKeyId", "testid", "Action", "DescribeRegions", "Format", "XML", "SignatureMethod", "HMAC-SHA1",
                "SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf", "SignatureVersion", "1.0", "Timestamp", "2016-02-23T12:46:24Z", "Version", "2014-05-26");
        assertEquals("OLeaidS1JvxuMvnyHOwuJ+uX5qY=", RpcSignature.sign("testsecret", "GET", parameters));
    }

    @Test
    void parametersAreSortedAndEncoded() {
        assertEquals("A=%20%2B%2A~%2F&b=%E5%9B%BE", RpcSignature.query(Map.of("b", "图", "A", " +*~/")));
    }
}
