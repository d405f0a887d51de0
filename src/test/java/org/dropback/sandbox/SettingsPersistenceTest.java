package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.CannedAccessControlList;
import com.aliyun.oss.model.CreateBucketRequest;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.ObjectPermission;
import com.aliyun.oss.model.PolicyCallbackItem;
import com.aliyun.oss.model.SetBucketCallbackPolicyRequest;
import com.aliyun.oss.model.StorageClass;
import com.aliyun.oss.model.UploadPartRequest;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of buckets, objects and uploads outlives the process; {@link PersistenceTest} has the bytes. */
class SettingsPersistenceTest {

    @TempDir
    Path data;

    private Date created;
    private String id;

    @Test
    void whatWasSaidIsThereAfterARestart() throws Exception {
        with(this::say);
        with(this::expect);
        with(oss -> {
            oss.deleteBucketCallbackPolicy(new GenericRequest("other"));
            oss.deleteObjectTagging("other", "k");
            oss.deleteBucket("empty");
        });
        with(oss -> {
            Served.fails("BucketCallbackPolicyNotExist", () -> oss.getBucketCallbackPolicy(new GenericRequest("other")));
            assertEquals(Map.of(), oss.getObjectTagging("other", "k").getAllTags());
            assertEquals(List.of("other", "sandbox"), oss.listBuckets().stream().map(bucket -> bucket.getName()).toList());
        });
    }

    private void say(OSS oss) {
        oss.createBucket("empty");
        oss.createBucket(new CreateBucketRequest("other").withCannedACL(CannedAccessControlList.PublicRead).withStorageType(StorageClass.IA));
        created = oss.getBucketInfo("other").getBucket().getCreationDate();
        oss.setBucketCallbackPolicy(new SetBucketCallbackPolicyRequest("other", List.of(new PolicyCallbackItem("name", "e30="))));
        var metadata = new ObjectMetadata();
        metadata.addUserMetadata("m", "n");
        oss.putObject("other", "k", new ByteArrayInputStream(new byte[1]), metadata);
        oss.setObjectAcl("other", "k", CannedAccessControlList.PublicReadWrite);
        oss.setObjectTagging("other", "k", Map.of("a", "b"));
        oss.appendObject(new AppendObjectRequest("other", "log", new ByteArrayInputStream(new byte[7])).withPosition(0L));
        metadata.setObjectTagging(Map.of("p", "q"));
        id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("other", "parts", metadata)).getUploadId();
        oss.uploadPart(new UploadPartRequest("other", "parts", id, 3, new ByteArrayInputStream(new byte[9]), 9));
    }

    private void expect(OSS oss) {
        var info = oss.getBucketInfo("other");
        assertEquals(CannedAccessControlList.PublicRead, info.getCannedACL());
        assertEquals(StorageClass.IA, info.getBucket().getStorageClass());
        assertEquals(created, info.getBucket().getCreationDate());
        assertEquals("name", oss.getBucketCallbackPolicy(new GenericRequest("other")).getPolicyCallbackItems().getFirst().getPolicyName());
        assertEquals("n", oss.getObjectMetadata("other", "k").getUserMetadata().get("m"));
        assertEquals(ObjectPermission.PublicReadWrite, oss.getObjectAcl("other", "k").getPermission());
        assertEquals(Map.of("a", "b"), oss.getObjectTagging("other", "k").getAllTags());
        var more = new AppendObjectRequest("other", "log", new ByteArrayInputStream(new byte[1])).withPosition(7L);
        assertEquals(8, oss.appendObject(more).getNextPosition());
        assertEquals(id, oss.listMultipartUploads(new ListMultipartUploadsRequest("other")).getMultipartUploads().getFirst().getUploadId());
        assertEquals(3, oss.listParts(new ListPartsRequest("other", "parts", id)).getParts().getFirst().getPartNumber());
    }

    private void with(java.util.function.Consumer<OSS> work) throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withData(data))) {
            var oss = Sdk.client(sandbox, SignVersion.V4);
            work.accept(oss);
            oss.shutdown();
        }
    }
}
