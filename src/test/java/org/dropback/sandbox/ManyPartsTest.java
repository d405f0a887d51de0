package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.UploadPartRequest;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The most parts that OSS takes. One of them is uploaded; the data folder is then told that the others are the same. */
class ManyPartsTest {

    private static final int MOST = 10_000;
    private static final int SIZE = 100 << 10;

    @TempDir
    Path data;

    @Test
    void tenThousandPartsBecomeOneObject() throws Exception {
        var bytes = new byte[SIZE];
        new Random(29).nextBytes(bytes);
        String id;
        PartETag first;
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withData(data))) {
            var oss = Sdk.client(sandbox, SignVersion.V4);
            id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "many")).getUploadId();
            first = oss.uploadPart(new UploadPartRequest("sandbox", "many", id, 1, new ByteArrayInputStream(bytes), SIZE)).getPartETag();
            oss.shutdown();
        }
        var folder = data.resolve("uploads").resolve(id);
        var part = Files.readString(folder.resolve("part-1.json"));
        assertTrue(part.contains("\"number\":1,"), part);
        var tags = new ArrayList<>(List.of(first));
        for (int number = 2; number <= MOST; number++) {
            Files.writeString(folder.resolve("part-" + number + ".json"), part.replace("\"number\":1,", "\"number\":" + number + ","));
            tags.add(new PartETag(number, first.getETag()));
        }
        try (var sandbox = Sandbox.start(SandboxOptions.temporary().withData(data))) {
            var oss = Sdk.client(sandbox, SignVersion.V1);
            var request = new ListPartsRequest("sandbox", "many", id);
            int listed = 0;
            var page = oss.listParts(request);
            for (; page.isTruncated(); page = oss.listParts(request)) {
                listed += page.getParts().size();
                request.setPartNumberMarker(page.getNextPartNumberMarker());
            }
            assertEquals(MOST, listed + page.getParts().size());
            assertTrue(oss.completeMultipartUpload(new CompleteMultipartUploadRequest("sandbox", "many", id, tags)).getETag().endsWith("-" + MOST));
            assertEquals((long) MOST * SIZE, oss.getObjectMetadata("sandbox", "many").getContentLength());
            var last = new GetObjectRequest("sandbox", "many").withRange((MOST - 1L) * SIZE, (long) MOST * SIZE - 1);
            assertArrayEquals(bytes, oss.getObject(last).getObjectContent().readAllBytes());
            oss.shutdown();
        }
    }
}
