package org.dropback.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dropback.callback.CallbackCodec;
import org.dropback.sandbox.storage.BucketSettings.CallbackPolicy;
import org.dropback.sandbox.storage.Storage;
import org.jspecify.annotations.Nullable;

/** Finds what a request means by {@code {"callbackPolicy":"name"}} (facts 1.1). Any thread. */
final class CallbackPolicies {

    private static final JsonMapper JSON = new JsonMapper();

    private final Storage storage;

    CallbackPolicies(Storage storage) {
        this.storage = storage;
    }

    /**
     * @param callback Base64
     * @return empty where the callback names no policy
     * @throws OssError BucketCallbackPolicyNotExist where it names one that the bucket does not have
     */
    Optional<CallbackPolicy> named(String bucket, String callback) throws OssError {
        var name = nameIn(CallbackCodec.jsonOf(callback));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var policies = storage.bucket(bucket).map(each -> each.settings().callbackPolicies());
        var found = Objects.requireNonNullElse(policies.orElse(null), List.<CallbackPolicy>of()).stream()
                .filter(policy -> policy.name().equals(name.get())).findFirst();
        return Optional.of(found.orElseThrow(() -> OssError.noCallbackPolicy(bucket).with("PolicyName", name.get())));
    }

    private static Optional<String> nameIn(@Nullable String json) {
        try {
            var policy = json == null ? null : JSON.readTree(json).get("callbackPolicy");
            return policy == null || !policy.isTextual() ? Optional.empty() : Optional.of(policy.textValue());
        } catch (JsonProcessingException e) {
            // No JSON: what is wrong with it is told where callbacks are read.
            return Optional.empty();
        }
    }
}
