package org.dropback.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.BucketSettings.CallbackPolicy;

/** Callbacks that a bucket keeps under a name: Put-, Get- and DeleteBucketCallbackPolicy (facts 1.1, callbackPolicy). Any thread. */
final class CallbackPolicyOperations {

    private static final int MAX_BYTES = 1 << 20;

    OssAnswer put(OssRequest request, Bucket bucket) throws IOException, OssError {
        var policies = new ArrayList<CallbackPolicy>();
        for (var item : RequestXml.children(RequestXml.read(request, MAX_BYTES, "BucketCallbackPolicy"), "PolicyItem")) {
            var name = RequestXml.required(item, "PolicyName");
            var callback = RequestXml.required(item, "Callback");
            if (name.isEmpty() || callback.isEmpty() || policies.stream().anyMatch(policy -> policy.name().equals(name))) {
                throw OssError.invalidArgument("The callback policy needs a callback and a name that no other has.", "PolicyName", name);
            }
            policies.add(new CallbackPolicy(name, callback, RequestXml.text(item, "CallbackVar")));
        }
        bucket.change(settings -> settings.withCallbackPolicies(policies));
        return OssAnswer.empty(200, Map.of());
    }

    OssAnswer get(Bucket bucket) throws OssError {
        var policies = bucket.settings().callbackPolicies();
        if (policies == null) {
            throw OssError.noCallbackPolicy(bucket.name());
        }
        var xml = new XmlWriter().open("BucketCallbackPolicy");
        for (var policy : policies) {
            xml.open("PolicyItem").element("PolicyName", policy.name()).element("Callback", policy.callback())
                    .element("CallbackVar", policy.callbackVar() == null ? "" : policy.callbackVar()).close("PolicyItem");
        }
        return OssAnswer.xml(xml.close("BucketCallbackPolicy"));
    }

    OssAnswer delete(Bucket bucket) throws IOException {
        bucket.change(settings -> settings.withCallbackPolicies(null));
        return OssAnswer.empty(204, Map.of());
    }
}
