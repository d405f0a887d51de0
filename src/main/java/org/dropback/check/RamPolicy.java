package org.dropback.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** The least rights that uploads need, as a policy of RAM, ready to be pasted. Any thread. */
public final class RamPolicy {

    private static final List<String> UPLOAD = List.of("oss:PutObject", "oss:GetObject", "oss:AbortMultipartUpload", "oss:ListParts");
    /** To put back what a copy does not inherit (facts 5.2). */
    private static final List<String> CALL_AGAIN = List.of("oss:GetObjectAcl", "oss:PutObjectAcl", "oss:GetObjectTagging", "oss:PutObjectTagging");

    private RamPolicy() {
    }

    /**
     * JSON for one bucket.
     *
     * @param callAgain whether callbacks may be called again for stored objects, which needs four rights more
     */
    public static String json(String bucket, boolean callAgain) {
        var mapper = new JsonMapper();
        var root = mapper.createObjectNode().put("Version", "1");
        var statement = root.putArray("Statement").addObject().put("Effect", "Allow");
        var actions = statement.putArray("Action");
        UPLOAD.forEach(actions::add);
        if (callAgain) {
            CALL_AGAIN.forEach(actions::add);
        }
        statement.putArray("Resource").add("acs:oss:*:*:" + bucket + "/*");
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
