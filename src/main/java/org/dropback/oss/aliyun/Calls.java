package org.dropback.oss.aliyun;

import com.aliyun.oss.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropback.callback.BucketNames;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.ObjectKeys;
import org.dropback.callback.Stored;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/** Makes calls; what OSS would refuse for its names alone is refused here. */
final class Calls {

    private Calls() {
    }

    static Call call(HttpMethod method, Effect effect, String bucket, String key, RequestBody body) throws StoreException {
        requireBucket(bucket);
        requireKey(key);
        return new Call(method, effect, bucket, key, body);
    }

    static void requireKey(String key) throws StoreException {
        if (ObjectKeys.problem(key).isPresent()) {
            throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.KEY_INVALID, key), null);
        }
    }

    static void requireBucket(String bucket) throws StoreException {
        if (BucketNames.problem(bucket).isPresent()) {
            throw refused("InvalidBucketName", bucket);
        }
    }

    /** Our own encoding of the callback, not the SDK's, which does not escape JSON (facts 3.2). */
    static Map<String, String> callback(ObjectTarget target) {
        var headers = new LinkedHashMap<String, String>();
        var callback = target.callback();
        if (callback != null) {
            headers.put("x-oss-callback", callback.callback());
            if (callback.variables() != null) {
                headers.put("x-oss-callback-var", callback.variables());
            }
        }
        return headers;
    }

    static Map<String, @Nullable String> part(String uploadId, int number) {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("partNumber", Integer.toString(number));
        parameters.put("uploadId", uploadId);
        return parameters;
    }

    static StoreException refused(String code, String message) {
        return new StoreException(new ErrorEvidence(Stored.NO, 0, code, message, null, null), null);
    }
}
