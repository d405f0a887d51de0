package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.dropback.callback.CallbackHeaders;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.Transfer;
import org.dropback.oss.UploadBody;
import org.dropback.oss.aliyun.keys.PolicyConditions;
import org.jspecify.annotations.Nullable;

/** A form that uploads a file (facts 4): its fields, then the file, since OSS ignores what follows it. */
final class Form {

    private static final JsonMapper JSON = new JsonMapper();
    /** OSS puts the file's name in its place (facts 4): sent as that name, a key that really has it stays as it is. */
    private static final String FILE_NAME = "${filename}";

    private final Map<String, String> fields;
    private final String boundary = "dropback-" + UUID.randomUUID();

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * @param signed   the fields of the policy
     * @param callback Base64; null without
     */
    static Form of(ObjectTarget target, Map<String, String> signed, @Nullable String callback) throws StoreException {
        if (!target.options().tags().isEmpty()) {
            throw Calls.refused("InvalidArgument", "PostObject takes no tags");
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", target.key());
        fields.putAll(signed);
        fields.putIfAbsent("success_action_status", "200");
        OptionHeaders.all(target).forEach((name, value) -> fields.put(name.equals("Content-Type") ? "x-oss-content-type" : name, value));
        // Wherever OSS looks for the type that a policy allows, it finds the same.
        fields.put("Content-Type", fields.getOrDefault("x-oss-content-type", "application/octet-stream"));
        if (callback != null) {
            fields.put("callback", callback);
        }
        fields.putAll(variables(target.callback()));
        return new Form(fields);
    }

    /** Refuses what OSS would refuse after the whole file had gone out. @param policy Base64, somebody else's */
    void check(String policy, long size) throws StoreException {
        var lower = new TreeMap<String, String>();
        fields.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        var broken = PolicyConditions.of(policy).broken(name -> lower.getOrDefault(name, ""), size);
        if (broken.isPresent()) {
            throw Calls.refused("AccessDenied", "Invalid according to Policy: Policy Condition failed: " + broken.get());
        }
    }

    /** Each custom variable is a field of its own. */
    private static Map<String, String> variables(@Nullable CallbackHeaders callback) {
        if (callback == null || callback.variables() == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(new String(Base64.getDecoder().decode(callback.variables()), UTF_8), new TypeReference<Map<String, String>>() { });
        } catch (JsonProcessingException notOurs) {
            throw new IllegalArgumentException("callback variables that CallbackCodec did not encode", notOurs);
        }
    }

    RequestBody body(UploadBody file, Transfer transfer) {
        var before = new StringBuilder();
        fields.forEach((name, value) -> before.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(quoted(name))
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        before.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(fields.get("key").contains(FILE_NAME) ? FILE_NAME : "file")
                .append("\"\r\nContent-Type: ").append(fields.get("Content-Type")).append("\r\n\r\n");
        return new RequestBody(file, transfer, before.toString().getBytes(UTF_8), ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
    }

    Map<String, String> headers() {
        return Map.of("Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    /** As browsers do. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
