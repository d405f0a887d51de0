package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.CopyObjectRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.UploadPartCopyRequest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.dropback.sandbox.protocol.Percent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyTest extends OnServed {

    private static final String KEY = "a b+c/\u4e2d?.txt";

    @BeforeEach
    void fill() throws Exception {
        var metadata = new ObjectMetadata();
        metadata.setContentType("text/x-source");
        metadata.addUserMetadata("m", "n");
        metadata.setHeader("x-oss-tagging", "t=u");
        metadata.setHeader("x-oss-object-acl", "public-read");
        served.oss.putObject("sandbox", KEY, new ByteArrayInputStream("hello".getBytes(UTF_8)), metadata);
    }

    @Test
    void aCopyTakesBytesMetadataAndTagsAndNotTheAcl() throws Exception {
        served.oss.createBucket("other");
        var result = served.oss.copyObject("sandbox", KEY, "other", "copy");
        assertEquals("5D41402ABC4B2A76B9719D911017C592", result.getETag());
        var metadata = served.oss.getObjectMetadata("other", "copy");
        assertEquals("text/x-source n", metadata.getContentType() + " " + metadata.getUserMetadata().get("m"));
        assertEquals(Map.of("t", "u"), served.oss.getObjectTagging("other", "copy").getAllTags());
        assertEquals("default", served.oss.getObjectAcl("other", "copy").getPermission().toString().toLowerCase(java.util.Locale.ROOT));
        assertEquals("hello", new String(served.oss.getObject("other", "copy").getObjectContent().readAllBytes(), UTF_8));
    }

    @Test
    void directivesReplaceWhatIsCopied() {
        var request = new CopyObjectRequest("sandbox", KEY, "sandbox", "copy");
        var metadata = new ObjectMetadata();
        metadata.setContentType("text/x-new");
        metadata.setHeader("x-oss-tagging-directive", "Replace");
        metadata.setHeader("x-oss-tagging", "v=w");
        metadata.setHeader("x-oss-metadata-directive", "REPLACE");
        request.setNewObjectMetadata(metadata);
        served.oss.copyObject(request);
        var stored = served.oss.getObjectMetadata("sandbox", "copy");
        assertEquals("text/x-new", stored.getContentType());
        assertNull(stored.getUserMetadata().get("m"));
        assertEquals(Map.of("v", "w"), served.oss.getObjectTagging("sandbox", "copy").getAllTags());
    }

    @Test
    void aCopyOntoItselfChangesTheMetadata() throws Exception {
        var request = new CopyObjectRequest("sandbox", KEY, "sandbox", KEY);
        var metadata = new ObjectMetadata();
        metadata.setContentType("text/x-self");
        request.setNewObjectMetadata(metadata);
        served.oss.copyObject(request);
        assertEquals("text/x-self", served.oss.getObjectMetadata("sandbox", KEY).getContentType());
        assertEquals("hello", served.get(KEY));
    }

    @Test
    void theConditionsOfACopyCount() {
        var wrong = new CopyObjectRequest("sandbox", KEY, "sandbox", "copy");
        wrong.setMatchingETagConstraints(List.of("x"));
        fails("PreconditionFailed", () -> served.oss.copyObject(wrong));
        var old = new CopyObjectRequest("sandbox", KEY, "sandbox", "copy");
        old.setUnmodifiedSinceConstraint(new Date(0));
        fails("PreconditionFailed", () -> served.oss.copyObject(old));
        var same = new CopyObjectRequest("sandbox", KEY, "sandbox", "copy");
        same.setNonmatchingETagConstraints(List.of("5D41402ABC4B2A76B9719D911017C592"));
        fails("NotModified", () -> served.oss.copyObject(same));
        assertTrue(!served.oss.doesObjectExist("sandbox", "copy"));
        fails("NoSuchKey", () -> served.oss.copyObject("sandbox", "none", "sandbox", "copy"));
        fails("NoSuchBucket", () -> served.oss.copyObject("nowhere", KEY, "sandbox", "copy"));
    }

    @Test
    void aForbiddenOverwriteIsNotCopiedOver() throws Exception {
        served.put("there", "first");
        var headers = Map.of("x-oss-copy-source", "/sandbox/" + Percent.encode(KEY), "x-oss-forbid-overwrite", "true");
        var answer = served.signed.send("PUT", "there", "", headers, new byte[0]);
        assertEquals("409 FileAlreadyExists", answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertEquals("first", served.get("there"));
        for (var source : List.of("sandbox/x", "/sandbox", "/sandbox/", "/", "", "/sandbox/%zz")) {
            var refused = served.signed.send("PUT", "copy", "", Map.of("x-oss-copy-source", source), new byte[0]);
            assertEquals("400 InvalidArgument", refused.statusCode() + " " + Signed.element(refused, "Code"), source);
        }
    }

    @Test
    void anObjectIsMadeAnewOfPartsOfItself() throws Exception {
        var big = "x".repeat(150_000) + "end";
        served.put("self", big);
        var before = served.oss.getObjectMetadata("sandbox", "self");
        var id = served.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "self")).getUploadId();
        var tags = new ArrayList<PartETag>();
        tags.add(served.oss.uploadPartCopy(new UploadPartCopyRequest("sandbox", "self", "sandbox", "self", id, 1, 0L, 120_000L)).getPartETag());
        var rest = new UploadPartCopyRequest("sandbox", "self", "sandbox", "self", id, 2, 120_000L, big.length() - 120_000L);
        rest.setMatchingETagConstraints(List.of(before.getETag()));
        tags.add(served.oss.uploadPartCopy(rest).getPartETag());
        served.oss.completeMultipartUpload(new CompleteMultipartUploadRequest("sandbox", "self", id, tags));
        assertEquals(big, served.get("self"));
        var after = served.oss.getObjectMetadata("sandbox", "self");
        assertEquals(before.getServerCRC(), after.getServerCRC());
        assertEquals("Multipart", after.getObjectType());
    }

    @Test
    void aPartCopyKeepsToItsConditionsAndRange() throws Exception {
        var id = served.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "parts")).getUploadId();
        var changed = new UploadPartCopyRequest("sandbox", KEY, "sandbox", "parts", id, 1, 0L, 5L);
        changed.setMatchingETagConstraints(List.of("x"));
        fails("PreconditionFailed", () -> served.oss.uploadPartCopy(changed));
        fails("NoSuchUpload", () -> served.oss.uploadPartCopy(new UploadPartCopyRequest("sandbox", KEY, "sandbox", "other", id, 1, 0L, 5L)));
        fails("NoSuchKey", () -> served.oss.uploadPartCopy(new UploadPartCopyRequest("sandbox", "none", "sandbox", "parts", id, 1, 0L, 5L)));
        assertEquals("416 InvalidRange", part(id, "bytes=3-9"));
        assertEquals("416 InvalidRange", part(id, "bytes=5-"));
        assertEquals("200 ", part(id, "bytes=1-3"));
        served.signed.send("POST", "parts", "uploadId=" + id, Map.of("x-oss-complete-all", "yes"), new byte[0]);
        assertEquals("ell", served.get("parts"));
    }

    private String part(String id, String range) throws Exception {
        var answer = served.signed.send("PUT", "parts", "partNumber=1&uploadId=" + id,
                Map.of("x-oss-copy-source", "/sandbox/" + Percent.encode(KEY), "x-oss-copy-source-range", range), new byte[0]);
        return answer.statusCode() + " " + Signed.element(answer, "Code");
    }
}
