package org.dropback.cli;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import java.io.IOException;
import java.util.Set;
import org.dropback.sandbox.Sandbox;

/** Alibaba's own client, to look at what is there. */
record BucketView(OSS oss) implements AutoCloseable {

    BucketView(Sandbox sandbox) {
        this(new OSSClientBuilder().build(sandbox.endpoint().toString(), sandbox.accessKeyId(), sandbox.accessKeySecret()));
    }

    void parts(Set<String> into) {
        var uploads = oss.listMultipartUploads(new com.aliyun.oss.model.ListMultipartUploadsRequest("sandbox"));
        for (var upload : uploads.getMultipartUploads()) {
            oss.listParts(new com.aliyun.oss.model.ListPartsRequest("sandbox", upload.getKey(), upload.getUploadId())).getParts()
                    .forEach(part -> into.add(upload.getUploadId() + " " + part.getPartNumber()));
        }
    }

    byte[] bytes(String key) throws IOException {
        try (var object = oss.getObject("sandbox", key)) {
            return object.getObjectContent().readAllBytes();
        }
    }

    @Override
    public void close() {
        oss.shutdown();
    }
}
