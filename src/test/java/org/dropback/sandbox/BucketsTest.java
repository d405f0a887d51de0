package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.Bucket;
import com.aliyun.oss.model.CannedAccessControlList;
import com.aliyun.oss.model.CreateBucketRequest;
import com.aliyun.oss.model.DataRedundancyType;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.StorageClass;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketsTest extends OnServed {

    @Test
    void aBucketIsWhatItWasMadeAs() {
        var request = new CreateBucketRequest("made").withStorageType(StorageClass.IA).withCannedACL(CannedAccessControlList.PublicRead);
        request.setDataRedundancyType(DataRedundancyType.ZRS);
        served.oss.createBucket(request);
        assertTrue(served.oss.doesBucketExist("made"));
        var info = served.oss.getBucketInfo("made");
        assertEquals("made IA ZRS", info.getBucket().getName() + " " + info.getBucket().getStorageClass() + " " + info.getDataRedundancyType());
        assertEquals(CannedAccessControlList.PublicRead, info.getCannedACL());
        assertEquals(CannedAccessControlList.PublicRead, served.oss.getBucketAcl("made").getCannedACL());
        assertEquals("oss-cn-hangzhou", served.oss.getBucketLocation("made"));
        served.oss.putObject("made", "k", new ByteArrayInputStream(new byte[3]));
        assertEquals(StorageClass.IA, served.oss.getObjectMetadata("made", "k").getObjectStorageClass());
        assertEquals("IA", served.oss.listObjects("made").getObjectSummaries().getFirst().getStorageClass());
    }

    @Test
    void makingABucketAgainChangesItsAclAlone() {
        served.put("kept", "kept");
        served.oss.createBucket(new CreateBucketRequest("sandbox").withCannedACL(CannedAccessControlList.PublicReadWrite));
        assertEquals(CannedAccessControlList.PublicReadWrite, served.oss.getBucketAcl("sandbox").getCannedACL());
        served.oss.createBucket("sandbox");
        assertEquals(CannedAccessControlList.PublicReadWrite, served.oss.getBucketAcl("sandbox").getCannedACL());
        assertTrue(served.oss.doesObjectExist("sandbox", "kept"));
        fails("BucketAlreadyExists", () -> served.oss.createBucket(new CreateBucketRequest("sandbox").withStorageType(StorageClass.Archive)));
        served.oss.setBucketAcl("sandbox", CannedAccessControlList.Private);
        assertEquals(CannedAccessControlList.Private, served.oss.getBucketInfo("sandbox").getCannedACL());
    }

    @Test
    void onlyAnEmptyBucketIsDeleted() {
        served.put("k", "x");
        fails("BucketNotEmpty", () -> served.oss.deleteBucket("sandbox"));
        served.oss.deleteObject("sandbox", "k");
        var id = served.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "k")).getUploadId();
        fails("BucketNotEmpty", () -> served.oss.deleteBucket("sandbox"));
        served.oss.abortMultipartUpload(new AbortMultipartUploadRequest("sandbox", "k", id));
        served.oss.deleteBucket("sandbox");
        assertFalse(served.oss.doesBucketExist("sandbox"));
        fails("NoSuchBucket", () -> served.put("k", "x"));
        fails("NoSuchBucket", () -> served.oss.deleteBucket("sandbox"));
        served.oss.createBucket("sandbox");
        assertTrue(served.oss.listObjects("sandbox").getObjectSummaries().isEmpty());
    }

    @Test
    void bucketsAreListedInPages() {
        List.of("b-2", "b-1", "b-3", "other").forEach(served.oss::createBucket);
        var first = served.oss.listBuckets("b-", "", 2);
        assertEquals(List.of("b-1", "b-2"), first.getBucketList().stream().map(Bucket::getName).toList());
        assertTrue(first.isTruncated());
        var second = served.oss.listBuckets("b-", first.getNextMarker(), 2);
        assertEquals(List.of("b-3"), second.getBucketList().stream().map(Bucket::getName).toList());
        assertFalse(second.isTruncated());
        assertNull(second.getNextMarker());
        assertEquals(5, served.oss.listBuckets().size());
    }

    @Test
    void whatOssDoesNotTakeIsRefused() throws Exception {
        var elsewhere = new CreateBucketRequest("elsewhere").withLocationConstraint("oss-us-west-1");
        fails("InvalidLocationConstraint", () -> served.oss.createBucket(elsewhere));
        for (var xml : List.of("<x/>", "<CreateBucketConfiguration><StorageClass>Cheap</StorageClass></CreateBucketConfiguration>",
                "<!DOCTYPE a><a/>")) {
            var answer = served.signed.send("PUT", "", "", Map.of(), xml.getBytes(UTF_8));
            assertEquals("400 MalformedXML", answer.statusCode() + " " + Signed.element(answer, "Code"), xml);
        }
        var acl = served.signed.send("PUT", "", "acl", Map.of("x-oss-acl", "everybody"), new byte[0]);
        assertEquals("400 InvalidArgument", acl.statusCode() + " " + Signed.element(acl, "Code"));
        for (int i = served.oss.listBuckets().size(); i < 100; i++) {
            served.oss.createBucket("many-" + i);
        }
        fails("TooManyBuckets", () -> served.oss.createBucket("one-more"));
    }
}
