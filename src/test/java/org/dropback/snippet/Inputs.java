package org.dropback.snippet;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.connection.Addressing;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;

/** What the tests write programs of. */
final class Inputs {

    private Inputs() {
    }

    /** Everything that a profile can say, by PutObject and V4. */
    static SnippetInput everything() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("x:order_id", "A-20771");
        variables.put("x:note", "\"quoted\" \\ and\na new line, ${size}, 中文 😀");
        var callback = new Callback(List.of("https://api.shop.example/oss/callback", "https://backup.shop.example/oss/callback?from=oss"),
                "api.shop.example", true, BodyType.JSON, "{\n  \"object\": ${object},\n  \"order\": ${x:order_id},\n  \"note\": ${x:note}\n}",
                variables, Map.of("x-shop", "attachments"));
        return input(connection("https://oss-cn-hangzhou.aliyuncs.com", SignatureVersion.V4), callback, "incoming/图 1.jpg", "photos/图 1.jpg", false);
    }

    /** The least that a callback can be, in parts and V1. */
    static SnippetInput least() {
        var callback = new Callback(List.of("http://127.0.0.1:23450/callback"), null, false, BodyType.FORM, "key=${object}&size=${size}", Map.of(), Map.of());
        return input(connection("http://127.0.0.1:23451", SignatureVersion.V1), callback, "photo.jpg", "photo.jpg", true);
    }

    /** Additional headers and a domain of the bucket's own, in parts. */
    static SnippetInput ownDomain() {
        var callback = new Callback(List.of("https://api.shop.example/oss/callback"), null, false, BodyType.FORM, "key=${object}", Map.of(),
                Map.of("x-shop", "attach\"ments"));
        return input(connection("https://files.shop.example", SignatureVersion.V4, Addressing.CNAME), callback, "photo.jpg", "photo.jpg", true);
    }

    /** An OSS of somebody's own, with the bucket in front of the host or in the path. */
    static SnippetInput ownCloud(Addressing addressing) {
        var callback = new Callback(List.of("https://api.shop.example/oss/callback"), null, false, BodyType.FORM, "key=${object}", Map.of(), Map.of());
        return input(connection("http://oss.cloud.example:8080", SignatureVersion.V1, addressing), callback, "photo.jpg", "photo.jpg", false);
    }

    static Connection connection(String endpoint, SignatureVersion signature, Addressing addressing) {
        return new Connection("test", URI.create(endpoint), "cn-hangzhou", "sandbox", signature, addressing);
    }

    static Connection connection(String endpoint, SignatureVersion signature) {
        return new Connection("test", URI.create(endpoint), "cn-hangzhou", "sandbox", signature);
    }

    static SnippetInput input(Connection connection, Callback callback, String key, String file, boolean multipart) {
        return new SnippetInput(connection, callback, key, file, "image/jpeg", multipart, 100 << 10);
    }
}
