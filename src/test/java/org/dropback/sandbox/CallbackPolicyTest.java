package org.dropback.sandbox;

import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.VAR_HEADER;
import static org.dropback.sandbox.CallbackParts.base64;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.PolicyCallbackItem;
import com.aliyun.oss.model.SetBucketCallbackPolicyRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackPolicyTest extends OnServed {

    private static final String NAMED = base64("{\"callbackPolicy\":\"first\"}");

    private PolicyCallbackItem item;

    @BeforeEach
    void fill() throws Exception {
        item = new PolicyCallbackItem("first", callback(served.sandbox.receiverUrl().toString(), "callbackBody", "o=${object}&n=${x:name}"));
        item.setCallbackVar(base64("{\"x:name\":\"of the bucket\"}"));
    }

    @Test
    void policiesAreKeptAndRemoved() {
        fails("BucketCallbackPolicyNotExist", () -> served.oss.getBucketCallbackPolicy(new GenericRequest("sandbox")));
        var other = new PolicyCallbackItem("second", "e30=");
        served.oss.setBucketCallbackPolicy(new SetBucketCallbackPolicyRequest("sandbox", List.of(item, other)));
        var items = served.oss.getBucketCallbackPolicy(new GenericRequest("sandbox")).getPolicyCallbackItems();
        assertEquals(List.of("first", "second"), items.stream().map(PolicyCallbackItem::getPolicyName).toList());
        assertEquals(item.getCallback() + item.getCallbackVar(), items.getFirst().getCallback() + items.getFirst().getCallbackVar());
        served.oss.deleteBucketCallbackPolicy(new GenericRequest("sandbox"));
        fails("BucketCallbackPolicyNotExist", () -> served.oss.getBucketCallbackPolicy(new GenericRequest("sandbox")));
    }

    @Test
    void aPutNamesTheCallbackThatTheBucketKeeps() throws Exception {
        served.oss.setBucketCallbackPolicy(new SetBucketCallbackPolicyRequest("sandbox", List.of(item)));
        assertEquals("{\"Status\":\"OK\"}", Signed.text(served.signed.put("k", new byte[1], Map.of(HEADER, NAMED))));
        assertEquals("o=k&n=of%20the%20bucket", served.sandbox.callbacks().getLast().bodyText());
        served.signed.put("k", new byte[1], Map.of(HEADER, NAMED, VAR_HEADER, base64("{\"x:name\":\"own\"}")));
        assertEquals("o=k&n=own", served.sandbox.callbacks().getLast().bodyText());
        var id = Signed.element(served.signed.send("POST", "parts", "uploads", Map.of(), new byte[0]), "UploadId");
        served.signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of(), new byte[1]);
        var complete = served.signed.send("POST", "parts", "uploadId=" + id, Map.of("x-oss-complete-all", "yes", HEADER, NAMED), new byte[0]);
        assertEquals("{\"Status\":\"OK\"}", Signed.text(complete));
        assertTrue(complete.headers().firstValue("x-oss-hash-crc64ecma").isPresent());
    }

    @Test
    void aNameThatTheBucketDoesNotKnowStoresNothing() throws Exception {
        for (var policies : new String[] {"", "second"}) {
            if (!policies.isEmpty()) {
                served.oss.setBucketCallbackPolicy(new SetBucketCallbackPolicyRequest("sandbox", List.of(new PolicyCallbackItem(policies, "e30="))));
            }
            var answer = served.signed.put("k", new byte[1], Map.of(HEADER, NAMED));
            assertEquals("404 BucketCallbackPolicyNotExist", answer.statusCode() + " " + Signed.element(answer, "Code"));
        }
        // What a policy holds is checked when it is used.
        var broken = served.signed.put("k", new byte[1], Map.of(HEADER, base64("{\"callbackPolicy\":\"second\"}")));
        assertEquals("400 InvalidArgument", broken.statusCode() + " " + Signed.element(broken, "Code"));
        assertTrue(!served.oss.doesObjectExist("sandbox", "k"));
    }
}
