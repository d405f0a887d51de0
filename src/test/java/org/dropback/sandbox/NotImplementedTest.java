package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotImplementedTest extends OnOneSandbox {

    /** All that SDKs sign as a sub-resource (aliyun-sdk-oss 3.18.5, internal/SignParameters), and what the documents have beside them. */
    private static final String SUB_RESOURCES = """
            acl uploads location cors logging website referer lifecycle delete append tagging objectMeta uploadId partNumber position
            response-cache-control response-content-disposition response-content-encoding response-content-language response-content-type
            response-expires img style styleName replication replicationProgress replicationLocation cname bucketInfo comp qos live status vod startTime endTime
            x-oss-process processConfiguration symlink stat udf udfName udfImage udfImageDesc udfApplication udfApplicationLog restore versions
            versioning versionId encryption policy requestPayment x-oss-traffic-limit qosInfo asyncFetch sequential x-oss-request-payer vpcip vip inventory
            inventoryId continuation-token worm wormId wormExtend callback callback-var x-oss-dir x-oss-rename x-oss-delete transferAcceleration
            x-oss-ac-source-ip x-oss-ac-subnet-mask x-oss-ac-vpc-id x-oss-ac-forward-allow metaQuery resourceGroup regionList x-oss-async-process
            x-oss-write-get-object-response bucketArchiveDirectRead httpsConfig publicAccessBlock policyStatus redundancyTransition
            x-oss-target-redundancy-type x-oss-redundancy-transition-taskid accessPoint accessPointPolicy seal
            notification accessmonitor hns dataRedundancyTransition select list-type start-after fetch-owner""";

    /** What of these is done; everything else must be refused by name. Method, bucket or object, sub-resource. */
    private static final Set<String> DONE = Set.of(
            "GET bucket acl", "PUT bucket acl", "GET bucket bucketInfo", "GET bucket location", "GET bucket uploads", "GET bucket list-type",
            "POST bucket delete", "POST object uploads", "POST object append", "POST object uploadId", "DELETE object uploadId",
            "GET object uploadId",
            "GET object acl", "PUT object acl", "GET object tagging", "PUT object tagging", "DELETE object tagging", "HEAD object objectMeta",
            "PUT object callback", "PUT object callback-var", "GET object response-cache-control", "GET object response-content-disposition",
            "GET object response-content-encoding", "GET object response-content-language", "GET object response-content-type",
            "GET object response-expires");

    static Stream<String> everything() {
        return Stream.of("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS").flatMap(method -> Stream.of("bucket", "object")
                .flatMap(level -> Stream.of(SUB_RESOURCES.split("\\s+")).map(name -> method + " " + level + " " + name)));
    }

    @Test
    void everySubResourceIsDoneOrRefusedByName() throws Exception {
        var wrong = new ArrayList<String>();
        for (var what : everything().toList()) {
            var words = what.split(" ");
            var answer = signed.send(words[0], words[1].equals("object") ? "k" : "", words[2], Map.of(), new byte[0]);
            var xml = words[0].equals("HEAD") ? answer.headers().firstValue("x-oss-err").map(NotImplementedTest::base64).orElse("")
                    : Signed.text(answer);
            boolean refused = answer.statusCode() == 501 && xml.contains("<Code>NotImplemented</Code>") && xml.contains(words[2]);
            if (refused == DONE.contains(what) || answer.statusCode() >= 500 && !refused) {
                wrong.add(what + " -> " + answer.statusCode() + " " + xml);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theUnsignedPreflightOfABrowserIsRefusedByNameToo() throws Exception {
        var answer = RawClient.talk(sandbox, "OPTIONS /sandbox/k HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://page.example\r\n"
                + "Access-Control-Request-Method: PUT\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 501 ") && answer.contains("OPTIONS object"), answer);
    }

    private static String base64(String text) {
        return new String(Base64.getDecoder().decode(text), UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"GET,k,versionId=1", "GET,k,x-oss-process=image", "PUT,'',policy", "PUT,'',policy&comp=other", "GET,k,cachebuster=1", "OPTIONS,k,''",
        "PUT,k,callback-var2=x", "GET,'',versions", "PUT,k,symlink", "GET,k,symlink"})
    void whatTheSandboxCannotDoIs501AndNamed(String method, String key, String query) throws Exception {
        var answer = signed.send(method, key, query, Map.of(), new byte[0]);
        assertEquals("501 NotImplemented", answer.statusCode() + " " + Signed.element(answer, "Code"));
        var name = query.isEmpty() ? method : query.replaceAll("=.*", "").replaceAll("&.*", "");
        assertTrue(Signed.element(answer, "Message").contains(name), Signed.text(answer));
    }

    @ParameterizedTest
    @CsvSource({"PUT,x-oss-traffic-limit,819200", "GET,x-oss-traffic-limit,819200", "GET,x-oss-callback,e30=", "DELETE,x-oss-meta-a,b", "PUT,If-Match,x",
        "PUT,x-oss-copy-source,/sandbox/a?versionId=1", "PUT,x-oss-symlink-target,a", "PUT,x-oss-request-payer,requester", "PUT,x-oss-worm-id,w",
        "PUT,x-oss-content-sha256,STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "PUT,Content-Encoding,aws-chunked", "GET,x-oss-process,image/resize",
        "DELETE,x-oss-delete-recursive,true", "PUT,x-oss-unheard-of,1", "PUT,x-oss-copy-source-if-match,e"})
    void aHeaderThatTheSandboxCannotObeyIs501AndNamed(String method, String name, String value) throws Exception {
        var answer = signed.send(method, "k", "", Map.of(name, value), new byte[0]);
        assertEquals("501 NotImplemented", answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertTrue(Signed.element(answer, "Message").contains(name.toLowerCase(java.util.Locale.ROOT)), Signed.text(answer));
        assertEquals(404, signed.get("k").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"append&position=0", "partNumber=1&uploadId=x"})
    void aCallbackWhereOssHasNoneIsRefused(String query) throws Exception {
        var answer = signed.send(query.startsWith("append") ? "POST" : "PUT", "k", query, Map.of("x-oss-callback", "e30="), new byte[0]);
        assertEquals("501 NotImplemented", answer.statusCode() + " " + Signed.element(answer, "Code"));
    }
}
