package org.dropback.sandbox;

import static java.util.stream.Collectors.joining;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.MultipartUpload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadListingTest extends OnServed {

    @Test
    void pagesTogetherAreAllUploadsOnce() throws Exception {
        var begun = new HashSet<String>();
        for (var key : List.of("b", "a", "b", "\u4e2d +&", "b", "z")) {
            begun.add(served.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", key)).getUploadId());
        }
        for (int max : new int[] {1, 2, 4, 6, 1000}) {
            var seen = new ArrayList<MultipartUpload>();
            var request = new ListMultipartUploadsRequest("sandbox");
            request.setMaxUploads(max);
            var page = served.oss.listMultipartUploads(request);
            for (; page.isTruncated(); page = served.oss.listMultipartUploads(request)) {
                assertEquals(max, page.getMultipartUploads().size());
                seen.addAll(page.getMultipartUploads());
                request.setKeyMarker(page.getNextKeyMarker());
                request.setUploadIdMarker(page.getNextUploadIdMarker());
            }
            seen.addAll(page.getMultipartUploads());
            assertEquals("a b b b z \u4e2d +&", seen.stream().map(MultipartUpload::getKey).collect(joining(" ")));
            assertEquals(begun, new HashSet<>(seen.stream().map(MultipartUpload::getUploadId).toList()));
        }
        var encoded = Signed.text(served.signed.send("GET", "", "uploads&encoding-type=url", Map.of(), new byte[0]));
        assertTrue(encoded.contains("<Key>%E4%B8%AD%20%2B%26</Key>") && encoded.contains("<EncodingType>url</EncodingType>"), encoded);
    }

    @Test
    void prefixAndDelimiterFold() {
        for (var key : List.of("d/a", "d/b", "d/e/f", "d/e/g", "other")) {
            served.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", key));
        }
        var request = new ListMultipartUploadsRequest("sandbox");
        request.setPrefix("d/");
        request.setDelimiter("/");
        request.setMaxUploads(2);
        var first = served.oss.listMultipartUploads(request);
        assertEquals("d/a d/b", first.getMultipartUploads().stream().map(MultipartUpload::getKey).collect(joining(" ")));
        request.setKeyMarker(first.getNextKeyMarker());
        var second = served.oss.listMultipartUploads(request);
        assertEquals(List.of("d/e/"), second.getCommonPrefixes());
        assertEquals(List.of(), second.getMultipartUploads());
        fails("InvalidArgument", () -> {
            request.setMaxUploads(1000);
            request.setEncodingType("gzip");
            served.oss.listMultipartUploads(request);
        });
    }
}
