package org.dropback.oss.aliyun;

import com.aliyun.oss.common.utils.HttpUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;

/** The headers in which OSS wants type and options of an object: at Put and Initiate all, at Complete the ACL once more (facts 3.4, 5.1). */
final class OptionHeaders {

    private OptionHeaders() {
    }

    /** For PutObject and InitiateMultipartUpload. */
    static Map<String, String> all(ObjectTarget target) throws StoreException {
        var options = checked(target);
        var headers = atComplete(options);
        if (target.contentType() != null) {
            headers.put("Content-Type", target.contentType());
        }
        headers.putAll(options.headers());
        options.metadata().forEach((name, value) -> headers.put("x-oss-meta-" + name, value));
        if (options.storageClass() != null) {
            headers.put("x-oss-storage-class", options.storageClass());
        }
        if (!options.tags().isEmpty()) {
            headers.put("x-oss-tagging", tagging(options.tags()));
        }
        return headers;
    }

    static Map<String, String> atComplete(ObjectTarget target) throws StoreException {
        return atComplete(checked(target));
    }

    private static Map<String, String> atComplete(ObjectOptions options) {
        var headers = new LinkedHashMap<String, String>();
        if (options.acl() != null) {
            headers.put("x-oss-object-acl", options.acl());
        }
        if (options.forbidOverwrite()) {
            headers.put("x-oss-forbid-overwrite", "true");
        }
        return headers;
    }

    private static ObjectOptions checked(ObjectTarget target) throws StoreException {
        var type = target.contentType();
        var problem = type != null && type.chars().anyMatch(c -> c < ' ' || c == 0x7f) ? "content type" : target.options().problem().orElse(null);
        if (problem != null) {
            throw new StoreException(new ErrorEvidence(Stored.NO, 0, "InvalidArgument", problem, null, null), null);
        }
        return target.options();
    }

    private static String tagging(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> HttpUtil.urlEncode(tag.getKey(), "utf-8") + "=" + HttpUtil.urlEncode(tag.getValue(), "utf-8"))
                .collect(Collectors.joining("&"));
    }
}
