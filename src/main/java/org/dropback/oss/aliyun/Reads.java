package org.dropback.oss.aliyun;

import com.aliyun.oss.HttpMethod;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropback.callback.Stored;
import org.dropback.oss.ListedPart;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.OngoingUpload;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/** What OSS tells of objects and uploads. Any thread. */
final class Reads {

    private final SignedClient client;

    Reads(SignedClient client) {
        this.client = client;
    }

    ObjectHead head(String bucket, String key) throws StoreException {
        return StoredObject.head(client.send(Calls.call(HttpMethod.HEAD, Effect.READS, bucket, key, RequestBody.of(""))));
    }

    String acl(String bucket, String key) throws StoreException {
        var answer = ask(Effect.READS, bucket, key, Collections.singletonMap("acl", null));
        var acl = XmlNode.read(answer.body(), "AccessControlPolicy").flatMap(policy -> policy.first("AccessControlList"))
                .map(list -> list.textOf("Grant")).orElse("");
        if (!ObjectOptions.ACLS.contains(acl)) {
            throw Failures.unreadable(Stored.UNKNOWN, answer);
        }
        return acl;
    }

    Map<String, String> tags(String bucket, String key) throws StoreException {
        var answer = ask(Effect.READS, bucket, key, Collections.singletonMap("tagging", null));
        var set = XmlNode.read(answer.body(), "Tagging").flatMap(tagging -> tagging.first("TagSet"))
                .orElseThrow(() -> Failures.unreadable(Stored.UNKNOWN, answer));
        var tags = new TreeMap<String, String>();
        set.all("Tag").forEach(tag -> tags.put(tag.exactTextOf("Key"), tag.exactTextOf("Value")));
        return Collections.unmodifiableMap(tags);
    }

    List<ListedPart> parts(String bucket, String key, String uploadId) throws StoreException {
        return Listings.parts(parameters -> ask(Effect.LISTS, bucket, key, parameters), uploadId);
    }

    List<OngoingUpload> uploads(String bucket, String prefix) throws StoreException {
        Calls.requireBucket(bucket);
        return Listings.uploads(parameters -> client.send(new Call(HttpMethod.GET, Effect.LISTS, bucket, null, RequestBody.of(""))
                .withParameters(parameters)), prefix);
    }

    private Answer ask(Effect effect, String bucket, String key, Map<String, @Nullable String> parameters) throws StoreException {
        return client.send(Calls.call(HttpMethod.GET, effect, bucket, key, RequestBody.of("")).withParameters(parameters));
    }
}
