package org.dropback.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropback.sandbox.storage.Bucket;

/** PutObjectTagging, GetObjectTagging, DeleteObjectTagging. Any thread. */
final class TagOperations {

    private static final int MAX_BYTES = 64 << 10;

    OssAnswer put(OssRequest request, Bucket bucket, String key) throws IOException, OssError {
        var tags = new LinkedHashMap<String, String>();
        for (var set : RequestXml.children(RequestXml.read(request, MAX_BYTES, "Tagging"), "TagSet")) {
            for (var tag : RequestXml.children(set, "Tag")) {
                Tags.add(tags, RequestXml.required(tag, "Key"), RequestXml.required(tag, "Value"));
            }
        }
        set(bucket, key, Tags.header(tags));
        return OssAnswer.empty(200, Map.of());
    }

    OssAnswer get(Bucket bucket, String key) throws OssError {
        var object = bucket.object(key).orElseThrow(() -> OssError.noSuchKey(key));
        var xml = new XmlWriter().open("Tagging").open("TagSet");
        Tags.parse(object.tagging()).forEach((name, value) -> xml.open("Tag").element("Key", name).element("Value", value).close("Tag"));
        return OssAnswer.xml(xml.close("TagSet").close("Tagging"));
    }

    OssAnswer delete(Bucket bucket, String key) throws IOException, OssError {
        set(bucket, key, "");
        return OssAnswer.empty(204, Map.of());
    }

    private static void set(Bucket bucket, String key, String tagging) throws IOException, OssError {
        bucket.<OssError>replace(key, before -> before.orElseThrow(() -> OssError.noSuchKey(key)).with("x-oss-tagging", tagging));
    }
}
